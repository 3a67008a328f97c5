import { once } from 'node:events';
import { cp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Store } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../src/publish/index.ts';
import { type RunningServer, serve } from '../../src/serve/index.ts';
import { NoRelease } from '../../src/store/index.ts';
import { published, silent } from './published.ts';

let release: Awaited<ReturnType<typeof published>>;
let server: RunningServer;

beforeAll(async () => {
  release = await published();
  server = await serve({ outDir: release.outDir, port: 0, host: '127.0.0.1', log: silent });
});
afterAll(async () => {
  await server.close();
  await release.remove();
});

const at = (below: string) => new URL(below, server.url);

/** The triples of a text in canonical form, as another library than the writer's reads them. */
async function triples(text: string, mediaType: string): Promise<string[]> {
  const store = new Store();
  if (mediaType === 'application/ld+json') {
    for await (const quad of Readable.from([text]).pipe(new JsonLdParser())) store.add(quad);
  } else {
    store.load(text, { format: mediaType });
  }
  return store
    .match()
    .map(({ subject, predicate, object }) => [subject, predicate, object].map(String).join(' '))
    .sort();
}

describe('over a socket', () => {
  test.each(['text/turtle', 'application/ld+json', 'application/trig', 'application/n-quads'])(
    'a thing is followed to its document in %s, which says the same as in N-Triples',
    async (mediaType) => {
      const accept = (type: string) => fetch(at('id/dataset/aah'), { headers: { accept: type } });
      const [asked, reference] = [await accept(mediaType), await accept('application/n-triples')];
      expect(asked.url).toBe(at('doc/dataset/aah').href);
      expect(asked.headers.get('content-type')).toContain(mediaType);
      const expected = await triples(await reference.text(), 'application/n-triples');
      expect(expected.length).toBeGreaterThan(20);
      expect(await triples(await asked.text(), mediaType)).toEqual(expected);
    },
  );

  test('the Landes series is answered', async () => {
    const query = `SELECT ?figure { ?o <http://purl.org/linked-data/sdmx/2009/dimension#refArea> <http://localhost:8080/id/caf/landes> ;
      <http://purl.org/linked-data/sdmx/2009/dimension#refPeriod> ?period ; <http://localhost:8080/def/beneficiaires> ?figure } ORDER BY ?period`;
    const response = await fetch(at('sparql'), {
      method: 'POST',
      headers: { accept: 'text/csv', 'content-type': 'application/sparql-query' },
      body: query,
    });
    const [, ...figures] = (await response.text()).trim().split('\r\n').map(Number);
    expect(figures).toEqual([5067, 5162, 5237, 5225, 5304, 5430, 5465, 5397, 5539]);
  });

  test('a dataset is downloaded whole, in parts, and not again when it is held', async () => {
    const whole = await fetch(at('download/aah.csv'));
    expect(whole.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(whole.headers.get('content-disposition')).toBe('attachment; filename="aah.csv"');
    expect(whole.headers.get('link')).toContain('aah.csv-metadata.json>; rel="describedby"');
    const text = await whole.text();
    expect(text.trim().split(/\r?\n/)).toHaveLength(145);

    const part = await fetch(at('download/aah.csv'), { headers: { range: 'bytes=0-9' } });
    expect([part.status, await part.text()]).toEqual([206, text.slice(0, 10)]);
    const changed = { range: 'bytes=0-9', 'if-range': '"another version"' };
    expect((await fetch(at('download/aah.csv'), { headers: changed })).status).toBe(200);

    for (const range of ['lines=0-9', 'bytes=0-1,5-9', 'bytes=-', 'nonsense']) {
      const ignored = await fetch(at('download/aah.csv'), { headers: { range } });
      expect([range, ignored.status, await ignored.text()]).toEqual([range, 200, text]);
    }
    expect((await fetch(at('download/aah.csv'), { headers: { range: 'bytes=9999999-' } })).status).toBe(416);

    const held = await fetch(at('download/aah.csv'), {
      headers: { 'if-none-match': whole.headers.get('etag') ?? '' },
    });
    expect(held.status).toBe(304);

    const zipped = await fetch(at('download/aah.nt.gz'));
    expect(zipped.headers.get('content-type')).toBe('application/gzip');
    const lines = gunzipSync(new Uint8Array(await zipped.arrayBuffer())).toString();
    expect((await triples(lines, 'application/n-triples')).length).toBeGreaterThan(144 * 6);

    for (const missing of [
      'download/zzz.csv',
      'download/../manifest.json',
      'download/%2e%2e%2fmanifest.json',
    ]) {
      expect((await fetch(at(missing))).status, missing).toBe(404);
    }
  });

  test('machines find the catalogue, the sitemap, the health and the metrics', async () => {
    const described = await fetch(at('.well-known/void'), { headers: { accept: 'application/n-triples' } });
    const about = (await triples(await described.text(), 'application/n-triples')).join('\n');
    expect(about).toContain(
      '<http://localhost:8080/id/dataset/aah> <http://rdfs.org/ns/void#entities> "144"',
    );

    expect(await (await fetch(at('robots.txt'))).text()).toContain(
      'Sitemap: http://localhost:8080/sitemap.xml',
    );
    const locations = (await (await fetch(at('sitemap.xml'))).text()).match(/<loc>[^<]+<\/loc>/g) ?? [];
    expect(locations).toContain('<loc>http://localhost:8080/doc/caf/landes</loc>');
    expect(locations.length).toBeGreaterThan(200);

    expect(await (await fetch(at('health'))).json()).toMatchObject({ status: 'ok' });
    const metrics = await (await fetch(at('metrics'))).text();
    expect(metrics).toMatch(
      /starcube_http_request_seconds_count\{method="GET",route="\/id\/\*",status="303"\} \d/,
    );
    expect(metrics).toMatch(/starcube_release_observations\{digest="[0-9a-f]{12}"\} \d+/);
  });
});

test('a new release is served as soon as it is there, by the same server', async () => {
  const description = path.join(release.dataDir, 'aah', 'dataset.yaml');
  const text = await readFile(description, 'utf8');
  await writeFile(description, text.replace(/^ {2}en: Recipients with.*$/m, '  en: Another title'));
  const outcome = await publish({ ...release, base: 'http://localhost:8080/' });
  expect(outcome.ok).toBe(true);
  const title = async () =>
    /<h1>(.*?)<\/h1>/.exec(
      await (await fetch(at('doc/dataset/aah?lang=en'), { headers: { accept: 'text/html' } })).text(),
    )?.[1];
  await expect.poll(title, { timeout: 10_000, interval: 300 }).toBe('Another title');
});

test('a release that cannot be opened leaves the former one served', async () => {
  const broken = path.join(release.outDir, 'releases', 'broken');
  await cp(path.join(release.outDir, 'current'), broken, { recursive: true, dereference: true });
  await rm(path.join(broken, 'manifest.json'));
  await symlink('releases/broken', path.join(release.outDir, 'next'));
  await rename(path.join(release.outDir, 'next'), path.join(release.outDir, 'current'));
  for (const _ of [1, 2, 3, 4]) {
    expect((await fetch(at('doc/caf/landes'))).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
});

test('nothing published, or a port that is taken, is an error that says so', async () => {
  const nowhere = { outDir: path.join(release.outDir, 'nowhere'), port: 0, host: '127.0.0.1', log: silent };
  await expect(serve(nowhere)).rejects.toBeInstanceOf(NoRelease);
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const fresh = await published();
  await expect(serve({ outDir: fresh.outDir, port, host: '127.0.0.1', log: silent })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  taken.close();
  await fresh.remove();
});

test('a catalogue whose base has a path is served under it', async () => {
  const nested = await published('http://localhost:8080/stats/');
  const other = await serve({ outDir: nested.outDir, port: 0, host: '127.0.0.1', log: silent });
  const response = await fetch(new URL('id/caf/landes', other.url), {
    headers: { accept: 'text/html' },
  });
  expect(response.url).toBe(new URL('doc/caf/landes', other.url).href);
  expect(await response.text()).toContain('href="/stats/doc/dataset/aah"');
  await other.close();
  await nested.remove();
});

test('closing lets requests under way finish', async () => {
  const fresh = await published();
  const other = await serve({ outDir: fresh.outDir, port: 0, host: '127.0.0.1', log: silent });
  const under = fetch(new URL('doc/code/area.nt', other.url)).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 20));
  await other.close();
  expect(await under).toContain('code/area');
  await expect(fetch(other.url)).rejects.toThrow();
  await fresh.remove();
});

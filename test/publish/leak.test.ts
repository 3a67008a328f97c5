import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../src/publish/index.ts';
import { createApp } from '../../src/serve/index.ts';
import { type Endpoint, startEndpoint } from '../../src/sparql/index.ts';
import { openCurrent, type Release } from '../../src/store/index.ts';

const base = 'http://localhost:8080/';

/** The document's table, and another with the same margins and the same published cells. */
const tables = {
  document: ';Âge;;;;Total\n;<25;25-30;30-50;>50;\nOui;2;5;7;6;20\nNon;8;15;18;19;60\nTotal;10;20;25;25;80\n',
  other: ';Âge;;;;Total\n;<25;25-30;30-50;>50;\nOui;4;3;7;6;20\nNon;6;17;18;19;60\nTotal;10;20;25;25;80\n',
} as const;

interface Served {
  readonly folder: string;
  readonly release: Release;
  readonly endpoint: Endpoint;
  readonly get: (path: string, accept?: string) => Promise<Response>;
}

let served: Served[];

beforeAll(async () => {
  served = [await serveTable(tables.document), await serveTable(tables.other)];
});

afterAll(async () => {
  for (const { folder, release, endpoint } of served) {
    await endpoint.close();
    release.close();
    await rm(folder, { recursive: true });
  }
});

describe('two tables that differ in hidden cells alone are the same to every reader', () => {
  test('each hides four cells, the same ones, and shows the others', async () => {
    for (const { get } of served) {
      const csv = await (await get('/download/secret-exemple.csv')).text();
      expect(csv.match(/,A$/gm)).toHaveLength(11);
      expect(csv.match(/,C$/gm)).toHaveLength(4);
      expect(csv.match(/^(oui|non),[^,]*,(moins-de-25|25-30),[^,]*,,C$/gm)).toHaveLength(4);
    }
  });

  test('every file of the release, but for the time in its manifest', async () => {
    const [one, other] = await Promise.all(served.map(({ release }) => filesOf(release.folder)));
    expect([...one!.keys()]).toEqual([...other!.keys()]);
    for (const [file, bytes] of one!) expect(bytes.equals(other!.get(file)!), file).toBe(true);
  });

  test('every page, every document, every download, and the headers they come with', async () => {
    const addresses = await addressesOf(served[0]!);
    expect(addresses.length).toBeGreaterThan(50);
    for (const address of addresses) {
      for (const accept of ['text/html', 'application/n-quads']) {
        const [one, other] = await Promise.all(served.map(({ get }) => answerOf(get, address, accept)));
        expect(other, `${address} as ${accept}`).toEqual(one);
      }
    }
  }, 300_000);

  test('every answer of the SPARQL endpoint', async () => {
    for (const query of [
      'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }',
      'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }',
      'SELECT ?p (COUNT(*) AS ?n) (SUM(?o) AS ?sum) (MIN(?o) AS ?min) (MAX(?o) AS ?max) { ?s ?p ?o } GROUP BY ?p',
      `DESCRIBE <${base}id/observation/secret-exemple/oui/moins-de-25>`,
    ]) {
      const address = `/sparql?query=${encodeURIComponent(query)}`;
      const [one, other] = await Promise.all(served.map(({ get }) => answerOf(get, address, '*/*')));
      expect(one!.status).toBe(200);
      expect(other, query).toEqual(one);
    }
  });
});

async function serveTable(table: string): Promise<Served> {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-leak-'));
  const dataDir = path.join(folder, 'data');
  const outDir = path.join(folder, 'published');
  await cp('data', dataDir, { recursive: true });
  await rm(path.join(dataDir, 'aah'), { recursive: true });
  await writeFile(path.join(dataDir, 'secret-exemple', 'tableau.csv'), table);
  const published = await publish({ dataDir, outDir, base });
  if (!published.ok) throw new Error(published.problems.map(({ code }) => code).join(', '));
  const release = await openCurrent(outDir);
  const endpoint = await startEndpoint({ release });
  const app = await createApp({ release, endpoint, log: pino({ level: 'silent' }) });
  return {
    folder,
    release,
    endpoint,
    get: async (address, accept = '*/*') => app.request(address, { headers: { accept } }),
  };
}

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const contents = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const bytes = await readFile(file);
      const timeless = name === 'manifest.json' ? bytes.toString().replace(/"created": "[^"]*"/, '') : bytes;
      return [path.relative(folder, file), Buffer.from(timeless)] as const;
    }),
  );
  return new Map(contents.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Everything that the site map and the dataset's own statements lead to. */
async function addressesOf({ get, release }: Served): Promise<string[]> {
  const sitemap = await (await get('/sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url!.replace(base, '/'));
  const downloads = release.manifest.downloads.map(({ file }) => `/download/${file}`);
  const observations = ['total', 'oui', 'non'].flatMap((answer) =>
    ['total', 'moins-de-25', '25-30', '30-50', 'plus-de-50'].map(
      (age) => `/doc/observation/secret-exemple/${answer}/${age}`,
    ),
  );
  const others = ['/', '/sparql', '/.well-known/void', '/doc/observation/secret-exemple/oui/nobody'];
  return [...new Set([...listed, ...downloads, ...observations, ...others])];
}

/** The bodies by their digests, so that a failure shows what differs and not all that does not. */
async function answerOf(get: Served['get'], address: string, accept: string) {
  const response = await get(address, accept);
  const headers = [...response.headers].filter(([name]) => name !== 'last-modified');
  const body = createHash('sha256').update(Buffer.from(await response.arrayBuffer()));
  return { status: response.status, headers, body: body.digest('hex') };
}

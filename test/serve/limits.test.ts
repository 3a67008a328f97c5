import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, serve } from '../../src/serve/index.ts';
import { defaultLimits, type Limits } from '../../src/sparql/index.ts';
import { endless } from '../sparql/queries.ts';
import { published, silent } from './published.ts';
import { serveBuilt } from './serve-built.ts';

/** Streams millions of rows at once. */
const long = 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
const quick = 'ASK { ?s ?p ?o }';

let release: Awaited<ReturnType<typeof published>>;
let server: RunningServer | undefined;

beforeAll(async () => {
  release = await published();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => release.remove());

async function start(limits: Partial<Limits>): Promise<void> {
  server = await serve({ outDir: release.outDir, port: 0, host: '127.0.0.1', log: silent, limits });
}

const at = (below: string, base = server?.url ?? '') => new URL(below, base);

function asked(query: string, more: Record<string, string> = {}): URL {
  const url = at('sparql');
  url.search = new URLSearchParams({ query, ...more }).toString();
  return url;
}

const ask = async (query: string) => {
  const response = await fetch(asked(query));
  return ((await response.json()) as { boolean: boolean }).boolean;
};

/** With its trailers, which `fetch` does not show. */
async function get(url: URL): Promise<{ text: string; trailers: NodeJS.Dict<string> }> {
  const [response] = (await once(http.get(url), 'response')) as [http.IncomingMessage];
  const text = await textOf(response);
  return { text, trailers: response.trailers };
}

test('HEAD of a long answer returns, and its process is free for the next query', async () => {
  await start({});
  const begun = performance.now();
  for (let head = 0; head < 2 * defaultLimits.processes; head += 1) {
    const response = await fetch(asked(long), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  }
  expect(await ask(quick)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(defaultLimits.time);
});

test('while every process is at an endless query, pages are answered; the queries get a 503 that says when to retry', async () => {
  await start({ time: 8_000 });
  let waiting = 2 * defaultLimits.processes;
  const queries = Array.from({ length: waiting }, async () => {
    const response = await fetch(asked(endless), { headers: { 'accept-language': 'en' } });
    waiting -= 1;
    return [response.status, response.headers.get('retry-after'), await response.text()];
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const page of ['', 'doc/dataset/aah', 'doc/caf/landes', 'doc/observation/aah/landes/2014-12']) {
    const response = await fetch(at(page), { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('</html>');
  }
  expect(waiting).toBe(2 * defaultLimits.processes);
  for (const query of queries) {
    expect(await query).toEqual([503, '30', expect.stringContaining('did not finish in the time allowed')]);
  }
  expect(await ask(quick)).toBe(true);
});

test('one query more than the queue takes gets a 503 at once', async () => {
  await start({ time: 8_000, processes: 1, queue: 0 });
  const first = fetch(asked(endless));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const second = await fetch(asked(quick), { headers: { 'accept-language': 'en' } });
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await second.text()).toContain('too many queries under way');
  expect((await first).status).toBe(503);
});

test('a client that goes away stops its query', async () => {
  await start({ processes: 1 });
  const begun = performance.now();
  for (const query of [endless, long]) {
    const left = new AbortController();
    const response = fetch(asked(query), { signal: left.signal }).then((answer) => answer.text());
    setTimeout(() => left.abort(), 1_000);
    await expect(response).rejects.toThrow('aborted');
    expect(await ask(quick)).toBe(true);
  }
  expect(performance.now() - begun).toBeLessThan(defaultLimits.time);
});

describe('an answer longer than one may be', () => {
  test('is cut, and says so inside and after', async () => {
    await start({ resultSize: 3_000_000 });
    const { text, trailers } = await get(asked(long, { format: 'json' }));
    expect(JSON.parse(text).truncated.fr).toContain('LIMIT');
    expect(trailers['result-truncated']).toBe('?1');
    const whole = await get(asked('SELECT * { ?s ?p ?o } LIMIT 5', { format: 'json' }));
    expect(JSON.parse(whole.text).truncated).toBeUndefined();
    expect(whole.trailers['result-truncated']).toBeUndefined();
  });

  test('in a format that cannot say so ends with an error of the connection', async () => {
    await start({ resultSize: 3_000_000 });
    await expect(fetch(asked(long, { format: 'csv' })).then((answer) => answer.text())).rejects.toThrow(
      'terminated',
    );
  });

  test('is a 400 with advice when nothing was sent yet', async () => {
    await start({ resultSize: 100 });
    const response = await fetch(asked(long), {
      headers: { 'accept-language': 'en' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('in parts with LIMIT and OFFSET');
  });
});

describe('a server told to end', () => {
  /** The processes of a server's, by the release's folder in their arguments. */
  const evaluators = () =>
    readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid))
      .filter((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          return command.includes('evaluator-process') && command.includes(release.outDir);
        } catch {
          return false;
        }
      });

  const noProcesses = process.platform !== 'linux';
  if (noProcesses) process.stderr.write('Skipped: only on Linux are the processes of a server looked for.\n');

  test.skipIf(noProcesses).each(['SIGTERM', 'SIGKILL'] as const)(
    'by %s during a query leaves no process',
    async (signal) => {
      const built = await serveBuilt(release.outDir, '--query-time', '6');
      try {
        const url = at('sparql', built.url);
        url.searchParams.set('query', endless);
        const answer = fetch(url).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        expect(evaluators().length).toBeGreaterThan(0);
        expect(await built.stop(signal)).toBe(signal === 'SIGTERM' ? 0 : null);
        // What was under way could finish: here, within its limits.
        expect((await answer)?.status).toBe(signal === 'SIGTERM' ? 503 : undefined);
      } finally {
        await built.stop('SIGKILL');
      }
      await expect.poll(evaluators, { timeout: 10_000 }).toEqual([]);
    },
  );
});

/** One engine in memory, answering SPARQL over HTTP: `engine-process.ts ENGINE FILE…`. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { QueryEngine } from '@comunica/query-sparql';
import { Store as N3Store, StreamParser } from 'n3';
import { Store as Oxigraph } from 'oxigraph';
import type { Ready } from './engine.ts';

interface Engine {
  readonly title: string;
  load(nTriples: Readable): Promise<void>;
  /** SPARQL results as JSON. */
  answer(query: string): Promise<Readable>;
}

const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  async oxigraph() {
    const store = new Oxigraph();
    return {
      title: `Oxigraph ${await versionOf('oxigraph')} (npm)`,
      async load(nTriples) {
        for await (const lines of wholeLines(nTriples)) {
          store.load(lines, { format: 'application/n-triples', unchecked: true, no_transaction: true });
        }
      },
      answer: async (query) =>
        Readable.from([store.query(query, { results_format: 'application/sparql-results+json' }) as string]),
    };
  },
  async comunica() {
    const store = new N3Store();
    const engine = new QueryEngine();
    return {
      title: `Comunica ${await versionOf('@comunica/query-sparql')} over N3`,
      async load(nTriples) {
        const parser = new StreamParser({ format: 'N-Triples' });
        await Promise.all([
          pipeline(nTriples, parser),
          new Promise((resolve) => store.import(parser).on('end', resolve)),
        ]);
      },
      async answer(query) {
        const result = await engine.query(query, { sources: [store] });
        const { data } = await engine.resultToString(result, 'application/sparql-results+json');
        return new Readable().wrap(data);
      },
    };
  },
};

const versionOf = async (name: string): Promise<string> =>
  (JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

/** Text in pieces that end where lines end. */
async function* wholeLines(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of stream.setEncoding('utf8')) {
    rest += piece;
    if (rest.length < 16_000_000) continue;
    const end = rest.lastIndexOf('\n') + 1;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  yield rest;
}

const [name = '', ...files] = process.argv.slice(2);
const engine = await engines[name]?.();
if (!engine) throw new Error(`no engine ${name}`);
const start = performance.now();
for (const file of files) {
  const bytes = createReadStream(file);
  await engine.load(file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes);
}
const load = (performance.now() - start) / 1000;
process.on('disconnect', () => process.exit());

const server = createServer(async (request, response) => {
  try {
    const body = (await request.toArray()).join('');
    const answer = await engine.answer(new URLSearchParams(body).get('query') ?? '');
    response.setHeader('content-type', 'application/sparql-results+json');
    await pipeline(answer, response);
  } catch (error) {
    if (!response.headersSent) response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ title: engine.title, port, load } satisfies Ready);
});

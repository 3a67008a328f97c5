import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starcube } from './starcube.ts';

let folder: string;
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-cli-'));
  const published = await starcube(['publish', '--out', file('published')]);
  expect(published.code, published.stderr).toBe(0);
});

afterAll(() => rm(folder, { recursive: true }));

describe('a command that cannot do its work says so in one line', () => {
  test.each([
    ['an unknown command', ['publsh'], 2],
    ['an unknown option', ['publish', '--dta', 'x'], 2],
    ['a base that is no address', ['publish', '--base', 'landes'], 2],
    ['nothing published yet', ['serve', '--out', 'nowhere'], 2],
    ['a query over nothing', ['query', 'ASK {}', '--out', 'nowhere'], 2],
    ['a limit that is no number', ['serve', '--query-time', 'long'], 2],
    ['a limit below what works', ['serve', '--query-memory', '1'], 2],
    ['an explanation in another format', ['query', 'ASK {}', '--explain', '--format', 'csv'], 2],
    ['a table that is not there', ['audit', 'nowhere.csv'], 2],
    ['a data folder that is not there', ['check', '--data', 'nowhere'], 1],
  ])('%s', async (_, words, code) => {
    const ended = await starcube(words);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toBe('');
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ended = await starcube(['serve', '--out', file('published'), '--port', String(port)]);
    other.close();
    expect(ended.code).toBe(3);
    expect(ended.stderr.trim().split('\n')).toEqual([expect.stringContaining(`port ${port} is taken`)]);
  });
});

test.each([
  ['C', 'seconds that a SPARQL query may take'],
  ['fr_FR.UTF-8', 'secondes que peut prendre une requête SPARQL'],
])(
  'in the locale %s, the help of serve says each limit with its default and its variable',
  async (locale, words) => {
    const { stdout } = await starcube(['serve', '--help'], { LC_ALL: locale });
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain(words);
    for (const limit of ['QUERY_TIME', 'QUERY_MEMORY', 'QUERY_PROCESSES', 'QUERY_QUEUE', 'RESULT_SIZE']) {
      expect(text).toMatch(new RegExp(`default: \\d+, env: STARCUBE_${limit}`));
    }
  },
);

describe('query', () => {
  const count =
    'SELECT (COUNT(*) AS ?n) { ?o <http://purl.org/linked-data/cube#dataSet> <http://localhost:8080/id/dataset/aah> }';

  test('prints a table, or the format asked for', async () => {
    const table = await starcube(['query', count, '--out', file('published')]);
    expect(table.stdout).toBe('n\n───\n144\n');
    const csv = await starcube(['query', count, '--out', file('published'), '--format', 'csv']);
    expect(csv.stdout).toBe('n\r\n144\r\n');
  });

  test('reads the query from a file', async () => {
    await writeFile(file('count.rq'), count);
    const { stdout } = await starcube([
      'query',
      file('count.rq'),
      '--out',
      file('published'),
      '--format',
      'tsv',
    ]);
    expect(stdout).toBe('?n\n144\n');
  });

  test('explains a query as text in the language of the environment, or as JSON', async () => {
    const words = ['query', count, '--explain', '--out', file('published')];
    expect((await starcube(words)).stdout).toMatch(
      /^SQL 1 {3}SELECT \?n\n[\s\S]*\nThe whole query: 1 row in /,
    );
    const french = await starcube(words, { LC_ALL: 'fr_FR.UTF-8' });
    expect(french.stdout).toContain('\nRequête entière : 1 ligne en ');
    const json = await starcube([...words, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ rows: 1, statements: [{ rows: 1 }] });
  });

  test('says where a query is wrong, and ends with 2', async () => {
    const { code, stderr } = await starcube(['query', 'SELECT ?x { ?x a }', '--out', file('published')]);
    expect(code).toBe(2);
    expect(stderr).toContain('query:1:');
  });
});

describe('protect and audit', () => {
  const document = ';<25;25-30;30-50;>50;Total\nOui;2;5;7;6;20\nNon;8;15;18;19;60\nTotal;10;20;25;25;80\n';
  const masked = ';<25;25-30;30-50;>50;Total\nOui;;;7;6;20\nNon;;;18;19;60\nTotal;10;20;25;25;80\n';

  test('hide what the document hides, and nothing else', async () => {
    await writeFile(file('table.csv'), document);
    const { code, stdout, stderr } = await starcube([
      'protect',
      file('table.csv'),
      '--explain',
      file('why.csv'),
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(masked);
    expect(stderr).toMatch(/primary: 1\n[\s\S]*secondary: 3\n[\s\S]*value hidden: 30\n/);
    expect((await stat(file('why.csv'))).mode & 0o777).toBe(0o600);
    expect(await readFile(file('why.csv'), 'utf8')).toContain('below the threshold');
  });

  test('tell a safe table from one that gives a cell away', async () => {
    await writeFile(file('masked.csv'), masked);
    const safe = await starcube(['audit', file('masked.csv'), '--format', 'json']);
    expect(safe.code).toBe(0);
    expect(JSON.parse(safe.stdout)).toMatchObject({
      disclosed: 0,
      hidden: expect.arrayContaining([{ cell: { row: 'Oui', column: '<25' }, low: 0, high: 7 }]),
    });
    await writeFile(file('naive.csv'), document.replace(';2;', ';;'));
    const naive = await starcube(['audit', file('naive.csv'), '--format', 'json']);
    expect(naive.code).toBe(1);
    expect(JSON.parse(naive.stdout)).toMatchObject({
      disclosed: 1,
      hidden: [{ cell: { row: 'Oui', column: '<25' }, low: 2, high: 2 }],
    });
  });
});

test('rate shows the stars of each dataset, with what is missing', async () => {
  const { code, stdout } = await starcube(['rate', '--out', file('published')]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^aah {2}★★★★★$/m);
  expect(stdout).toMatch(/✖ .*\n.*\n {4}→ /);
});

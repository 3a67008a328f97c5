import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Endpoint,
  type Limits,
  type QueryRequest,
  QueryTooLarge,
  ResultTooLarge,
  startEndpoint,
} from '../../src/sparql/index.ts';
import { aah, collect, type Made, makeRelease } from '../store/made-release.ts';

const dataSet = '<http://purl.org/linked-data/cube#dataSet>';

/** Every triple with every two observations: 30,000 solutions or so. */
const pairs = `?a ?b ?c . ?d ${dataSet} ?e . ?f ${dataSet} ?e`;

let made: Made;
let narrow: Endpoint;

beforeAll(async () => {
  made = await makeRelease([], [aah]);
  narrow = await start({ resultSize: 3_000_000 });
});

afterAll(async () => {
  await narrow.close();
  await made.remove();
});

const start = (limits: Partial<Limits>) =>
  startEndpoint({ release: made.folder, limits: { processes: 1, ...limits } });

async function read(request: QueryRequest, from = narrow): Promise<{ text: string; cut: boolean }> {
  const { body, wasCut } = await from.query(request);
  const text = Buffer.concat(await collect(body)).toString();
  return { text, cut: wasCut() };
}

describe('an answer longer than one may be', () => {
  const construct = `CONSTRUCT { ?o <http://example.org/seen> ?long } {
    ${pairs} BIND(CONCAT(STR(?a), STR(?b), STR(?d), STR(?e), STR(?f)) AS ?long)
    BIND(IRI(CONCAT('http://example.org/', SHA1(?long))) AS ?o) }`;

  test('in JSON is cut between two solutions, and says so beside them', async () => {
    const { text, cut } = await read({ text: `SELECT * { ${pairs} }`, format: 'json' });
    const { results, truncated } = JSON.parse(text);
    expect(cut).toBe(true);
    expect(results.bindings.length).toBeGreaterThan(100);
    expect(truncated.en).toContain('LIMIT and OFFSET');
    expect(truncated.fr).toContain('LIMIT et OFFSET');
  });

  test('in XML is cut between two solutions, and says so in a comment', async () => {
    const { text, cut } = await read({ text: `SELECT * { ${pairs} }`, format: 'xml' });
    expect(cut).toBe(true);
    expect(text).toMatch(/<\/result>\n<\/results>\n<!-- .*LIMIT and OFFSET.* -->\n<\/sparql>\n$/);
  });

  test.each(['nt', 'ttl', 'nq', 'trig'])(
    'in %s is cut between two triples, and says so in a comment',
    async (format) => {
      const { text, cut } = await read({ text: construct, format });
      expect(cut).toBe(true);
      expect(new Parser().parse(text).length).toBeGreaterThan(100);
      expect(text.trimEnd().split('\n').at(-2)).toMatch(/^# .*LIMIT and OFFSET/);
    },
  );

  test.each(['csv', 'tsv'])('in %s, which has no place to say so, fails before its end', async (format) => {
    await expect(read({ text: `SELECT * { ${pairs} }`, format })).rejects.toThrow(ResultTooLarge);
  });

  test('in JSON-LD, which has none either, fails before its end', async () => {
    const tiny = await start({ resultSize: 2_000 });
    try {
      await expect(read({ text: construct, format: 'jsonld' }, tiny)).rejects.toThrow(ResultTooLarge);
    } finally {
      await tiny.close();
    }
  });

  test('is refused when that is known before anything is sent', async () => {
    const tiny = await start({ resultSize: 100 });
    try {
      await expect(tiny.query({ text: `SELECT * { ${pairs} }` })).rejects.toMatchObject({
        name: 'ResultTooLarge',
        bytes: 100,
      });
    } finally {
      await tiny.close();
    }
  });

  test('is whole when it is no longer than that, or when no limit is set', async () => {
    const { cut } = await read({ text: 'SELECT * { ?a ?b ?c } LIMIT 10' });
    expect(cut).toBe(false);
    const open = await start({ resultSize: undefined });
    try {
      const counted = await read({ text: `SELECT (COUNT(*) AS ?n) { ${pairs} }`, format: 'tsv' }, open);
      const all = await read({ text: `SELECT * { ${pairs} }`, format: 'tsv' }, open);
      expect(all.cut).toBe(false);
      expect(all.text.trimEnd().split('\n').length - 1).toBe(Number(counted.text.split('\n')[1]));
    } finally {
      await open.close();
    }
  });
});

describe('a query that needs too much memory', () => {
  /** Six observations, chosen in every way: millions of solutions, each with a long text of its own. */
  const names = ['?a', '?b', '?c', '?d', '?e', '?f'];
  const many = names.map((name) => `${name} ${dataSet} ?set`).join(' . ');
  const long = `CONCAT(${[...names, ...names, ...names].map((name) => `STR(${name})`).join(', ')})`;

  test.each([
    [
      'in the database, for DISTINCT',
      `SELECT (COUNT(*) AS ?n) { SELECT DISTINCT (${long} AS ?k) { ${many} } }`,
    ],
    ['in the database, for ORDER BY', `SELECT * { ${many} } ORDER BY ${long}`],
    [
      'in the database, for GROUP BY',
      `SELECT ?k (COUNT(*) AS ?n) { ${many} BIND(${long} AS ?k) } GROUP BY ?k`,
    ],
    [
      'in the engine, for ORDER BY',
      `SELECT * { ${many} BIND(${long} AS ?j) BIND(CONCAT(${Array(200).fill('?j').join(', ')}) AS ?k)
        FILTER(SHA512(STR(?a)) != '') } ORDER BY UCASE(?k)`,
    ],
  ])(
    '%s is too large, and the next one is answered',
    async (_, text) => {
      const small = await start({ databaseMemory: '64MB', heap: 96, time: 160_000 });
      try {
        await expect(read({ text }, small)).rejects.toThrow(QueryTooLarge);
        expect((await read({ text: 'ASK { ?s ?p ?o }' }, small)).text).toContain('true');
      } finally {
        await small.close();
      }
    },
    180_000,
  );
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Endpoint,
  type Explanation,
  explanationText,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  startEndpoint,
} from '../../src/sparql/index.ts';
import { aah, type Made, makeRelease } from '../store/made-release.ts';
import { endless, prologue } from './queries.ts';

let made: Made;
let endpoint: Endpoint;

beforeAll(async () => {
  made = await makeRelease([], [aah]);
  endpoint = await startEndpoint({ release: made.folder, limits: { processes: 1 } });
});

afterAll(async () => {
  await endpoint.close();
  await made.remove();
});

const explain = (text: string) => endpoint.explain({ text: prologue + text });

/** Every part of a plan, from the top. */
function parts(plan: Explanation['plan']): Explanation['plan'][] {
  return [plan, ...plan.parts.flatMap(parts)];
}

const sum = `SELECT ?area (SUM(?value) AS ?sum) {
  ?o sdmx-dimension:refArea ?area ; def:beneficiaires ?value FILTER(?value > 10)
} GROUP BY ?area ORDER BY DESC(?sum) LIMIT 5`;

/** Its condition is not the database's to judge. */
const hashed = `SELECT ?area ?value {
  ?o sdmx-dimension:refArea ?area ; def:beneficiaires ?value FILTER(SHA512(STR(?area)) != "")
}`;

test('a query that compiles is one statement, its algebra in the words of SPARQL', async () => {
  const { plan, statements, rows, milliseconds } = await explain(sum);
  expect(parts(plan).every(({ by, statement }) => by === 'sql' && statement === 1)).toBe(true);
  expect(parts(plan).map(({ operation }) => operation)).toEqual([
    'LIMIT 5',
    'SELECT ?area ?sum',
    'ORDER BY DESC(?sum)',
    'BIND (?var0 AS ?sum)',
    'GROUP BY ?area : SUM(?value) AS ?var0',
    'FILTER (?value > 10)',
    '{ … }',
    '?o sdmx-dimension:refArea ?area',
    '?o def:beneficiaires ?value',
  ]);
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatchObject({ rows: 2, sql: expect.stringMatching(/^SELECT\n/) });
  expect(rows).toBe(2);
  expect(milliseconds).toBeGreaterThan(0);
});

test('a query that compiles in part says which, and why the rest does not', async () => {
  const { plan, statements, rows } = await explain(hashed);
  const [select, filter, ...below] = parts(plan);
  expect(select).toMatchObject({ by: 'engine', operation: 'SELECT ?area ?value' });
  expect(select?.reason).toBeUndefined();
  expect(filter).toMatchObject({
    by: 'engine',
    operation: 'FILTER (SHA512(STR(?area)) != "")',
    reason: { en: 'the function sha512', fr: 'la fonction SHA512' },
  });
  expect(below.map(({ by }) => by)).toEqual(['sql', 'sql', 'sql']);
  expect(statements.map((statement) => statement.rows)).toEqual([rows]);
});

test.each([
  ['ASK { ?o def:beneficiaires 5465 }', 'ASK', 1],
  ['CONSTRUCT { ?o def:of ?area } { ?o sdmx-dimension:refArea ?area }', 'CONSTRUCT { ?o def:of ?area }', 14],
  ['DESCRIBE <http://localhost:8080/id/observation/aah/landes/2014-12>', /^CONSTRUCT/, 6],
])('%s is explained too', async (text, operation, rows) => {
  const explained = await explain(text);
  expect(explained.plan.operation).toMatch(operation);
  expect(explained.rows).toBe(rows);
});

test.each([
  ['OPTIONAL { ?o skos:note ?n }', 'OPTIONAL'],
  ['MINUS { ?o skos:note ?n }', 'MINUS'],
  ['{ ?o skos:note 1 } UNION { ?o skos:note "a"@fr }', 'UNION'],
  ['?o skos:note/^skos:broader* ?n', /skos:broader\*/],
  ['VALUES ?v { 1 2 }', 'VALUES (?v) × 2'],
  ['FILTER(?v IN (1, 2) || !BOUND(?w))', 'FILTER ((?v IN (1, 2)) || !BOUND(?w))'],
  ['FILTER NOT EXISTS { ?o skos:note ?n }', 'FILTER (NOT EXISTS { … })'],
  ['BIND(-?v * 2 AS ?w)', 'BIND (-?v * 2 AS ?w)'],
  ['GRAPH ?g { ?o skos:note ?n }', 'GRAPH ?g { ?o skos:note ?n }'],
])('%s is said as it is written', async (pattern, words) => {
  const { plan } = await explain(`SELECT * { ?o def:beneficiaires ?v . ${pattern} }`);
  expect(parts(plan).map(({ operation }) => operation)).toContainEqual(
    typeof words === 'string' ? words : expect.stringMatching(words),
  );
});

describe('as text', () => {
  test('it marks each operation, and lays out the statements, in both languages', async () => {
    const explained = await explain(hashed);
    const english = explanationText(explained, 'en');
    expect(english).toMatch(/^engine {2}SELECT \?area \?value\n/);
    expect(english).toContain('└ not SQL: the function sha512');
    expect(english).toMatch(/^SQL 1 {3} {6}\?o def:beneficiaires \?value$/m);
    expect(english).toMatch(/^SQL statement 1: 13 rows in [\d.]+ ms\n\n {2}SELECT$/m);
    expect(english).toMatch(/^The whole query: 13 rows in [\d.,]+ ms$/m);
    const french = explanationText(explained, 'fr');
    expect(french).toMatch(/^moteur {2}SELECT \?area \?value\n/);
    expect(french).toContain('└ pas en SQL : la fonction SHA512');
    expect(french).toMatch(/^Instruction SQL 1 : 13 lignes en [\d,]+ ms$/m);
  });
});

test('explaining keeps to the limits of a query, and answers what is wrong as a query does', async () => {
  await expect(explain('SELECT * {')).rejects.toThrow(QuerySyntaxError);
  await expect(explain('DROP ALL')).rejects.toThrow(QueryRefused);
  const hurried = await startEndpoint({ release: made.folder, limits: { processes: 1, time: 1_000 } });
  try {
    await expect(hurried.explain({ text: endless })).rejects.toThrow(QueryTimeout);
  } finally {
    await hurried.close();
  }
});

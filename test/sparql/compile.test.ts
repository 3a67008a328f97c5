/** What compiled queries answer where the engine's own functions differ from the specification, and what is left to it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iri, literal, namedNode, type Quad, quad } from '../../src/rdf/index.ts';
import { evaluate } from '../../src/sparql/evaluate.ts';
import { openRelease, type Release } from '../../src/store/index.ts';
import { aah, iris, type Made, makeRelease } from '../store/made-release.ts';
import { whyNotWhole } from './plan.ts';
import { prologue } from './queries.ts';
import { solutionsIn } from './solutions.ts';

const ex = (name: string) => namedNode(`http://example.org/${name}`);

/** A ring of three, a tail into it, texts, and a figure past what floating-point numbers hold. */
const statements: Quad[] = (
  [
    ['1', 'next', ex('2')],
    ['2', 'next', ex('3')],
    ['3', 'next', ex('1')],
    ['0', 'next', ex('1')],
    ['0', 'name', literal('zéro')],
    ['1', 'name', literal('un')],
    ['2', 'name', literal('Deux', 'fr')],
    ['0', 'size', literal('0.1', iri('xsd:decimal'))],
    ['1', 'size', literal('0.2', iri('xsd:decimal'))],
  ] as const
).map(([subject, predicate, object]) =>
  quad(ex(subject), ex(predicate), object as never, iris.catalogGraph()),
);

const large = 9_007_199_254_740_993n;

let made: Made;
let release: Release;

beforeAll(async () => {
  const rows = aah.rows.map((row, at) => (at === 0 ? { ...row, figure: large } : row));
  made = await makeRelease(statements, [{ ...aah, rows }]);
  release = await openRelease(made.folder);
});

afterAll(async () => {
  release.close();
  await made.remove();
});

/** The solutions, sorted; and why the query is not one statement, where it is none. */
async function ask(on: Release, text: string): Promise<{ rows: string[]; reason: string | undefined }> {
  const query = prologue + text;
  const answer = await evaluate(on, { text: query }, AbortSignal.timeout(20_000));
  if (answer.kind !== 'bindings') throw new Error(`${answer.kind} instead of bindings`);
  const rows = (await solutionsIn(answer)).map((row) =>
    row.map((term) => term?.value ?? 'unbound').join(' '),
  );
  return { rows: rows.sort(), reason: await whyNotWhole(on, query) };
}

const at = 'http://example.org/';

describe('a compiled query follows the specification', () => {
  test.each([
    ['places before the first have no character', 'SELECT (SUBSTR("landes", 0, 3) AS ?x) { }', ['la']],
    [
      'whole numbers are exact',
      `SELECT ?v { ?o def:beneficiaires ?v FILTER(?v > ${large - 1n}) }`,
      [`${large}`],
    ],
    [
      'and so are their sums',
      `SELECT (SUM(?v) - ?m AS ?x) { { SELECT (SUM(?v) AS ?s) (MAX(?v) AS ?m) { ?o def:beneficiaires ?v FILTER(?v > 15000) } } BIND(?s AS ?v) } GROUP BY ?m`,
      ['0'],
    ],
    ['decimals are summed without error', 'SELECT (SUM(?v) AS ?x) { ?a ex:size ?v }', ['0.3']],
    ['a ring leads back to itself', 'SELECT ?r { ?r ex:next+ ?r }', [`${at}1`, `${at}2`, `${at}3`]],
    [
      'a path of no length ends where it starts',
      'SELECT ?r { ex:elsewhere ex:next* ?r }',
      [`${at}elsewhere`],
    ],
    [
      'but from a variable only at what the graph holds',
      'SELECT ?a ?r { VALUES ?a { ex:3 ex:elsewhere } ?a ex:next? ?r }',
      [`${at}3 ${at}1`, `${at}3 ${at}3`],
    ],
    ['a length is the number of characters', 'SELECT (STRLEN(?n) AS ?x) { ex:0 ex:name ?n }', ['4']],
    ['a language stays with its text', 'SELECT (LANG(UCASE(?n)) AS ?x) { ex:2 ex:name ?n }', ['fr']],
    ['IRIs have a least one', 'SELECT (MIN(?a) AS ?x) (MAX(?a) AS ?y) { ?a ex:next ?b }', [`${at}0 ${at}3`]],
    [
      'what is unbound makes a sum an error, and is not counted',
      'SELECT (SUM(?v) AS ?x) (COUNT(?v) AS ?y) { ?a ex:next ?b OPTIONAL { ?a ex:size ?v } }',
      ['unbound 2'],
    ],
    [
      'a solution agrees with any value of what it leaves unbound',
      'SELECT ?a ?v { VALUES ?v { 1 2 } OPTIONAL { ex:0 ex:absent ?a } ?a ex:size ?s }',
      [`${at}0 1`, `${at}0 2`, `${at}1 1`, `${at}1 2`],
    ],
    [
      'groups by what is the same in all solutions are one',
      'SELECT ?t (COUNT(*) AS ?n) { ?o def:beneficiaires ?v OPTIONAL { ?o a ?t } } GROUP BY ?t',
      [
        `http://purl.org/linked-data/cube#Observation ${aah.rows.filter(({ figure }) => figure !== null).length}`,
      ],
    ],
    [
      'a number that groups is no place of a column',
      'SELECT ?x (COUNT(*) AS ?n) { ?a ex:size ?s { VALUES ?x { 3 UNDEF } } { VALUES ?x { 3 } } } GROUP BY ?x',
      ['3 4'],
    ],
    [
      'MINUS takes nothing away where no variable is shared by two solutions',
      'SELECT ?a { ?a ex:size ?s OPTIONAL { ?a ex:absent ?b } MINUS { ?b ex:next ?c } }',
      [`${at}0`, `${at}1`],
    ],
    [
      'what is known is put into EXISTS, filters too',
      'SELECT ?a { ?a ex:size ?s FILTER NOT EXISTS { ?b ex:size ?t FILTER(?t > ?s) } }',
      [`${at}1`],
    ],
    [
      'the texts of a group are joined, each once if asked',
      'SELECT (GROUP_CONCAT(DISTINCT ?t; SEPARATOR="+") AS ?x) { ?a ex:next ?b BIND(IF(?a = ex:0, "a", "b") AS ?t) }',
      ['a+b'],
    ],
    ['halves are rounded up', 'SELECT (ROUND(-2.5) AS ?x) (ROUND(2.5) AS ?y) { }', ['-2 3']],
  ])('%s', async (_, text, expected) => {
    const { rows, reason } = await ask(release, text);
    expect(reason).toBeUndefined();
    expect(rows).toEqual(expected);
  });
});

describe('what SQL is not sure to answer alike is left to the engine', () => {
  test.each([
    [
      'patterns of its own',
      'SELECT ?n { ?a ex:name ?n FILTER REGEX(?n, "\\\\w+") }',
      'a regular expression of its own',
    ],
    [
      'a replacement that refers to groups',
      'SELECT (REPLACE(?n, "(u)", "$1$1") AS ?x) { ?a ex:name ?n }',
      'a replacement of its own',
    ],
    [
      'odd letters',
      'SELECT (UCASE(CONCAT(?n, "ß")) AS ?x) { ?a ex:name ?n }',
      'a letter without another case',
    ],
    [
      'ill-written numbers',
      'SELECT ?a { ?a ex:name ?n FILTER(?n > "x"^^xsd:integer) }',
      'a literal that is not written plainly',
    ],
    [
      'moments elsewhere',
      'SELECT ?a { ?a ex:name ?n FILTER(?n > "2014-01-01T00:00:00+02:00"^^xsd:dateTime) }',
      'a literal that is not written plainly',
    ],
  ])('%s', async (_, text, reason) => {
    expect((await ask(release, text)).reason).toBe(reason);
  });

  test('and what is too large for its types', async () => {
    const product = Array<string>(6).fill('10000000000').join(' * ');
    const { rows } = await ask(
      release,
      `SELECT (?v * ${product} > 0 AS ?x) { ?o def:beneficiaires ?v } LIMIT 1`,
    );
    expect(rows).toEqual(['true']);
  });

  test('so are all numbers of a release that holds some that are written in another way', async () => {
    const odd = quad(ex('9'), ex('mixed'), literal('05', iri('xsd:integer')), iris.catalogGraph());
    const text = quad(ex('9'), ex('mixed'), literal('five'), iris.catalogGraph());
    const { folder, remove } = await makeRelease([...statements, odd, text]);
    const other = await openRelease(folder);
    try {
      const { rows, reason } = await ask(other, 'SELECT ?v { ?a ex:mixed ?v FILTER(?v = 5) }');
      expect(reason).toMatch(/^literals that are not written plainly/);
      expect(rows).toEqual(['05']);
    } finally {
      other.close();
      await remove();
    }
  });
});

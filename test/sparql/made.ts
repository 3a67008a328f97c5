/** Made releases that random queries are asked of, and their answers as lines that can be compared. */
import * as fc from 'fast-check';
import { blankNode, iri, literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/index.ts';
import { evaluate } from '../../src/sparql/evaluate.ts';
import type { Release } from '../../src/store/index.ts';
import { aah, collect, iris, type MadeCube, type MadeRow } from '../store/made-release.ts';
import { prologue } from './queries.ts';
import { solutionsIn } from './solutions.ts';

const ex = (name: string) => namedNode(`http://example.org/${name}`);
const other = ex('graph');

const day = (text: string) => literal(text, iri('xsd:date'));
const whole = (text: string) => literal(text, iri('xsd:integer'));

/** Areas within areas, a ring, and literals of every kind. */
const areas: Quad[] = [
  ...[
    [iris.caf('landes'), ex('south')],
    [iris.caf('loire'), ex('centre')],
    [ex('south'), ex('country')],
    [ex('centre'), ex('country')],
  ].map(([part, all]) => quad(part as never, iri('skos:broader'), all as never, iris.catalogGraph())),
  ...['1', '2', '3'].map((name, at) => quad(ex(name), ex('next'), ex(`${((at + 1) % 3) + 1}`), other)),
  quad(ex('0'), ex('next'), ex('1'), other),
  quad(iris.caf('loire'), ex('next'), iris.caf('landes'), iris.catalogGraph()),
  ...[
    [ex('population'), whole('407444'), whole('762941')],
    [ex('since'), day('2014-02-03'), day('1999-12-31')],
    [ex('note'), literal('grand département', 'fr'), literal('a plain note')],
    [ex('note'), literal('county', 'en'), whole('12')],
    [ex('note'), day('2014-02-03'), ex('country')],
    [ex('note'), literal('2014-05-06T07:08:09Z', iri('xsd:dateTime')), literal('true', iri('xsd:boolean'))],
    [ex('note'), literal('x', ex('type')), literal('2.50', iri('xsd:decimal'))],
  ].flatMap(([property, south, north]) => [
    quad(iris.caf('landes'), property as never, south as never, iris.catalogGraph()),
    quad(iris.caf('loire'), property as never, north as never, iris.catalogGraph()),
  ]),
];

/** Numbers of every type on areas and statuses, a triple in two graphs, a blank node. */
export const statements = (repeated: boolean): Quad[] => [
  ...areas,
  quad(iris.caf('landes'), ex('size'), literal('12', iri('xsd:integer')), iris.catalogGraph()),
  quad(iris.caf('loire'), ex('size'), literal('2.50', iri('xsd:decimal')), iris.catalogGraph()),
  quad(iris.caf('loire'), ex('size'), literal('5465', iri('xsd:integer')), other),
  quad(iris.confidential(), ex('size'), literal('large'), other),
  quad(blankNode('b'), ex('size'), iris.caf('loire'), other),
  ...(repeated ? [quad(iris.caf('landes'), ex('size'), literal('12', iri('xsd:integer')), other)] : []),
];

const cell = fc.record({
  present: fc.boolean(),
  status: fc.constantFrom('A', 'A', 'A', 'C', 'M'),
  figure: fc.constantFrom(0n, 12n, 12n, 5465n, 5000n, 123456789n),
  sources: fc.constantFrom(1n, 2n, 3n),
}) as fc.Arbitrary<MadeRow & { present: boolean }>;

const periods = aah.codes[1]?.slice(4) ?? [];

/** Two cubes that share an area dimension; the second has another measure. */
export const cubes = fc.array(cell, { minLength: 12, maxLength: 12 }).map((cells): MadeCube[] => {
  const rows = cells.flatMap(({ present, ...row }, at): MadeRow[] => {
    const codes = [aah.codes[0]?.[at % 2]?.code ?? '', periods[Math.floor(at / 2) % 3]?.code ?? ''];
    return present ? [{ ...row, codes, figure: row.status === 'A' ? row.figure : null }] : [];
  });
  const [first, second] = [rows.filter((_, at) => at % 2 === 0), rows.filter((_, at) => at % 2 === 1)].map(
    unique,
  );
  return [
    {
      ...aah,
      codes: [aah.codes[0] ?? [], periods],
      rows: first ?? [],
      layout: { ...aah.layout, observations: first?.length ?? 0 },
    },
    {
      layout: {
        ...aah.layout,
        dataset: 'rsa',
        measure: { id: 'effectif', property: iris.def('effectif').value },
        observations: second?.length ?? 0,
      },
      codes: [aah.codes[0] ?? [], periods],
      rows: second ?? [],
    },
  ];
});

const unique = (rows: MadeRow[]): MadeRow[] => [
  ...new Map(rows.map((row) => [row.codes.join(), row])).values(),
];

const show = (term: Term | undefined): string => {
  if (!term) return '';
  if (term.termType === 'BlankNode') return 'a blank node';
  if (term.termType !== 'Literal') return term.value;
  const inexact = /#(decimal|double)$/.test(term.datatype.value);
  const value = inexact ? Number(Number(term.value).toPrecision(12)) : term.value;
  // What is summed up of nothing is an integer, here of the type of what it would be of.
  if (Number(value) === 0 && /#(integer|decimal|double)$/.test(term.datatype.value)) return 'zero';
  // The parts of a GROUP_CONCAT come in any order.
  const parts = typeof value === 'string' ? value.split('|').sort().join('|') : value;
  return JSON.stringify([parts, term.language, term.datatype.value]);
};

/** What a query gives: its solutions as texts, in order. */
export async function answer(release: Release, text: string, compiler: boolean): Promise<string[][]> {
  const query = { text: prologue + text };
  const found = await evaluate(release, query, AbortSignal.timeout(20_000), { compiler });
  if (found.kind === 'boolean') return [[String(found.value)]];
  if (found.kind === 'quads') {
    const quads = await collect(found.quads);
    return quads.map(({ subject, predicate, object }) =>
      [subject, predicate, object].map((term) => show(term as Term)),
    );
  }
  return (await solutionsIn(found)).map((solution) => solution.map(show));
}

export const lines = (rows: readonly string[][]): string[] => rows.map((row) => row.join(' | ')).sort();

import { Store } from 'n3';
import { expect, test } from 'vitest';
import { integrityConstraints } from '../../src/validate/integrity/index.ts';
import { observationShapes } from '../../src/validate/observation-shapes.ts';
import { checkByColumns } from '../../src/validate/observations.ts';
import { readShapes } from '../../src/validate/shapes.ts';
import { structureOf } from '../../src/validate/structure.ts';
import { base, database, goodMetadata, goodRows, quadsOf, type TestRow } from './cube.ts';

const prefixes = goodMetadata.slice(0, goodMetadata.indexOf('<id/dataset/d>'));
const templates = await readShapes('observation', base);

interface Data {
  /** Turtle to add to the good metadata. */
  readonly added?: string;
  /** Pieces of the good metadata to replace. */
  readonly replaced?: Readonly<Record<string, string>>;
  readonly rows?: readonly TestRow[];
}

/** Every constraint's outcome, by name. */
async function outcomes({
  added = '',
  replaced = {},
  rows = goodRows,
}: Data): Promise<Record<string, string>> {
  const turtle = Object.entries(replaced).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, goodMetadata);
  const graph = new Store([...quadsOf(turtle), ...quadsOf(`${prefixes} ${added}`)]);
  const { cube, close } = await database(rows);
  try {
    const structure = structureOf(graph, cube.iris.dataset('d'));
    const shapes = observationShapes(templates, structure, graph);
    const observations = await checkByColumns({ cube, shapes, graph });
    const evidence = { graph, cubes: [{ cube, structure, shapes, observations }] };
    const found: Record<string, string> = {};
    for (const [name, constraint] of integrityConstraints) {
      const { count } = await constraint.check(evidence);
      found[name] = count > 0 ? 'broken' : constraint.applies(evidence) ? 'holds' : 'vacuous';
    }
    return found;
  } finally {
    close();
  }
}

const vacuous = [
  'IC-6',
  'IC-7',
  'IC-8',
  'IC-9',
  'IC-10',
  'IC-15',
  'IC-16',
  'IC-17',
  'IC-18',
  'IC-20',
  'IC-21',
];

test('there are 21, in order, each named', () => {
  expect(integrityConstraints.map(([name]) => name)).toEqual(
    Array.from({ length: 21 }, (_, index) => `IC-${index + 1}`),
  );
});

test('a good cube breaks none, and those that speak of what it has not are said to be vacuous', async () => {
  const expected = integrityConstraints.map(([name]) => [name, vacuous.includes(name) ? 'vacuous' : 'holds']);
  expect(await outcomes({})).toEqual(Object.fromEntries(expected));
});

const slice = `
  <id/structure/d> qb:sliceKey <id/key> .
  <id/key> a qb:SliceKey ; qb:componentProperty sdmx-dimension:refPeriod .
  <id/dataset/d> qb:slice <id/slice> .
  <id/slice> a qb:Slice ; qb:sliceStructure <id/key> ; sdmx-dimension:refPeriod <id/period/2014> ;
    qb:observation <id/observation/d/a/2014> .
`;
const types = `
  <id/dataset/m> a qb:DataSet ; qb:structure <id/structure/m> .
  <id/structure/m> qb:component <id/structure/m/type> , <id/structure/m/refArea> , <id/structure/m/n> , <id/structure/m/k> .
  <id/structure/m/type> qb:dimension qb:measureType . qb:measureType rdfs:range rdf:Property .
  <id/structure/m/refArea> qb:dimension sdmx-dimension:refArea .
  <id/structure/m/n> qb:measure <def/n> .
  <id/structure/m/k> qb:measure <def/k> .
  <id/o/n> qb:dataSet <id/dataset/m> ; sdmx-dimension:refArea <id/code/area/a> ; qb:measureType <def/n> ; <def/n> 1 .
`.replaceAll('rdf:Property', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#Property>');
const otherMeasure =
  '<id/o/k> qb:dataSet <id/dataset/m> ; sdmx-dimension:refArea <id/code/area/a> ; qb:measureType <def/k> ; <def/k> 2 .';
const hierarchy = (property: string) => `
  <id/code/area> a qb:HierarchicalCodeList ; qb:hierarchyRoot <id/code/area/a> ; qb:parentChildProperty ${property} .
`;
const up = '[ <http://www.w3.org/2002/07/owl#inverseOf> skos:broader ]';
const good = (place: number): TestRow => goodRows[place]!;
const withRow = (row: Partial<TestRow>): TestRow[] => [{ ...good(0), ...row }, ...goodRows.slice(1)];

const holds: readonly (readonly [string, string, Data])[] = [
  [
    'IC-6',
    'an optional attribute',
    {
      added:
        '<id/structure/d/obsStatus2> qb:attribute <def/x> ; qb:componentRequired false . <id/structure/d> qb:component <id/structure/d/obsStatus2> .',
    },
  ],
  ...(['IC-7', 'IC-8', 'IC-9', 'IC-10', 'IC-18'] as const).map(
    (name) => [name, 'a good slice', { added: slice }] as const,
  ),
  ...(['IC-15', 'IC-16', 'IC-17'] as const).map(
    (name) => [name, 'a good measure dimension', { added: types + otherMeasure }] as const,
  ),
  [
    'IC-19',
    'a collection',
    {
      replaced: {
        '<id/code/area> a skos:ConceptScheme':
          '<id/code/area> a skos:Collection ; skos:member <id/code/area/a> , <id/code/some> . <id/code/some> skos:member <id/code/area/b>',
      },
    },
  ],
  [
    'IC-20',
    'a hierarchy',
    { added: `${hierarchy('skos:narrower')} <id/code/area/a> skos:narrower <id/code/area/b> .` },
  ],
  [
    'IC-21',
    'an inverse hierarchy',
    { added: `${hierarchy(up)} <id/code/area/b> skos:broader <id/code/area/a> .` },
  ],
];

test.each(holds)('%s holds of %s', async (name, _, data) => {
  const found = await outcomes(data);
  expect(found[name]).toBe('holds');
  expect(Object.values(found)).not.toContain('broken');
});

const broken: readonly (readonly [string, string, Data])[] = [
  [
    'IC-1',
    'a dataset that is described as something else',
    { replaced: { '<id/dataset/d> a qb:DataSet ;': '<id/dataset/d>' } },
  ],
  ['IC-1', 'an observation that the metadata gives to no dataset', { added: '<id/o> a qb:Observation .' }],
  [
    'IC-2',
    'two structures',
    {
      added:
        '<id/dataset/d> qb:structure <id/structure/e> . <id/structure/e> qb:component <id/structure/d/n> .',
    },
  ],
  ['IC-3', 'no measure', { added: '<id/structure/e> a qb:DataStructureDefinition .' }],
  [
    'IC-4',
    'a dimension without range',
    {
      replaced: {
        'a qb:DimensionProperty ; rdfs:range skos:Concept ; qb:codeList <id/code/area>':
          'a qb:DimensionProperty ; qb:codeList <id/code/area>',
      },
    },
  ],
  [
    'IC-5',
    'a coded dimension without list',
    { replaced: { 'rdfs:range skos:Concept ; qb:codeList <id/code/area>': 'rdfs:range skos:Concept' } },
  ],
  ['IC-6', 'an optional dimension', { added: '<id/structure/d/refArea> qb:componentRequired false .' }],
  [
    'IC-7',
    'a slice key of no structure',
    { added: '<id/key> a qb:SliceKey ; qb:componentProperty sdmx-dimension:refPeriod .' },
  ],
  [
    'IC-8',
    'a slice key that fixes what is not in the structure',
    {
      added:
        '<id/structure/d> qb:sliceKey <id/key> . <id/key> a qb:SliceKey ; qb:componentProperty <def/other> .',
    },
  ],
  ['IC-9', 'a slice without key', { added: '<id/slice> a qb:Slice .' }],
  [
    'IC-10',
    'a slice that leaves its dimension open',
    { added: slice.replace('sdmx-dimension:refPeriod <id/period/2014> ;', '') },
  ],
  ['IC-11', 'a row without area', { rows: withRow({ area: null }) }],
  ['IC-12', 'a row given twice', { rows: [...goodRows, good(0)] }],
  ['IC-12', 'a row given twice in a row', { rows: [good(0), ...goodRows] }],
  ['IC-13', 'a row without status', { rows: withRow({ status: null }) }],
  [
    'IC-13',
    'a dataset without unit',
    { replaced: { '; sdmx-attribute:unitMeasure <id/code/unit/n> .': '.' } },
  ],
  ['IC-14', 'a normal row without figure', { rows: withRow({ figure: null }) }],
  [
    'IC-15',
    'an observation without the measure that it announces',
    { added: types + otherMeasure.replace('<def/k> 2', '<def/other> 2') },
  ],
  ['IC-16', 'an observation with two measures', { added: `${types + otherMeasure} <id/o/k> <def/n> 3 .` }],
  ['IC-17', 'a measure without observation', { added: types }],
  [
    'IC-18',
    'a slice with an observation of another dataset',
    { added: `${slice} <id/slice> qb:observation <id/observation/e/a/2014> .` },
  ],
  ['IC-19', 'a code that is not in the scheme', { rows: withRow({ area: 'elsewhere' }) }],
  [
    'IC-19',
    'a code that is not in the collection',
    {
      replaced: {
        '<id/code/area> a skos:ConceptScheme':
          '<id/code/area> a skos:Collection ; skos:member <id/code/area/a>',
      },
    },
  ],
  ['IC-20', 'a code that no root leads to', { added: hierarchy('skos:narrower') }],
  ['IC-21', 'a code that leads to no root', { added: hierarchy(up) }],
];

/** A row without a code has none that is in the list either. */
const besides: Readonly<Record<string, readonly string[]>> = { 'IC-11': ['IC-19'] };

test.each(broken)('%s is broken by %s, and nothing else is', async (name, _, data) => {
  const found = await outcomes(data);
  const names = Object.keys(found).filter((one) => found[one] === 'broken');
  expect(names).toContain(name);
  expect(names.filter((one) => one !== name)).toEqual(besides[name] ?? []);
});

import * as fc from 'fast-check';
import { Store } from 'n3';
import { expect, test } from 'vitest';
import { namedNode, quad } from '../../src/rdf/index.ts';
import { compileShapes } from '../../src/validate/columns.ts';
import { checkShapes } from '../../src/validate/engine.ts';
import { observationShapes } from '../../src/validate/observation-shapes.ts';
import { checkByColumns, checkByEngine, checkObservations } from '../../src/validate/observations.ts';
import { type Row, readRows } from '../../src/validate/rows.ts';
import { readShapes } from '../../src/validate/shapes.ts';
import { structureOf } from '../../src/validate/structure.ts';
import { viewOf } from '../../src/validate/view.ts';
import { base, database, goodMetadata, goodRows, graphOf, type TestRow } from './cube.ts';

const graph = graphOf(goodMetadata);
const templates = await readShapes('observation', base);
const shapes = observationShapes(templates, structureOf(graph, namedNode(`${base}id/dataset/d`)), graph);

test('good rows pass both ways', async () => {
  const { cube, close } = await database(goodRows);
  const input = { cube, shapes, graph };
  expect(await checkByEngine(input)).toMatchObject({ tallies: [], failing: 0, byEngine: 6, byColumns: 0 });
  expect(await checkByColumns(input)).toMatchObject({ tallies: [], failing: 0, byEngine: 6, byColumns: 6 });
  close();
});

test('beyond the bound, columns take over, and the engine sees a sample', async () => {
  const { cube, close } = await database(goodRows);
  const input = { cube, shapes, graph };
  expect(await checkObservations(input)).toMatchObject({ byEngine: 6, byColumns: 0 });
  const many = { ...cube, layout: { ...cube.layout, observations: 2_001 } };
  expect(await checkObservations({ ...input, cube: many })).toMatchObject({ byColumns: 6 });
  close();
});

const damagedRow: fc.Arbitrary<Partial<TestRow>> = fc.record(
  {
    area: fc.constantFrom<TestRow['area']>('a', 'b', 'elsewhere', 2014, 'text', null),
    period: fc.constantFrom<TestRow['area']>(2014, 2015, 'a', 'elsewhere', 'text', null),
    figure: fc.option(fc.bigInt({ min: -3n, max: 100n }), { nil: null }),
    status: fc.constantFrom<TestRow['area']>('A', 'M', 'C', 'P', 'a', null),
    sources: fc.bigInt({ min: 0n, max: 7n }),
  },
  { requiredKeys: [] },
);

test('the engine and the columns find the same violations, whatever the damage', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(damagedRow, { minLength: goodRows.length, maxLength: goodRows.length }),
      async (damage) => {
        const rows = goodRows.map((row, place) => ({ ...row, ...damage[place] }));
        const { cube, db, close } = await database(rows);
        const checks = await compileShapes({ shapes, graph, view: await viewOf(cube) });
        const byColumns = new Set<string>();
        for (const { shape, constraint, broken } of checks) {
          const found = await db.runAndReadAll(`SELECT rowid FROM observation.d WHERE ${broken}`);
          for (const [row] of found.getRowsJS()) byColumns.add(`${row} ${shape.value} ${constraint}`);
        }
        // Rows of one cell make one observation; here each keeps its own, so that rows can be compared.
        const rowsRead = await readRows(cube, 'true', 100);
        const ownName = ({ id }: Row) => namedNode(`${base}row/${id}`);
        const data = rowsRead.flatMap((row) =>
          row.quads.map(({ subject, predicate, object }) =>
            subject.equals(row.observation)
              ? quad(ownName(row), predicate, object)
              : quad(subject, predicate, ownName(row)),
          ),
        );
        const findings = await checkShapes(shapes, new Store([...graph, ...data]));
        const byEngine = new Set(
          findings.map(
            ({ focus, shape, constraint }) => `${focus.value.split('/').at(-1)} ${shape.value} ${constraint}`,
          ),
        );
        close();
        expect([...byColumns].sort()).toEqual([...byEngine].sort());
      },
    ),
    { numRuns: 50 },
  );
});

test('the 200th bad observation is reported like the first', async () => {
  const rows = Array.from({ length: 200 }, () => ({ ...goodRows[0]!, area: null, status: 'P' as const }));
  const { cube, close } = await database(rows);
  for (const check of [checkByEngine, checkByColumns]) {
    const { failing, tallies } = await check({ cube, shapes, graph });
    expect(failing).toBe(200);
    expect(tallies).toContainEqual({
      shape: `${base}def/shape/observation-status`,
      constraint: 'in',
      count: 200,
    });
    expect(tallies).toContainEqual({
      shape: `${base}def/shape/observation-dimension/refArea`,
      constraint: 'minCount',
      count: 200,
    });
  }
  close();
});

test('a figure beside a confidential status is found, and is in no finding', async () => {
  const { cube, close } = await database([{ ...goodRows[0]!, status: 'C', figure: 31_415n }]);
  for (const check of [checkByEngine, checkByColumns]) {
    const { failures } = await check({ cube, shapes, graph });
    const findings = failures.flatMap((failure) => failure.findings);
    expect(findings.map(({ shape }) => shape.value)).toContain(
      `${base}def/shape/observation-figure-hidden/n`,
    );
    expect(JSON.stringify(findings)).not.toContain('31415');
  }
  close();
});

test('a shape that columns cannot be asked stops the check', async () => {
  const { cube, close } = await database(goodRows);
  const property = namedNode(`${base}def/shape/observation-status`);
  const more = new Store([...shapes]);
  more.addQuad(property, namedNode('http://www.w3.org/ns/shacl#equals'), namedNode(`${base}def/n`));
  await expect(compileShapes({ shapes: more, graph, view: await viewOf(cube) })).rejects.toThrow('equals');
  close();
});

/** The staging database → protected tables, as a publication uses it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import type { Dataset, SecretRules } from '../../src/describe/index.ts';
import { type Limits, protect } from '../../src/protect/index.ts';
import { namedNode } from '../../src/rdf/index.ts';
import { copyOfData, readFolder, staging } from '../read/publication.ts';

type Codes = Readonly<Record<string, string | undefined>>;

/** An invented dataset: for each dimension its codes with their parents. */
function dataset(
  id: string,
  dimensions: Readonly<Record<string, Codes>>,
  secret: Partial<SecretRules> = {},
): Dataset {
  const text = { fr: id, en: id };
  return {
    id,
    file: `${id}/dataset.yaml`,
    published: true,
    title: text,
    summary: text,
    notes: [],
    source: text,
    frequency: 'never',
    unit: text,
    scope: text,
    themes: [],
    benefits: [],
    dimensions: Object.entries(dimensions).map(([name, codes]) => ({
      id: name,
      label: text,
      codeList: {
        scheme: name,
        label: text,
        codes: Object.entries(codes).map(([code, parent]) => ({
          code,
          iri: namedNode(`http://localhost:8080/id/code/${name}/${code}`),
          label: { fr: code, en: code },
          ...(parent !== undefined && { parent }),
        })),
      },
    })),
    measure: { id: 'n', label: text, noun: text },
    secret: { threshold: 5, zeros: 'hidden', ...secret },
    tables: [{ id: 't', file: `${id}/t.csv`, title: text, headerRows: 1, codes: {}, columns: [] }],
  };
}

type Row = readonly [...string[], number | null];

async function stage(db: DuckDBConnection, { id, dimensions }: Dataset, rows: readonly Row[]): Promise<void> {
  await db.run('CREATE SCHEMA IF NOT EXISTS cell; CREATE SCHEMA IF NOT EXISTS merged');
  const columns = dimensions.map((dimension) => `"${dimension.id}" VARCHAR`).join(', ');
  await db.run(
    `CREATE TABLE cell."${id}" (${columns}, value BIGINT, source INTEGER, "row" INTEGER, "column" INTEGER)`,
  );
  for (const [index, row] of rows.entries()) {
    const figures = row.map((one) => (typeof one === 'string' ? `'${one}'` : (one ?? 'NULL'))).join(', ');
    await db.run(`INSERT INTO cell."${id}" VALUES (${figures}, 0, ${index + 2}, 3)`);
  }
  await db.run(`CREATE TABLE merged."${id}" AS SELECT * EXCLUDE (source, "row", "column"), 1::UBIGINT AS sources
    FROM cell."${id}"`);
}

/** Protects; each dataset's cells as `codes → value or status`. */
async function outcome(staged: readonly (readonly [Dataset, readonly Row[]])[], limits: Limits = {}) {
  const db = await staging();
  for (const [one, rows] of staged) await stage(db, one, rows);
  const protection = await protect({ db, datasets: staged.map(([one]) => one), limits });
  const cells: Record<string, Record<string, string>> = {};
  for (const [one] of staged) cells[one.id] = await shown(db, protection.cells.tableOf(one.id), one);
  return { ...protection, cells };
}

async function shown(db: DuckDBConnection, table: string, { dimensions }: Dataset) {
  const key = dimensions.map(({ id }) => `"${id}"`).join(` || ' ' || `);
  const found = await db.runAndReadAll(
    `SELECT ${key}, CASE status WHEN 'A' THEN value::VARCHAR ELSE status END,
       value IS NULL <> (status <> 'A') FROM ${table} ORDER BY ALL`,
  );
  const rows = found.getRowsJS();
  expect(rows.filter(([, , wrong]) => wrong)).toEqual([]);
  return Object.fromEntries(rows.map(([codes, value]) => [codes, value])) as Record<string, string>;
}

const age = { total: undefined, young: 'total', old: 'total' };
const area = { top: undefined, a: 'top', b: 'top', c: 'top' };

test('the document’s example is read and protected: four confidential cells, and no other', async () => {
  const { dataDir } = await copyOfData();
  const { db, outcome: cells } = await readFolder(dataDir);
  if (!cells.ok) throw new Error('data/ has problems');
  const example = cells.value.datasets.filter(({ id }) => id === 'secret-exemple');
  const { cells: safe, reports, problems } = await protect({ db, datasets: example });
  expect(problems).toEqual([]);
  expect(await shown(db, safe.tableOf('secret-exemple'), example[0]!)).toEqual({
    'non 25-30': 'C',
    'non 30-50': '18',
    'non moins-de-25': 'C',
    'non plus-de-50': '19',
    'non total': '60',
    'oui 25-30': 'C',
    'oui 30-50': '7',
    'oui moins-de-25': 'C',
    'oui plus-de-50': '6',
    'oui total': '20',
    'total 25-30': '20',
    'total 30-50': '25',
    'total moins-de-25': '10',
    'total plus-de-50': '25',
    'total total': '80',
  });
  expect(reports).toEqual([
    {
      dataset: 'secret-exemple',
      cells: 15,
      primary: 1,
      secondary: 3,
      missing: 0,
      exact: 1,
      heuristic: 0,
      closed: 0,
      gap: 0,
    },
  ]);
  expect(() => safe.tableOf('aah')).toThrow();
});

test('a dataset without small figures is shown whole; missing figures are missing', async () => {
  const one = dataset('d', { area }, { blanks: 'missing' });
  const { cells, problems } = await outcome([
    [
      one,
      [
        ['a', 7],
        ['b', null],
        ['c', 9],
      ],
    ],
  ]);
  expect(problems).toEqual([]);
  expect(cells).toEqual({ d: { a: '7', b: 'M', c: '9' } });
});

test('a blank that is confidential protects its neighbours too, for its value follows from the total', async () => {
  const one = dataset('d', { area }, { blanks: 'confidential' });
  const { cells } = await outcome([
    [
      one,
      [
        ['a', null],
        ['b', 12],
        ['c', 9],
        ['top', 24],
      ],
    ],
  ]);
  expect(cells).toEqual({ d: { a: 'C', b: '12', c: 'C', top: '24' } });
});

test('a blank that nobody explains is confidential', async () => {
  const { cells } = await outcome([
    [
      dataset('d', { area }),
      [
        ['a', null],
        ['b', 7],
      ],
    ],
  ]);
  expect(cells).toEqual({ d: { a: 'C', b: '7' } });
});

test('a missing figure is not hidden behind, and its total does not give others away', async () => {
  const one = dataset('d', { area }, { blanks: 'missing' });
  const { cells } = await outcome([
    [
      one,
      [
        ['a', null],
        ['b', 3],
        ['c', 9],
        ['top', 20],
      ],
    ],
  ]);
  expect(cells).toEqual({ d: { a: 'M', b: 'C', c: '9', top: '20' } });
});

test('where rows of parts are absent, what is left of the total bounds those that are there', async () => {
  const { cells } = await outcome([
    [
      dataset('d', { area }),
      [
        ['a', 3],
        ['b', 9],
        ['top', 14],
      ],
    ],
  ]);
  // a + (c) = 5 leaves a between 0 and 5, if nobody knows that c is zero.
  expect(cells).toEqual({ d: { a: 'C', b: '9', top: '14' } });
});

test('zeros may be shown, and structural zeros are', async () => {
  const rows: Row[] = [
    ['a', 0],
    ['b', 9],
    ['c', 9],
    ['top', 18],
  ];
  expect((await outcome([[dataset('d', { area }, { zeros: 'shown' }), rows]])).cells.d).toEqual({
    a: '0',
    b: '9',
    c: '9',
    top: '18',
  });
  expect(
    (await outcome([[dataset('d', { area }, { structuralZeros: [{ area: ['a'] }] }), rows]])).cells.d,
  ).toEqual({
    a: '0',
    b: '9',
    c: '9',
    top: '18',
  });
  const hidden = (await outcome([[dataset('d', { area }), rows]])).cells.d!;
  expect([hidden.a, hidden.b, hidden.c].filter((one) => one === 'C')).toHaveLength(2);
});

test('an area below the minimum shows none of its cells, large ones included', async () => {
  const one = dataset('d', { area, age }, { minimumPerArea: { dimension: 'area', minimum: 30 } });
  const figures = { a: [10, 12], b: [40, 50], c: [60, 70] };
  const rows = Object.entries(figures).flatMap(([code, [young = 0, old = 0]]): Row[] => [
    [code, 'young', young],
    [code, 'old', old],
    [code, 'total', young + old],
  ]);
  const { cells, problems } = await outcome([[one, rows]]);
  expect(problems).toEqual([]);
  expect(cells.d).toMatchObject({
    'a young': 'C',
    'a old': 'C',
    'a total': 'C',
    'b young': '40',
    'c total': '130',
  });
});

test('a stated sum ties cells together as a hierarchy does', async () => {
  const kind = { alf: undefined, tenant: undefined, owner: undefined };
  const relations = [{ dimension: 'kind', total: 'alf', parts: ['tenant', 'owner'] }];
  const rows: Row[] = [
    ['alf', 12],
    ['owner', 3],
    ['tenant', 9],
  ];
  expect((await outcome([[dataset('d', { kind }), rows]])).cells.d).toMatchObject({ alf: '12', tenant: '9' });
  const tied = (await outcome([[dataset('d', { kind }, { relations }), rows]])).cells.d!;
  expect(Object.values(tied).filter((one) => one === 'C')).toHaveLength(2);
});

test('a total with one part is the same cell, and both have one status', async () => {
  const one = dataset('d', { area: { top: undefined, dep: 'top', a: 'dep', b: 'top' } });
  const { cells } = await outcome([
    [
      one,
      [
        ['a', 3],
        ['b', 20],
        ['dep', 3],
        ['top', 23],
      ],
    ],
  ]);
  expect(cells.d!.a).toBe('C');
  expect(cells.d!.dep).toBe('C');
  expect([cells.d!.b, cells.d!.top].filter((one) => one === 'C')).toHaveLength(1);
});

test('datasets that share an indicator give a cell one status, even the one that has nothing to hide', async () => {
  const byAge = dataset('ages', { area, age }, { indicator: 'recipients' });
  const totals = dataset('areas', { area }, { indicator: 'recipients' });
  const rows: Row[] = [
    ['a', 'young', 3],
    ['a', 'total', 12],
    ['a', 'old', 9],
    ['b', 'young', 30],
    ['b', 'old', 40],
    ['b', 'total', 70],
  ];
  const { cells, problems } = await outcome([
    [byAge, rows],
    [
      totals,
      [
        ['a', 12],
        ['b', 70],
      ],
    ],
  ]);
  expect(problems).toEqual([]);
  expect(cells.areas!.a).toBe(cells.ages!['a total']);
  expect(cells.areas!.b).toBe(cells.ages!['b total']);
  expect(Object.values(cells.ages!).filter((one) => one === 'C').length).toBeGreaterThan(1);
});

test('a sum that is wrong is a problem with its place; the difference is told when no figure is small', async () => {
  const open = await outcome([
    [
      dataset('d', { area, sex: { m: undefined } }),
      [
        ['a', 'm', 3],
        ['b', 'm', 9],
        ['c', 'm', 9],
        ['top', 'm', 20],
      ],
    ],
  ]);
  expect(open.problems.map(({ code, place }) => [code, place])).toEqual([
    ['sum-does-not-match', { file: 'd/t.csv', row: 5, column: 3 }],
  ]);
  expect(JSON.stringify(open.problems)).not.toMatch(/differ by/);
  expect(Object.values(open.cells.d!)).toEqual(['C', 'C', 'C', 'C']);
  const kind = { total: undefined, x: undefined, y: undefined, z: undefined };
  const relations = [{ dimension: 'kind', total: 'total', parts: ['x', 'y'] }];
  const told = await outcome([
    [
      dataset('d', { kind }, { relations }),
      [
        ['x', 10],
        ['y', 9],
        ['z', 1],
        ['total', 26],
      ],
    ],
  ]);
  expect(told.problems.map(({ found }) => found.en)).toEqual([
    'total is not equal to its 2 parts: they differ by 7',
  ]);
});

test('totals that no figure in place of the blanks makes right are a problem', async () => {
  const one = dataset('d', { area, age }, { blanks: 'confidential' });
  const { problems } = await outcome([
    [
      one,
      [
        ['a', 'young', null],
        ['a', 'old', 9],
        ['a', 'total', 12],
        ['b', 'young', 10],
        ['b', 'old', 6],
        ['b', 'total', 16],
        ['top', 'young', 14],
        ['top', 'old', 15],
        ['top', 'total', 29],
      ],
    ],
  ]);
  expect(problems.map(({ code }) => code)).toEqual(['no-table-fits']);
});

test('slices that hold nothing small are left alone, and slices do not disturb each other', async () => {
  const period = { y1: undefined, y2: undefined };
  const one = dataset('d', { period, area });
  const { cells } = await outcome([
    [
      one,
      [
        ['y1', 'a', 3],
        ['y1', 'b', 9],
        ['y1', 'c', 10],
        ['y1', 'top', 22],
        ['y2', 'a', 30],
        ['y2', 'b', 9],
        ['y2', 'c', 10],
        ['y2', 'top', 49],
      ],
    ],
  ]);
  expect(cells.d).toEqual({
    'y1 a': 'C',
    'y1 b': 'C',
    'y1 c': '10',
    'y1 top': '22',
    'y2 a': '30',
    'y2 b': '9',
    'y2 c': '10',
    'y2 top': '49',
  });
});

test('the same input gives the same cells; a key may give others', async () => {
  const rows = Object.keys(area).flatMap((code): Row[] => {
    const figures: Record<string, readonly [number, number]> = {
      a: [3, 9],
      b: [9, 9],
      c: [9, 9],
      top: [21, 27],
    };
    const [young, old] = figures[code] ?? [0, 0];
    return [
      [code, 'young', young],
      [code, 'old', old],
      [code, 'total', young + old],
    ];
  });
  const patterns = async (limits: Limits) =>
    (await outcome([[dataset('d', { area, age }), rows]], limits)).cells.d;
  expect(await patterns({})).toEqual(await patterns({}));
  const keyed = await Promise.all(['k', 'l', 'm', 'n', 'o'].map((key) => patterns({ key })));
  expect(new Set(keyed.map((one) => JSON.stringify(one))).size).toBeGreaterThan(1);
  expect(keyed[0]).toEqual(await patterns({ key: 'k' }));
});

test('a structural zero that is not zero is a problem, and is not published', async () => {
  const one = dataset('d', { area }, { structuralZeros: [{ area: ['a'] }] });
  const { problems, cells } = await outcome([
    [
      one,
      [
        ['a', 3],
        ['b', 9],
      ],
    ],
  ]);
  expect(problems.map(({ code, place }) => [code, place.row])).toEqual([['not-a-structural-zero', 2]]);
  expect(cells.d!.a).toBe('C');
});

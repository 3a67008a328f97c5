/** The two tables of AAH become one cube, and each cell knows where it came from. */
import { expect, test } from 'vitest';
import { readFolder } from './publication.ts';

async function readData() {
  const { db, outcome } = await readFolder('data');
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return { cells: outcome.value, rows: async (sql: string) => (await db.runAndReadAll(sql)).getRows() };
}

test('the two tables of AAH make 144 cells, 80 of which both tables hold', async () => {
  const { rows } = await readData();
  expect(
    await rows(`SELECT count(*), count(DISTINCT "refArea"), count(DISTINCT "refPeriod"),
      count(*) FILTER (sources = 3) FROM merged.aah`),
  ).toEqual([[144n, 16n, 9n, 80n]]);
});

test('the series of Landes is that of the document', async () => {
  const { rows } = await readData();
  expect(
    await rows(`SELECT "refPeriod", value FROM merged.aah WHERE "refArea" = 'landes' ORDER BY 1`),
  ).toEqual([
    ['2013-06', 5067n],
    ['2013-09', 5162n],
    ['2013-12', 5237n],
    ['2014-03', 5225n],
    ['2014-06', 5304n],
    ['2014-09', 5430n],
    ['2014-12', 5465n],
    ['2015-03', 5397n],
    ['2015-06', 5539n],
  ]);
});

test('a cell knows its file, row, column and header in each table that holds it', async () => {
  const { cells } = await readData();
  expect(await cells.places('aah', ['landes', '2014-12'])).toEqual([
    { file: 'aah/caf-fr.csv', row: 3, column: 3, name: 'déc.-14' },
    { file: 'aah/cafdata.csv', row: 2, column: 6, name: 'déc-14' },
  ]);
});

test('the list of periods holds those that the tables use, oldest first', async () => {
  const { cells } = await readData();
  const periods = cells.datasets[0]?.dimensions[1]?.codeList.codes.map(({ code }) => code);
  expect(periods?.[0]).toBe('2013-06');
  expect(periods).toHaveLength(9);
});

test('the worked example of the secret is read with its margins', async () => {
  const { rows } = await readData();
  expect(
    await rows(`SELECT reponse, age, value FROM merged."secret-exemple"
      WHERE age IN ('total', 'moins-de-25') ORDER BY ALL`),
  ).toEqual([
    ['non', 'moins-de-25', 8n],
    ['non', 'total', 60n],
    ['oui', 'moins-de-25', 2n],
    ['oui', 'total', 20n],
    ['total', 'moins-de-25', 10n],
    ['total', 'total', 80n],
  ]);
});

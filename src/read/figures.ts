/** The figures of a table → cells with their codes and their place. */
import type { Dataset, Table } from '../describe/index.ts';
import { expectedNumber, fixFor, maxDigits, spaces, wholeNumber } from './figure.ts';
import { type Group, groupOf, told } from './findings.ts';
import { type Header, placeIn } from './header.ts';
import { couldBeBelow } from './quote.ts';
import { name, type Sql } from './sql.ts';

export interface Figures {
  readonly groups: Group[];
  /** False when a cell is blank or could be below the secret's threshold. */
  readonly high: boolean;
  /** How many cells there are. */
  readonly cells: number;
}

/** The tables of a dataset in the staging database. */
export const cellTable = (dataset: Dataset) => `cell.${name(dataset.id)}`;
export const dimensionNames = ({ dimensions }: Dataset) => dimensions.map(({ id }) => name(id)).join(', ');

/**
 * Reads each figure of `reading.keyed`, and adds those that have one code in every dimension to `cell."{dataset}"`.
 *
 * @param source  the table's index in the dataset
 */
export async function readFigures(
  sql: Sql,
  header: Header,
  table: Table,
  dataset: Dataset,
  source: number,
): Promise<Figures> {
  await parse(sql, header, dataset);
  const codes = dataset.dimensions.map(({ id }) => `${name(id)} IS NOT NULL`).join(' AND ');
  const complete = header.figures.filter((one) => one.complete).map(({ column }) => column);
  await sql.run(
    `INSERT INTO ${cellTable(dataset)}
     SELECT ${dimensionNames(dataset)}, value, ${source}, "row", "column" FROM reading.figure
     WHERE bad IS NULL AND ${codes} AND list_contains([${complete}]::INTEGER[], "column")`,
  );
  const [count] = await sql.rows<{ cells: bigint }>('SELECT count(*) AS cells FROM reading.figure');
  return {
    groups: [
      await notNumbers(sql, header, table),
      ...(dataset.secret.blanks === undefined ? [await blanks(sql, header, table)] : []),
      await repeatedRows(sql, table, dataset, source),
    ],
    high: await allHigh(sql, dataset.secret.threshold),
    cells: Number(count?.cells ?? 0),
  };
}

/** `reading.figure`: codes, place, and `value`, or `bad`: what is written there when it is no whole number. */
async function parse(sql: Sql, { figures }: Header, { dimensions }: Dataset): Promise<void> {
  const ids = dimensions.map(({ id }) => id);
  await sql.run(
    `CREATE OR REPLACE TABLE reading.figure_column
     ("column" INTEGER, ${ids.map((id) => `${name(id)} VARCHAR`).join(', ')})`,
  );
  for (const { column, codes } of figures) {
    const values = ids.map((_, index) => `nullif($${index + 2}, '')`);
    await sql.run(
      `INSERT INTO reading.figure_column VALUES ($1, ${values.join(', ')})`,
      column,
      ...ids.map((id) => codes[id] ?? ''),
    );
  }
  const codes = ids.map((id) => `coalesce(f.${name(id)}, l.${name(id)}) AS ${name(id)}`);
  await sql.run(
    `CREATE OR REPLACE TABLE reading.figure AS
     SELECT * EXCLUDE (spelled, digits),
       CASE WHEN regexp_full_match(spelled, '${wholeNumber}') AND len(digits) <= ${maxDigits}
         THEN digits::BIGINT END AS value,
       CASE WHEN value IS NULL AND spelled <> '' THEN spelled END AS bad
     FROM (
       SELECT ${codes.join(', ')}, l."row", f."column", trim(l.field[f."column"], '${spaces}') AS spelled,
         translate(spelled, '${spaces}', '') AS digits
       FROM reading.keyed l, reading.figure_column f)`,
  );
}

async function notNumbers(sql: Sql, header: Header, { file }: Table): Promise<Group> {
  const rows = await sql.rows<{ row: number; column: number; bad: string; total: bigint }>(
    `SELECT "row", "column", bad, count(*) OVER () AS total FROM reading.figure
     WHERE bad IS NOT NULL ORDER BY "row", "column" LIMIT ${told}`,
  );
  return groupOf(rows, ({ row, column, bad }) => (quote) => ({
    code: 'not-a-whole-number',
    place: placeIn(header, file, row, column),
    found: quote.figure(bad),
    expected: expectedNumber,
    fix: fixFor(bad),
  }));
}

async function blanks(sql: Sql, header: Header, { file }: Table): Promise<Group> {
  const rows = await sql.rows<{ row: number; column: number; total: bigint }>(
    `SELECT "row", "column", count(*) OVER () AS total FROM reading.figure
     WHERE bad IS NULL AND value IS NULL ORDER BY "row", "column" LIMIT ${told}`,
  );
  return groupOf(rows, ({ row, column }) => () => ({
    code: 'blank-without-meaning',
    place: placeIn(header, file, row, column),
    found: { fr: 'une case vide', en: 'a blank cell' },
    expected: {
      fr: 'un chiffre : la description ne dit pas ce que veut dire une case vide',
      en: 'a figure: the description does not say what a blank means',
    },
    fix: {
      fr: 'Remplissez la case, ou écrivez dans la description `secret: { blanks: confidential }` ou `missing`.',
      en: 'Fill the cell, or write `secret: { blanks: confidential }` or `missing` in the description.',
    },
  }));
}

/** Rows that give a cell a second time in the same table. */
async function repeatedRows(sql: Sql, { file }: Table, dataset: Dataset, source: number): Promise<Group> {
  const dimensions = dimensionNames(dataset);
  const rows = await sql.rows<{ row: number; first: number; total: bigint }>(
    `WITH twice AS (
       SELECT ${dimensions}, min("row") AS first FROM ${cellTable(dataset)}
       WHERE source = ${source} GROUP BY ${dimensions} HAVING count(*) > 1)
     SELECT "row", min(first) AS first, count(*) OVER () AS total
     FROM (SELECT * FROM ${cellTable(dataset)} WHERE source = ${source}) JOIN twice USING (${dimensions})
     WHERE "row" > first GROUP BY "row" ORDER BY "row" LIMIT ${told}`,
  );
  return groupOf(rows, ({ row, first }) => () => ({
    code: 'repeated-row',
    place: { file, row },
    other: { file, row: first },
    found: { fr: `les mêmes codes qu’à la ligne ${first}`, en: `the same codes as on row ${first}` },
    expected: { fr: 'une ligne par code', en: 'one row for each code' },
    fix: {
      fr: 'Retirez l’une des deux lignes, ou corrigez son code.',
      en: 'Remove one of the two rows, or correct its code.',
    },
  }));
}

/** Looks at every figure, those without a code included. */
async function allHigh(sql: Sql, threshold: number): Promise<boolean> {
  const [low] = await sql.rows<{ cells: bigint }>(
    'SELECT count(*) AS cells FROM reading.figure WHERE bad IS NULL AND (value IS NULL OR value < $1)',
    threshold,
  );
  const most = 1000;
  const bad = await sql.rows<{ bad: string }>(
    `SELECT DISTINCT bad FROM reading.figure WHERE bad IS NOT NULL LIMIT ${most}`,
  );
  return low?.cells === 0n && bad.length < most && !bad.some((one) => couldBeBelow(one.bad, threshold));
}

/** The cells of all tables of a dataset → one row per cell, when the tables agree. */
import type { Dataset, Place } from '../describe/index.ts';
import { cellTable, dimensionNames } from './figures.ts';
import { type Group, groupOf, told } from './findings.ts';
import { name, type Sql } from './sql.ts';

/**
 * Fills `merged."{dataset}"`. A figure stands before a blank that means *missing*;
 * a figure beside a blank that means *confidential* is a contradiction, for it would tell what the blank hides.
 *
 * @param placeOf  where a cell of a table is
 */
export async function merge(
  sql: Sql,
  dataset: Dataset,
  placeOf: (source: number, row: number, column: number) => Place,
): Promise<Group> {
  const dimensions = dimensionNames(dataset);
  const bit = '(1::UBIGINT << source::UBIGINT)';
  await sql.run(
    `CREATE TABLE merged.${name(dataset.id)} AS
     SELECT ${dimensions}, max(value) AS value,
       coalesce(bit_or(${bit}) FILTER (value IS NOT NULL), bit_or(${bit})) AS sources
     FROM ${cellTable(dataset)} GROUP BY ${dimensions}`,
  );
  if (dataset.tables.length === 1) return { findings: [], total: 0 };
  const differ =
    dataset.secret.blanks === 'missing' ? 'a.value <> b.value' : 'a.value IS DISTINCT FROM b.value';
  const disagreement =
    dataset.secret.blanks === 'missing'
      ? 'min(value) <> max(value)'
      : 'min(value) <> max(value) OR count(value) NOT IN (0, count(*))';
  const rows = await sql.rows<Contradiction>(
    `WITH contradictory AS (
       SELECT ${dimensions} FROM ${cellTable(dataset)} GROUP BY ${dimensions} HAVING ${disagreement}),
     suspect AS (SELECT * FROM ${cellTable(dataset)} JOIN contradictory USING (${dimensions}))
     SELECT b.source, b."row", b."column", b.value::VARCHAR AS value, a.source AS "otherSource",
       a."row" AS "otherRow", a."column" AS "otherColumn", a.value::VARCHAR AS "otherValue",
       count(*) OVER () AS total
     FROM suspect a JOIN suspect b USING (${dimensions})
     WHERE a.source < b.source AND ${differ}
     ORDER BY b.source, b."row", b."column", a.source, a."row" LIMIT ${told}`,
  );
  return groupOf(rows, (row) => (quote) => {
    const [here, there] = [row.value, row.otherValue].map((value) =>
      value === null ? { fr: 'une case vide', en: 'a blank' } : quote.figure(value),
    );
    const other = placeOf(row.otherSource, row.otherRow, row.otherColumn);
    return {
      code: 'contradictory-values',
      place: placeOf(row.source, row.row, row.column),
      other,
      found: {
        fr: `${here?.fr} ici, ${there?.fr} dans ${other.file}`,
        en: `${here?.en} here, ${there?.en} in ${other.file}`,
      },
      expected: { fr: 'la même valeur dans les deux tableaux', en: 'the same value in both tables' },
      fix: { fr: 'Corrigez la case qui est fausse.', en: 'Correct the cell that is wrong.' },
    };
  });
}

interface Contradiction {
  readonly source: number;
  readonly row: number;
  readonly column: number;
  readonly value: string | null;
  readonly otherSource: number;
  readonly otherRow: number;
  readonly otherColumn: number;
  readonly otherValue: string | null;
  readonly total: bigint;
}

/** The rows of a table → the same rows with the codes that they give. */
import type { Dataset, Table } from '../describe/index.ts';
import { type Recogniser, recogniserOf, toldOf, type Unrecognised } from './codes.ts';
import { type Group, told } from './findings.ts';
import { type Header, placeIn } from './header.ts';
import { cell, name, type Sql } from './sql.ts';

/**
 * Fills `reading.keyed`: `"row"`, `field`, and a column for each dimension with the row's code,
 * NULL where the row gives none or none that is known. `reading.line` has then served.
 */
export async function codeRows(
  sql: Sql,
  header: Header,
  table: Table,
  { dimensions }: Dataset,
): Promise<Group[]> {
  await sql.run('CREATE OR REPLACE TABLE reading.code ("column" INTEGER, spelled VARCHAR, code VARCHAR)');
  const groups: Group[] = [];
  for (const { column, dimension: id } of header.codes) {
    const dimension = dimensions.find((one) => one.id === id);
    if (dimension) groups.push(...(await codeColumn(sql, column, recogniserOf(dimension), header, table)));
  }
  const joins = header.codes.map(
    ({ column }) =>
      `LEFT JOIN reading.code c${column} ON c${column}."column" = ${column} AND c${column}.spelled = ${cell(column)}`,
  );
  const codes = dimensions.map(({ id }) => {
    const from = header.codes.find(({ dimension }) => dimension === id);
    return `${from ? `c${from.column}.code` : 'NULL::VARCHAR'} AS ${name(id)}`;
  });
  await sql.run(
    `CREATE OR REPLACE TABLE reading.keyed AS
     SELECT "row", field, ${codes.join(', ')} FROM reading.line ${joins.join(' ')}`,
  );
  await sql.run('DROP TABLE reading.line');
  return groups;
}

/** Recognises each spelling of a column once, however many rows have it. */
async function codeColumn(
  sql: Sql,
  column: number,
  recognise: Recogniser,
  header: Header,
  { file }: Table,
): Promise<Group[]> {
  const spellings = await sql.rows<{ spelled: string }>(
    `SELECT DISTINCT ${cell(column)} AS spelled FROM reading.line`,
  );
  const known: { spelled: string; code: string }[] = [];
  const unknown = new Map<string, Map<string, Unrecognised>>();
  for (const { spelled } of spellings) {
    const recognised = recognise(spelled);
    if ('code' in recognised) known.push({ spelled, code: recognised.code });
    else unknown.set(recognised.why, (unknown.get(recognised.why) ?? new Map()).set(spelled, recognised));
  }
  if (known.length > 0) {
    await sql.run(
      `INSERT INTO reading.code SELECT ${column}, unnest($1), unnest($2)`,
      known.map(({ spelled }) => spelled),
      known.map(({ code }) => code),
    );
  }
  const groups: Group[] = [];
  for (const [code, wrong] of unknown) {
    const rows = await sql.rows<{ row: number; spelled: string; total: bigint }>(
      `SELECT "row", spelled, count(*) OVER () AS total
       FROM reading.line JOIN (SELECT unnest($1) AS spelled) ON spelled = ${cell(column)}
       ORDER BY "row" LIMIT ${told}`,
      [...wrong.keys()],
    );
    const place = (row: number) => placeIn(header, file, row, column);
    groups.push({
      total: Number(rows[0]?.total ?? 0),
      findings: rows.flatMap(({ row, spelled }) => {
        const why = wrong.get(spelled);
        return why ? [(quote) => ({ code, place: place(row), ...toldOf(spelled, why, quote) })] : [];
      }),
    });
  }
  return groups;
}

/** The codes of each row, and the columns that only repeat them: labels and regions. */
import { type Dataset, type Dimension, fold, type Problem, type Table } from '../describe/index.ts';
import { type Recognised, recogniserOf } from './codes.ts';
import { spaces } from './figure.ts';
import { type Group, groupOf, told } from './findings.ts';
import type { Header } from './header.ts';
import { name, type Sql } from './sql.ts';

const cell = (column: number) => `trim(field[${column}], '${spaces}')`;

/**
 * Fills `reading.keyed`: `"row"`, `field`, and a column for each dimension with the row's code,
 * NULL where the row gives none or none that is known.
 */
export async function codeRows(
  sql: Sql,
  header: Header,
  table: Table,
  { dimensions }: Dataset,
): Promise<Group[]> {
  await sql.run('CREATE OR REPLACE TABLE reading.code ("column" INTEGER, spelled VARCHAR, code VARCHAR)');
  const groups: Group[] = [];
  for (const { column, dimension: id, coding } of header.codes) {
    const dimension = dimensions.find((one) => one.id === id);
    if (dimension === undefined) continue;
    groups.push(...(await codeColumn(sql, column, recogniserOf(dimension, coding), header, table)));
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
  return groups;
}

async function codeColumn(
  sql: Sql,
  column: number,
  recognise: (spelled: string) => Recognised,
  { headers }: Header,
  { file }: Table,
): Promise<Group[]> {
  const spellings = await sql.rows<{ spelled: string }>(
    `SELECT DISTINCT ${cell(column)} AS spelled FROM reading.line`,
  );
  const known: [string, string][] = [];
  const unknown = new Map<string, string[]>();
  for (const { spelled } of spellings) {
    const recognised = recognise(spelled);
    if ('code' in recognised) known.push([spelled, recognised.code]);
    else unknown.set(recognised.why, [...(unknown.get(recognised.why) ?? []), spelled]);
  }
  if (known.length > 0) {
    await sql.run(
      `INSERT INTO reading.code SELECT ${column}, unnest($1), unnest($2)`,
      known.map(([spelled]) => spelled),
      known.map(([, code]) => code),
    );
  }
  const groups: Group[] = [];
  for (const [why, wrong] of unknown) {
    const rows = await sql.rows<{ row: number; spelled: string; total: bigint }>(
      `SELECT "row", spelled, count(*) OVER () AS total
       FROM reading.line JOIN (SELECT unnest($1) AS spelled) ON spelled = ${cell(column)}
       ORDER BY "row" LIMIT ${told}`,
      wrong,
    );
    groups.push(
      groupOf(rows, ({ row, spelled }) => () => {
        const recognised = recognise(spelled);
        if ('code' in recognised) throw new Error('a code cannot be known and unknown');
        return {
          code: why,
          place: { file, row, column, name: headers[column - 1] ?? '' },
          found:
            spelled === ''
              ? { fr: 'une case vide', en: 'a blank cell' }
              : { fr: `« ${spelled} »`, en: `“${spelled}”` },
          expected: recognised.expected,
          fix: recognised.fix,
        };
      }),
    );
  }
  return groups;
}

type Contradiction = Pick<Problem, 'code' | 'expected' | 'fix'>;

/** Rows whose label or region is not that of their code. */
export async function compareLabels(
  sql: Sql,
  header: Header,
  table: Table,
  { dimensions }: Dataset,
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const { column, dimension: id } of header.labels) {
    const dimension = dimensions.find((one) => one.id === id);
    if (dimension) groups.push(await compare(sql, id, column, labelOf(dimension), header, table));
  }
  return groups;
}

async function compare(
  sql: Sql,
  dimension: string,
  column: number,
  contradiction: (code: string, spelled: string) => Contradiction | undefined,
  { headers }: Header,
  { file }: Table,
): Promise<Group> {
  const pairs = await sql.rows<{ code: string; spelled: string }>(
    `SELECT DISTINCT ${name(dimension)} AS code, ${cell(column)} AS spelled FROM reading.keyed
     WHERE code IS NOT NULL AND spelled <> ''`,
  );
  const wrong = pairs.filter(({ code, spelled }) => contradiction(code, spelled) !== undefined);
  if (wrong.length === 0) return { findings: [], total: 0 };
  const rows = await sql.rows<{ row: number; code: string; spelled: string; total: bigint }>(
    `SELECT "row", code, spelled, count(*) OVER () AS total
     FROM reading.keyed JOIN (SELECT unnest($1) AS code, unnest($2) AS spelled)
       ON code = ${name(dimension)} AND spelled = ${cell(column)}
     ORDER BY "row" LIMIT ${told}`,
    wrong.map(({ code }) => code),
    wrong.map(({ spelled }) => spelled),
  );
  return groupOf(rows, ({ row, code, spelled }) => () => {
    const said = contradiction(code, spelled);
    if (said === undefined) throw new Error('a contradiction cannot vanish');
    return {
      ...said,
      place: { file, row, column, name: headers[column - 1] ?? '' },
      found: { fr: `« ${spelled} »`, en: `“${spelled}”` },
    };
  });
}

/** Letters and digits alone: hyphens, apostrophes and spaces vary from table to table. */
const bare = (label: string) => fold(label).replace(/[^\p{L}\p{N}]/gu, '');

/** A label may be cut short, but not be the whole label of another code. */
function labelOf({ codeList }: Dimension): (code: string, spelled: string) => Contradiction | undefined {
  const labels = new Map(codeList.codes.map((one) => [one.code, one]));
  const codes = new Map<string, string>();
  for (const { code, label, spelled = [] } of codeList.codes) {
    for (const spelling of [label.fr, label.en, ...spelled]) codes.set(bare(spelling), code);
  }
  return (code, spelled) => {
    const one = labels.get(code);
    if (one === undefined) return undefined;
    const cut = bare(spelled);
    const other = codes.get(cut);
    const own = [one.label.fr, one.label.en, ...(one.spelled ?? [])].map(bare);
    if (
      own.includes(cut) ||
      (other === undefined && cut !== '' && own.some((label) => label.startsWith(cut)))
    ) {
      return undefined;
    }
    return {
      code: 'label-contradicts-code',
      expected: {
        fr: `« ${one.label.fr} », le nom de ${code}, entier ou coupé`,
        en: `“${one.label.en}”, the name of ${code}, whole or cut short`,
      },
      fix: {
        fr: 'Corrigez le code ou le nom : l’un des deux désigne autre chose.',
        en: 'Correct the code or the name: one of them stands for something else.',
      },
    };
  };
}

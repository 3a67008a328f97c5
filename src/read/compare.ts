/** The columns that only repeat what the codes say: labels and regions. A row that contradicts itself is a problem. */

import type { Dataset } from '../describe/index.ts';
import { type Dimension, labelAgrees, type Problem, regionOf, type Table } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';
import { type Group, groupOf, told } from './findings.ts';
import { type Header, placeIn } from './header.ts';
import { cell, name, type Sql } from './sql.ts';

type Contradiction = Pick<Problem, 'code' | 'expected' | 'fix'>;
/** What is wrong with a cell that stands beside a code, if anything. */
type Comparison = (code: string, spelled: string) => Contradiction | undefined;

/** Rows of `reading.keyed` whose label or region is not that of their code. */
export async function compareWithCodes(
  sql: Sql,
  header: Header,
  table: Table,
  { dimensions }: Dataset,
): Promise<Group[]> {
  const dimensionOf = (id: string) => dimensions.filter((dimension) => dimension.id === id);
  const comparisons = [
    ...header.labels.flatMap(({ column, dimension: id }) =>
      dimensionOf(id).map((dimension) => ({ id, column, comparison: label(dimension) })),
    ),
    ...header.regions.flatMap(({ column, dimension: id, geography }) =>
      dimensionOf(id).map((dimension) => ({ id, column, comparison: region(dimension, geography) })),
    ),
  ];
  const groups: Group[] = [];
  for (const { id, column, comparison } of comparisons) {
    groups.push(await compare(sql, id, column, comparison, header, table));
  }
  return groups;
}

async function compare(
  sql: Sql,
  dimension: string,
  column: number,
  comparison: Comparison,
  header: Header,
  { file }: Table,
): Promise<Group> {
  const written = header.codes.find((one) => one.dimension === dimension)?.column ?? column;
  const pairs = await sql.rows<{ code: string; spelled: string }>(
    `SELECT DISTINCT ${name(dimension)} AS code, ${cell(column)} AS spelled FROM reading.keyed
     WHERE code IS NOT NULL AND spelled <> ''`,
  );
  const wrong = pairs.filter(({ code, spelled }) => comparison(code, spelled) !== undefined);
  if (wrong.length === 0) return { findings: [], total: 0 };
  const rows = await sql.rows<{
    row: number;
    code: string;
    spelled: string;
    written: string;
    total: bigint;
  }>(
    `SELECT "row", code, spelled, ${cell(written)} AS written, count(*) OVER () AS total
     FROM reading.keyed JOIN (SELECT unnest($1) AS code, unnest($2) AS spelled)
       ON code = ${name(dimension)} AND spelled = ${cell(column)}
     ORDER BY "row" LIMIT ${told}`,
    wrong.map(({ code }) => code),
    wrong.map(({ spelled }) => spelled),
  );
  return groupOf(rows, ({ row, code, spelled, written }) => (quote) => {
    const contradiction = comparison(code, spelled);
    if (contradiction === undefined) throw new Error('a contradiction cannot vanish');
    return {
      ...contradiction,
      expected: quote.shows(written, true) ? contradiction.expected : ofItsCode,
      place: placeIn(header, file, row, column),
      found: quote.cell(spelled),
    };
  });
}

/** The code of a row is no figure to tell when a figure may have taken its place. */
const ofItsCode: Text = {
  fr: 'ce que dit le code de la ligne, dans la liste de ses codes',
  en: 'what the row’s code says, in the list of its codes',
};

function label({ codeList }: Dimension): Comparison {
  const labels = new Map(codeList.codes.map((one) => [one.code, one.label]));
  return (code, spelled) => {
    const own = labels.get(code);
    if (own === undefined || labelAgrees(spelled, code, codeList)) return undefined;
    return {
      code: 'label-contradicts-code',
      expected: {
        fr: `« ${own.fr} » (\`${code}\`), en entier ou coupé`,
        en: `“${own.en}” (\`${code}\`), whole or cut short`,
      },
      fix: {
        fr: 'Corrigez le code ou le nom : ils désignent deux choses.',
        en: 'Correct the code or the name: they stand for two things.',
      },
    };
  };
}

function region({ builtIn }: Dimension, geography: string): Comparison {
  const level = builtIn === 'caf' || builtIn === 'departement' || builtIn === 'commune' ? builtIn : undefined;
  return (code, spelled) => {
    const own = level && regionOf({ level, code }, geography);
    if (own === undefined || own.code === spelled.padStart(2, '0')) return undefined;
    return {
      code: 'region-contradicts-code',
      expected: {
        fr: `${own.code} (${own.name.fr}), la région de \`${code}\` en ${geography}`,
        en: `${own.code} (${own.name.en}), the region of \`${code}\` in ${geography}`,
      },
      fix: {
        fr: 'Corrigez la région ou le code, ou l’année de la géographie (`geography`) dans la description.',
        en: 'Correct the region or the code, or the year of the geography (`geography`) in the description.',
      },
    };
  };
}

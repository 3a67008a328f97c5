/** How many rows the header seems to take, when that is not what the description says. */
import { fold, type Problem, type Table } from '../describe/index.ts';

/** How far down a header is looked for. */
export const depth = 30;

/** The header of each column: the last of its header cells that is not blank. */
export function headersOf(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from(
    { length: width },
    (_, index) => rows.map((row) => plain(row[index] ?? '')).findLast((cell) => cell !== '') ?? '',
  );
}

/** Without the spaces around it and the line ends in it. */
export const plain = (cell: string): string => cell.trim().replace(/\s+/gu, ' ');

/** The columns that the description names and the header does not hold. */
export function missingIn(headers: readonly string[], { columns }: Table): string[] {
  const there = new Set(headers.map(fold));
  return columns.map(({ header }) => header).filter((header) => header !== '*' && !there.has(fold(header)));
}

/**
 * The one cause of many problems: the described columns are all there with another number of header rows,
 * and not with the one that the description gives.
 *
 * @param rows  the first rows of the table, cell by cell
 */
export function misplacedHeader(rows: readonly (readonly string[])[], table: Table): Problem | undefined {
  const { file, headerRows } = table;
  const whole = (count: number) => missingIn(headersOf(rows.slice(0, count)), table).length === 0;
  if (!table.columns.some(({ header }) => header !== '*' && header !== '') || whole(headerRows)) {
    return undefined;
  }
  const counts = Array.from({ length: Math.min(depth, rows.length) }, (_, index) => index + 1).filter(whole);
  const meant = counts.find((count) => count > headerRows) ?? counts.at(-1);
  if (meant === undefined) return undefined;
  return {
    code: 'misplaced-header',
    place: { file, row: meant },
    found: {
      fr: `l’en-tête semble être à la ligne ${meant} : les colonnes décrites y sont`,
      en: `the header seems to be in row ${meant}: the described columns are there`,
    },
    expected: {
      fr: `l’en-tête à la ligne ${headerRows}, d’après la description (\`headerRows\`)`,
      en: `the header in row ${headerRows}, by the description (\`headerRows\`)`,
    },
    fix:
      meant > headerRows
        ? {
            fr: `Retirez les lignes au-dessus de l’en-tête, ou écrivez \`headerRows: ${meant}\` dans la description.`,
            en: `Remove the lines above the header, or write \`headerRows: ${meant}\` in the description.`,
          }
        : {
            fr: `Écrivez \`headerRows: ${meant}\` dans la description.`,
            en: `Write \`headerRows: ${meant}\` in the description.`,
          },
  };
}

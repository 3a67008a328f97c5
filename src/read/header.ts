/** The header of a table, resolved: which column holds what, by the description. */
import {
  type ColumnContent,
  type Dataset,
  fold,
  type Place,
  suggest,
  type Table,
} from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';
import { recogniserOf, toldOf } from './codes.ts';
import { headersOf, missingIn, plain } from './header-rows.ts';
import { couldStray, type Finding, type Quote } from './quote.ts';

export interface FigureColumn {
  /** From 1, as everywhere. */
  readonly column: number;
  /** The codes that the header or the description gives: dimension id → code. */
  readonly codes: Readonly<Record<string, string>>;
  /** False when the header should give a code and cannot be read, or says what another column says. */
  readonly complete: boolean;
}

type Of<K extends ColumnContent['kind']> = Extract<ColumnContent, { kind: K }> & { readonly column: number };

export interface Header {
  /** The header of each column; undefined where the description or a code list does not know it. */
  readonly names: readonly (string | undefined)[];
  readonly codes: readonly Of<'code'>[];
  readonly labels: readonly Of<'label'>[];
  readonly regions: readonly Of<'region'>[];
  readonly figures: readonly FigureColumn[];
  /** Columns with a blank header that the description does not name: nothing may stand in them. */
  readonly blank: readonly number[];
  /** True when something in the header rows could be a figure below the threshold. */
  readonly stray: boolean;
}

/**
 * @param rows  the header rows, cell by cell
 * @returns what each column holds, as far as the header can be read, and what is wrong with it
 */
export function resolveHeader(
  rows: readonly (readonly string[])[],
  table: Table,
  dataset: Dataset,
): { readonly header: Header; readonly findings: Finding[] } {
  const headers = headersOf(rows);
  const named = new Map(table.columns.map((column) => [fold(column.header), column]));
  const findings: Finding[] = missingColumns(headers, table);
  const columns: (ColumnContent & { readonly column: number })[] = [];
  const blank: number[] = [];
  for (const [index, name] of headers.entries()) {
    const column = index + 1;
    const described = named.get(fold(name)) ?? (name === '' ? undefined : named.get('*'));
    if (described) columns.push({ ...described.holds, column });
    else if (name === '') blank.push(column);
    else findings.push(undescribedColumn(name, column, table));
  }
  const figures = columns
    .filter((column) => column.kind === 'figures')
    .flatMap((column) => {
      const codes = codesOf(column, headers[column.column - 1] ?? '', table, dataset);
      if (codes.finding) findings.push(codes.finding);
      return [{ column: column.column, codes: codes.codes, complete: codes.finding === undefined }];
    });
  const readable = figures.every(({ complete }) => complete);
  const across = new Set(columns.filter((column) => 'across' in column).map(({ column }) => column));
  const known = headers.map(
    (name, index) =>
      (named.has(fold(name)) && (readable || !/\p{N}/u.test(name))) || (readable && across.has(index + 1)),
  );
  const repeated = repeatedColumns(columns, figures, headers, known, table);
  findings.push(...repeated.map(({ finding }) => finding));
  const doubtful = new Set(repeated.flatMap(({ columns }) => columns));
  const { threshold } = dataset.secret;
  const header: Header = {
    names: headers.map((name, index) =>
      known[index] && !couldStray(name, threshold, true) ? name : undefined,
    ),
    codes: columns.filter((column) => column.kind === 'code'),
    labels: columns.filter((column) => column.kind === 'label'),
    regions: columns.filter((column) => column.kind === 'region'),
    figures: figures.map((one) => ({ ...one, complete: one.complete && !doubtful.has(one.column) })),
    blank,
    stray: rows.some((row) =>
      row.map(plain).some((cell, index) => {
        const belongs = cell === headers[index] && known[index] === true;
        return cell !== '' && couldStray(cell, threshold, belongs);
      }),
    ),
  };
  return { header, findings };
}

function codesOf(
  { column, across, codes }: Of<'figures'>,
  name: string,
  table: Table,
  { dimensions }: Dataset,
): { readonly codes: Record<string, string>; readonly finding?: Finding } {
  const given = { ...table.codes, ...codes };
  const dimension = dimensions.find(({ id }) => id === across);
  if (dimension === undefined) return { codes: given };
  const recognised = recogniserOf(dimension)(name);
  if ('code' in recognised) return { codes: { ...given, [dimension.id]: recognised.code } };
  return {
    codes: given,
    finding: (quote) => ({
      code: 'unreadable-header',
      place: { file: table.file, row: table.headerRows, column },
      ...toldOf(name, recognised, quote),
      found: nameOf(name, quote),
    }),
  };
}

function missingColumns(headers: readonly string[], table: Table): Finding[] {
  const { file, headerRows } = table;
  return missingIn(headers, table).map((header) => (quote) => {
    const meant = suggest(
      header,
      headers.filter((name) => name !== '' && quote.shows(name)),
    );
    return {
      code: 'missing-column',
      place: { file, row: headerRows, name: header },
      found: { fr: `aucune colonne « ${header} »`, en: `no column “${header}”` },
      expected: {
        fr: 'la colonne que la description annonce',
        en: 'the column that the description names',
      },
      fix: meant
        ? {
            fr: `Est-ce « ${meant} » ? Corrigez l’en-tête ou la description.`,
            en: `Is it “${meant}”? Correct the header or the description.`,
          }
        : {
            fr: 'Remettez la colonne, ou retirez-la de la description.',
            en: 'Put the column back, or remove it from the description.',
          },
    };
  });
}

function undescribedColumn(name: string, column: number, { file, headerRows }: Table): Finding {
  return (quote) => ({
    code: 'undescribed-column',
    place: { file, row: headerRows, column },
    found: nameOf(name, quote),
    expected: { fr: 'une colonne que la description nomme', en: 'a column that the description names' },
    fix: {
      fr: 'Décrivez la colonne (`holds: nothing` pour ne pas la lire), ou retirez-la.',
      en: 'Describe the column (`holds: nothing` to leave it unread), or remove it.',
    },
  });
}

/** Two columns that say the same thing: figures with the same codes, or two columns of one described header. */
function repeatedColumns(
  columns: readonly (ColumnContent & { readonly column: number })[],
  figures: readonly FigureColumn[],
  headers: readonly string[],
  known: readonly boolean[],
  { file, headerRows }: Table,
): { readonly columns: readonly number[]; readonly finding: Finding }[] {
  const keys = [
    ...figures
      .filter(({ complete }) => complete)
      .map(({ column, codes }) => ({ column, key: JSON.stringify(Object.entries(codes).sort()) })),
    ...columns
      .filter(({ kind }) => kind !== 'figures' && kind !== 'ignored')
      .map(({ column, ...holds }) => ({ column, key: JSON.stringify(holds) })),
  ];
  const first = new Map<string, number>();
  return keys.flatMap(({ column, key }) => {
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, column);
      return [];
    }
    const name = headers[column - 1] ?? '';
    const finding: Finding = (quote) => ({
      code: 'repeated-column',
      place: { file, row: headerRows, column },
      other: { file, row: headerRows, column: before },
      found: nameOf(name, quote, known[column - 1]),
      expected: { fr: 'une colonne par en-tête', en: 'one column for each header' },
      fix: {
        fr: 'Corrigez l’en-tête, ou retirez l’une des deux.',
        en: 'Correct the header, or remove one of the two.',
      },
    });
    return [{ columns: [before, column], finding }];
  });
}

function nameOf(name: string, quote: Quote, known = false): Text {
  const { fr, en } = quote.cell(name, known);
  return { fr: `l’en-tête ${fr}`, en: `the header ${en}` };
}

/** Where a cell is, with its header, unless that could be a figure. */
export function placeIn({ names }: Pick<Header, 'names'>, file: string, row: number, column: number): Place {
  const name = names[column - 1];
  return { file, row, column, ...(name && { name }) };
}

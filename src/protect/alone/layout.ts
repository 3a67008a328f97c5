/** A scanned table → its cells, each with the codes that name it and the field that holds it. */
import type { Outcome, Place, Problem } from '../../describe/index.ts';
import { figureOf } from './figure.ts';
import { type Field, type ScannedRecord, scan } from './scan.ts';
import { type Units, unitsOf } from './text.ts';

export interface CsvTable {
  readonly units: Units;
  /** The names of the dimensions: `row` and `column` for a two-way table. */
  readonly dimensions: readonly string[];
  /** For each dimension its codes; the first is `Total`, whether cells have it or not. */
  readonly codes: readonly (readonly string[])[];
  readonly cells: readonly CsvCell[];
}

export interface CsvCell {
  readonly field: Field;
  /** For each dimension, the position of the code. */
  readonly codes: readonly number[];
  /** NaN where it is hidden. */
  readonly figure: number;
  readonly place: Place;
}

const isTotal = (code: string): boolean => code.trim().toLowerCase() === 'total';

interface Grid {
  readonly file: string;
  readonly units: Units;
  readonly records: readonly ScannedRecord[];
}

/** Reads a table in either of its two forms, or says everything that is wrong with it. */
export function readCsv(bytes: Uint8Array, file: string): Outcome<CsvTable> {
  const units = unitsOf(bytes);
  if (/\0/.test(units.text)) return failure([problem('not-text', { file })]);
  const grid: Grid = { file, units, records: scan(units.text) };
  const width = grid.records[0]?.fields.length ?? 0;
  if (grid.records.length < 2 || width < 2) return failure([problem('no-table', { file })]);
  const uneven = grid.records.filter(({ fields }) => fields.length !== width);
  if (uneven.length > 0) {
    return failure(
      uneven.map(({ row, fields }) => problem('uneven-row', { file, row }, fields.length, width)),
    );
  }
  return isTwoWay(grid) ? readTwoWay(grid) : readLong(grid);
}

const failure = (problems: Problem[]): Outcome<never> => ({ ok: false, problems });

function said({ units, records }: Grid, record: number, column: number): string {
  return units.read(records[record]?.fields[column]?.text ?? '').trim();
}

/** Further rows of a two-way table's header have nothing in the column of row codes, and no figure. */
function headerRows(grid: Grid): number {
  const width = grid.records[0]?.fields.length ?? 0;
  let rows = 1;
  while (rows < grid.records.length && said(grid, rows, 0) === '') {
    const figures = Array.from({ length: width - 1 }, (_, index) => figureOf(said(grid, rows, index + 1)));
    if (figures.some((figure) => figure !== undefined && !Number.isNaN(figure))) break;
    rows += 1;
  }
  return rows;
}

/** The last word of each column's header. */
function headers(grid: Grid, rows: number): string[] {
  const width = grid.records[0]?.fields.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    const words = Array.from({ length: rows }, (_, row) => said(grid, row, column));
    return words.findLast((word) => word !== '') ?? '';
  });
}

/** A last column and a last row named Total; where the row is missing, the column is enough. */
function isTwoWay(grid: Grid): boolean {
  return isTotal(headers(grid, headerRows(grid)).at(-1) ?? '');
}

function readTwoWay(grid: Grid): Outcome<CsvTable> {
  const above = headerRows(grid);
  const columns = codeIndex();
  const rows = codeIndex();
  const columnCodes = headers(grid, above).slice(1).map(columns.position);
  return collect(grid, ['row', 'column'], [rows, columns], above, (record) => {
    const row = rows.position(said(grid, record, 0));
    return columnCodes.map((column, index) => ({ column: index + 1, codes: [row, column] }));
  });
}

function readLong(grid: Grid): Outcome<CsvTable> {
  const names = headers(grid, 1);
  const value = valueColumn(grid, names);
  if (value < 0) return failure([problem('no-value-column', { file: grid.file })]);
  const own = names.flatMap((name, column) =>
    column === value ? [] : [{ name, column, index: codeIndex() }],
  );
  const dimensions = own.map(({ name }, index) => name || `column ${index + 1}`);
  return collect(
    grid,
    dimensions,
    own.map(({ index }) => index),
    1,
    (record) => [
      { column: value, codes: own.map(({ column, index }) => index.position(said(grid, record, column))) },
    ],
  );
}

/** The last column in which every field is a figure or hidden, and some field is a figure. */
function valueColumn(grid: Grid, names: readonly string[]): number {
  return names.findLastIndex((_, column) => {
    const figures = grid.records.slice(1).map((_, record) => figureOf(said(grid, record + 1, column)));
    const known = figures.filter((figure) => figure !== undefined);
    return known.length > figures.length / 2 && known.some((figure) => !Number.isNaN(figure));
  });
}

function codeIndex() {
  const codes = ['Total'];
  const positions = new Map<string, number>();
  const position = (code: string): number => {
    if (isTotal(code)) return 0;
    const known = positions.get(code);
    if (known !== undefined) return known;
    positions.set(code, codes.length);
    return codes.push(code) - 1;
  };
  return { codes, position };
}

type Named = { readonly column: number; readonly codes: readonly number[] };

function collect(
  grid: Grid,
  dimensions: readonly string[],
  indices: readonly { readonly codes: readonly string[] }[],
  from: number,
  cellsOf: (record: number) => readonly Named[],
): Outcome<CsvTable> {
  const cells: CsvCell[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, Place>();
  for (let record = from; record < grid.records.length; record += 1) {
    for (const { column, codes } of cellsOf(record)) {
      const { row, fields } = grid.records[record] ?? { row: 0, fields: [] };
      const field = fields[column];
      const place = { file: grid.file, row, column: column + 1 };
      const figure = figureOf(said(grid, record, column));
      const key = codes.join();
      const before = first.get(key);
      if (before) problems.push(problem('same-cell-twice', place, before));
      first.set(key, place);
      if (figure === undefined || !field) problems.push(problem('not-a-whole-number', place));
      else cells.push({ field, codes, figure, place });
    }
  }
  if (problems.length > 0) return failure(problems);
  return {
    ok: true,
    value: { units: grid.units, dimensions, codes: indices.map(({ codes }) => codes), cells },
  };
}

type Said = Pick<Problem, 'found' | 'expected' | 'fix'>;

/** What each problem says; never a figure of the table. */
const sayings = {
  'not-text': (): Said => ({
    found: { fr: 'des octets nuls : ce n’est pas du texte', en: 'null bytes: this is not text' },
    expected: { fr: 'un tableau en texte (CSV)', en: 'a table in text (CSV)' },
    fix: { fr: 'Enregistrez le tableau en CSV.', en: 'Save the table as CSV.' },
  }),
  'no-table': (): Said => ({
    found: { fr: 'moins de deux lignes ou de deux colonnes', en: 'fewer than two rows or two columns' },
    expected: { fr: 'un en-tête, des codes et des chiffres', en: 'a header, codes and figures' },
    fix: {
      fr: 'Donnez un tableau croisé avec ses marges « Total », ou une ligne par case.',
      en: 'Give a two-way table with its “Total” margins, or one row per cell.',
    },
  }),
  'uneven-row': (cells: number, width: number): Said => ({
    found: { fr: `${cells} cases`, en: `${cells} cells` },
    expected: { fr: `${width} cases, comme l’en-tête`, en: `${width} cells, as in the header` },
    fix: {
      fr: 'Vérifiez les séparateurs et les guillemets de la ligne.',
      en: 'Check the row’s delimiters and quotes.',
    },
  }),
  'no-value-column': (): Said => ({
    found: { fr: 'aucune colonne de chiffres', en: 'no column of figures' },
    expected: { fr: 'une colonne de nombres entiers', en: 'a column of whole numbers' },
    fix: {
      fr: 'Donnez un tableau croisé avec ses marges « Total », ou une ligne par case.',
      en: 'Give a two-way table with its “Total” margins, or one row per cell.',
    },
  }),
  'same-cell-twice': (): Said => ({
    found: { fr: 'les mêmes codes qu’une autre case', en: 'the same codes as another cell' },
    expected: { fr: 'une case par combinaison de codes', en: 'one cell per combination of codes' },
    fix: { fr: 'Supprimez l’une des deux.', en: 'Remove one of the two.' },
  }),
  'not-a-whole-number': (): Said => ({
    found: { fr: 'autre chose qu’un nombre entier', en: 'something other than a whole number' },
    expected: {
      fr: 'des chiffres, au besoin par groupes de trois séparés d’une espace ; ou une case vide',
      en: 'digits, in groups of three apart by a space if need be; or a blank',
    },
    fix: {
      fr: 'Corrigez la case ; les points et les virgules y sont ambigus.',
      en: 'Correct the cell; points and commas are ambiguous there.',
    },
  }),
} as const;

function problem(
  code: 'not-text' | 'no-table' | 'no-value-column' | 'not-a-whole-number',
  place: Place,
): Problem;
function problem(code: 'uneven-row', place: Place, cells: number, width: number): Problem;
function problem(code: 'same-cell-twice', place: Place, other: Place): Problem;
function problem(code: keyof typeof sayings, place: Place, one?: number | Place, two = 0): Problem {
  if (code === 'uneven-row') return { code, place, ...sayings[code](Number(one), two) };
  return { code, place, ...(typeof one === 'object' && { other: one }), ...sayings[code]() };
}

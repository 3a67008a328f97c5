/** A view as a workbook: the table as it is read, and a sheet of notes. */
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Language } from '../rdf/index.ts';
import type { IndexedCode } from '../store/index.ts';
import type { ViewTexts } from './texts/view/index.ts';
import { viewRows } from './view-rows.ts';
import type { Selection } from './view-selection.ts';

/** A workbook is made in memory: larger views are for CSV. */
export const MOST_IN_WORKBOOK = 50_000;

/** A whole number is exact up to there; a larger one is written as text. */
const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

export interface WorkbookText {
  readonly language: Language;
  readonly words: ViewTexts;
  /** The heading of a dimension. */
  readonly dimension: (id: string) => string;
  readonly measure: string;
  /** A name and what it stands for, for the sheet of notes. */
  readonly notes: readonly (readonly [string, string])[];
}

const bold = { fontWeight: 'bold' } as const;

/** @returns the bytes of the file */
export async function viewWorkbook(selection: Selection, text: WorkbookText): Promise<Uint8Array> {
  const { words } = text;
  const figures = await figuresSheet(selection, text);
  const notes: SheetData = text.notes.map(([name, value]) => [
    { value: name, ...bold },
    { value, wrap: true },
  ]);
  const lines = linesOf(selection).length;
  const file = writeExcelFile([
    {
      data: figures,
      sheet: words.files.sheets.figures,
      columns: Array.from({ length: lines }, () => ({ width: 32 })),
      stickyRowsCount: 1,
      stickyColumnsCount: lines,
    },
    { data: notes, sheet: words.files.sheets.notes, columns: [{ width: 24 }, { width: 90 }] },
  ]);
  return file.toBuffer();
}

/** What is down: every varying dimension but the last one of several, which is across. */
const linesOf = ({ varying }: Selection) => (varying.length > 1 ? varying.slice(0, -1) : varying);

async function figuresSheet(selection: Selection, text: WorkbookText): Promise<SheetData> {
  const { cube, varying } = selection;
  const { words, language } = text;
  const placeOf = (id: string) => cube.dimensions.findIndex((dimension) => dimension.id === id);
  const [down, across] = [linesOf(selection), varying.length > 1 ? varying.at(-1) : undefined];
  const columns = new Map<number, IndexedCode>();
  const lines = new Map<string, { codes: IndexedCode[]; cells: Map<number, SheetData[0][0]> }>();
  for await (const { codes, cell } of viewRows(selection)) {
    const line = down.flatMap((id) => codes[placeOf(id)] ?? []);
    const key = line.map(({ id }) => id).join(' ');
    const column = across === undefined ? undefined : codes[placeOf(across)];
    if (column) columns.set(column.id, column);
    const known = lines.get(key) ?? { codes: line, cells: new Map() };
    lines.set(key, known);
    known.cells.set(
      column?.id ?? 0,
      figureCell(cell.value, cell.status === 'C' ? words.table.hidden : undefined),
    );
  }
  const inOrder = [...columns.values()].sort((a, b) => a.position - b.position);
  const heads = across === undefined ? [text.measure] : inOrder.map(({ label }) => label[language]);
  const ids = across === undefined ? [0] : inOrder.map(({ id }) => id);
  return [
    [...down.map(text.dimension), ...heads].map((value) => ({ value, ...bold, wrap: true })),
    ...[...lines.values()].map(({ codes, cells }) => [
      ...codes.map(({ label }) => label[language]),
      ...ids.map((id) => cells.get(id) ?? null),
    ]),
  ];
}

/** A withheld figure says so; a missing one is blank. */
function figureCell(value: bigint | null, withheld: string | undefined): SheetData[0][0] {
  if (value === null)
    return withheld === undefined ? null : { value: withheld, align: 'right', fontStyle: 'italic' };
  return value > EXACT ? String(value) : { value: Number(value), type: Number, format: '#,##0' };
}

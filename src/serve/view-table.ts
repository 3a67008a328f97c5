/** The table of a view: its lines and columns, the cells where they meet, and totals where they mean something. */
import type { Language } from '../rdf/index.ts';
import type { IndexedCode, PivotCell, Sum } from '../store/index.ts';
import { addable, type NotAddable } from './view-addable.ts';
import { linesOfCodes, placeCells } from './view-cells.ts';
import { present } from './view-codes.ts';
import { linesOf } from './view-lines.ts';
import type { Selection } from './view-selection.ts';
import { isPeriod } from './view-state.ts';

/** A table shows at most so many lines, columns, and cells. */
export const LINES = 50;
const COLUMNS = 12;

export interface TableView extends Selection {
  /** A code per dimension in lines. */
  readonly lines: readonly (readonly IndexedCode[])[];
  readonly totalLines: number;
  readonly offset: number;
  /** None when no dimension is in columns. */
  readonly columns: readonly IndexedCode[];
  readonly totalColumns: number;
  readonly columnOffset: number;
  cell(line: readonly IndexedCode[], column?: IndexedCode): PivotCell | undefined;
  /** When asked for: the sum of each line, of each column and of everything, or why there is none. */
  readonly totals?: { readonly ofLines: Totals; readonly ofColumns: Totals; readonly ofAll: Sum | undefined };
}

/** Sums by the term ids of a line or of a column; what they leave out is in them. */
export type Totals = { readonly sums: ReadonlyMap<string, Sum> } | { readonly why: NotAddable };

/** @param language  whose order lines have that are sorted by name */
export async function tableView(selection: Selection, language: Language): Promise<TableView> {
  const { cube, pivot, state, slice } = selection;
  const columns = state.columns === undefined ? [] : await present(pivot, state.columns, slice);
  const isTime = cube.dimensions.some((dimension) => dimension.id === state.columns && isPeriod(dimension));
  const columnOffset = firstColumn(state.fromColumn, columns.length, isTime);
  const shownColumns = columns.slice(columnOffset, columnOffset + COLUMNS);
  const ask = (offset: number) => linesOf(selection, language, state.rows, { limit: LINES, offset });
  let [found, offset] = [await ask(state.from), state.from];
  if (found.total === 0 && offset > 0) [found, offset] = [await ask(0), 0];
  const onlyColumns = state.columns !== undefined && {
    [state.columns]: shownColumns.map(({ code }) => code),
  };
  const cells = await pivot.cells(state.rows, found.lines, {
    ...slice,
    codes: { ...slice.codes, ...onlyColumns },
  });
  const laidOut = [...state.rows, ...(state.columns === undefined ? [] : [state.columns])];
  const at = placeCells(selection, laidOut, cells);
  return {
    ...selection,
    lines: await linesOfCodes(selection, state.rows, found.lines),
    totalLines: found.total,
    offset,
    columns: shownColumns,
    totalColumns: columns.length,
    columnOffset,
    cell: (line, column) => at([...line, ...(column ? [column] : [])].map(({ id }) => id)),
    ...(state.totals && { totals: await totals(selection) }),
  };
}

/** The latest columns of a time axis, the first ones of another. */
function firstColumn(asked: number | undefined, count: number, isTime: boolean): number {
  const usual = isTime ? count - COLUMNS : 0;
  return Math.max(0, Math.min(asked ?? usual, count - 1));
}

async function totals({ pivot, state: { rows, columns }, slice }: Selection) {
  const over = async (dimensions: readonly string[], by: readonly string[]): Promise<Totals> => {
    for (const dimension of dimensions) {
      const why = await addable(pivot, dimension, slice);
      if (why) return { why };
    }
    return { sums: await pivot.sums(by, slice) };
  };
  const ofLines = await over(columns === undefined ? [] : [columns], rows);
  const ofColumns = await over(rows, columns === undefined ? [] : [columns]);
  const whole = 'sums' in ofLines && 'sums' in ofColumns;
  return { ofLines, ofColumns, ofAll: whole ? (await pivot.sums([], slice)).get('') : undefined };
}

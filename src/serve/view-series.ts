/** Time series of a view: a curve for each of its first lines, with gaps where there is no figure. */
import type { Language } from '../rdf/index.ts';
import type { IndexedCode, PivotCell } from '../store/index.ts';
import { linesOfCodes, placeCells } from './view-cells.ts';
import { present } from './view-codes.ts';
import { linesOf } from './view-lines.ts';
import type { Selection } from './view-selection.ts';
import { isPeriod } from './view-state.ts';

/** More curves than that cannot be told apart. */
export const CURVES = 8;

export interface Series {
  /** What the curve is of; nothing when time is all that varies. */
  readonly codes: readonly IndexedCode[];
  /** A cell for each period, undefined where the dataset has none. */
  readonly cells: readonly (PivotCell | undefined)[];
}

export interface SeriesView extends Selection {
  readonly periods: readonly IndexedCode[];
  readonly series: readonly Series[];
  /** How many curves the selection has. */
  readonly total: number;
}

/**
 * @param language  whose order curves have that are sorted by name
 * @returns undefined when the dataset has no time, or nothing in the selection
 */
export async function seriesView(selection: Selection, language: Language): Promise<SeriesView | undefined> {
  const { cube, pivot, state, slice, varying } = selection;
  const time = cube.dimensions.find(isPeriod)?.id;
  if (time === undefined) return undefined;
  const dimensions = varying.filter((id) => id !== time);
  const periods = await present(pivot, time, slice);
  const { lines, total } =
    dimensions.length === 0
      ? { lines: [[]], total: 1 }
      : await linesOf(selection, language, dimensions, { limit: CURVES, offset: state.from });
  const cells =
    dimensions.length === 0 ? await pivot.all(slice) : await pivot.cells(dimensions, lines, slice);
  if (cells.length === 0) return undefined;
  const at = placeCells(selection, [...dimensions, time], cells);
  const codes = await linesOfCodes(selection, dimensions, lines);
  return {
    ...selection,
    periods,
    total,
    series: lines.map((line, place) => ({
      codes: codes[place] ?? [],
      cells: periods.map(({ id }) => at([...line, id])),
    })),
  };
}

/** The cells of a view by where they stand: the same codes, in the order of the dimensions that the view lays out. */
import type { IndexedCode, PivotCell } from '../store/index.ts';
import type { Selection } from './view-selection.ts';

/** The cell at a code of each dimension laid out, by term ids; undefined where the dataset has none. */
export type CellAt = (ids: readonly number[]) => PivotCell | undefined;

export function placeCells(
  { cube }: Selection,
  laidOut: readonly string[],
  cells: readonly PivotCell[],
): CellAt {
  const places = laidOut.map((dimension) => cube.dimensions.findIndex(({ id }) => id === dimension));
  const byPlace = new Map(cells.map((cell) => [places.map((place) => cell.ids[place]).join(' '), cell]));
  return (ids) => byPlace.get(ids.join(' '));
}

/** Lines of term ids as codes. */
export async function linesOfCodes(
  { pivot }: Selection,
  dimensions: readonly string[],
  lines: readonly (readonly number[])[],
): Promise<IndexedCode[][]> {
  const indexes = await Promise.all(dimensions.map((id) => pivot.codes(id)));
  return lines.map((line) => line.flatMap((id, at) => indexes[at]?.byId.get(id) ?? []));
}

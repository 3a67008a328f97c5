/** What a choice must achieve, cell by cell. */
import { at, CellKind, type Table } from '../table/table.ts';

/** Another table must exist in which the cell differs by this much; by one of them, when there are two. */
export interface Task {
  readonly cell: number;
  readonly amounts: readonly number[];
}

/**
 * A cell below the threshold must be able to be 0 and threshold - 1 in the reader's eyes; a cell masked in the
 * source whose value turns out to be larger must be able to be anything else.
 */
export function tasksOf({ size, kind, value, threshold }: Table): Task[] {
  const tasks: Task[] = [];
  for (let cell = 0; cell < size; cell += 1) {
    if (at(kind, cell) !== CellKind.primary && at(kind, cell) !== CellKind.masked) continue;
    const figure = at(value, cell);
    if (figure >= threshold) tasks.push(moves(cell));
    else {
      if (figure > 0) tasks.push({ cell, amounts: [-figure] });
      if (figure < threshold - 1) tasks.push({ cell, amounts: [threshold - 1 - figure] });
      if (threshold === 1) tasks.push(moves(cell));
    }
  }
  return tasks;
}

/** The cell must not be a single point. */
export const moves = (cell: number): Task => ({ cell, amounts: [1, -1] });

/** Cells that are hidden whatever is chosen. */
export function hiddenAnyway({ kind }: Table): Uint8Array {
  return Uint8Array.from(kind, (one) => Number(one !== CellKind.free && one !== CellKind.fixed));
}

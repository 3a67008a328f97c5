/** Hidden cells that equations tie together, each group a system of its own. */
import { type Equation, entry, type Residue, residueOf } from './published.ts';

export interface System {
  /** Cells of the table, in order; columns of the system. */
  readonly cells: Int32Array;
  /** Residues whose cells are columns of the system. */
  readonly rows: readonly Residue[];
}

/** @returns the systems, the cells that no equation binds, and whether figures contradict an equation */
export function systemsOf(value: Float64Array, equations: readonly Equation[]) {
  const group = Int32Array.from(value, (figure, cell) => (Number.isNaN(figure) ? cell : -1));
  const leader = (cell: number): number => {
    let top = cell;
    while (entry(group, top) !== top) {
      group[top] = entry(group, entry(group, top));
      top = entry(group, top);
    }
    return top;
  };
  const residues: Residue[] = [];
  let contradiction = false;
  for (const equation of equations) {
    const residue = residueOf(equation, value);
    if (residue.cells.length === 0) {
      contradiction ||= residue.sum !== 0;
      continue;
    }
    residues.push(residue);
    const first = leader(residue.cells[0] ?? 0);
    for (const cell of residue.cells) group[leader(cell)] = first;
  }
  const members = new Map<number, number[]>();
  for (let cell = 0; cell < value.length; cell += 1) {
    if (!Number.isNaN(entry(value, cell))) continue;
    const top = leader(cell);
    const own = members.get(top);
    if (own) own.push(cell);
    else members.set(top, [cell]);
  }
  const rows = new Map<number, Residue[]>();
  for (const residue of residues) {
    const top = leader(residue.cells[0] ?? 0);
    const own = rows.get(top);
    if (own) own.push(residue);
    else rows.set(top, [residue]);
  }
  const column = new Int32Array(value.length);
  const systems: System[] = [];
  const unbound: number[] = [];
  for (const [top, cells] of members) {
    const own = rows.get(top);
    if (!own) {
      unbound.push(...cells);
      continue;
    }
    for (const [index, cell] of cells.entries()) column[cell] = index;
    systems.push({
      cells: Int32Array.from(cells),
      rows: own.map((residue) => ({ ...residue, cells: residue.cells.map((cell) => entry(column, cell)) })),
    });
  }
  return { systems, unbound, contradiction };
}

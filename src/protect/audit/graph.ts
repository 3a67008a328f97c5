/** A system of equations as a graph, where every unknown counts once up and once down at most. */
import type { System } from './component.ts';
import { entry } from './published.ts';

/** Rows are nodes, unknowns are arcs; the last node is where unknowns lead that a single row binds. */
export interface Graph {
  /** The node that each arc leaves. */
  readonly tail: Int32Array;
  /** The node that it leads to. */
  readonly head: Int32Array;
  /** What each node has to give; negative where it has to get. */
  readonly supply: Float64Array;
}

/** @returns nothing when the system is not a graph */
export function graphOf({ cells, rows }: System): Graph | undefined {
  const outside = rows.length;
  const uses: { readonly row: number; readonly sign: number }[][] = Array.from(cells, () => []);
  for (const [row, residue] of rows.entries()) {
    for (const [place, cell] of residue.cells.entries()) {
      const sign = residue.signs[place] ?? 0;
      if (Math.abs(sign) !== 1 || (uses[cell]?.push({ row, sign }) ?? 0) > 2) return undefined;
    }
  }
  const turned = turn(rows, uses);
  if (!turned) return undefined;
  const tail = new Int32Array(cells.length).fill(outside);
  const head = new Int32Array(cells.length).fill(outside);
  for (const [cell, own] of uses.entries()) {
    for (const { row, sign } of own) (sign * entry(turned, row) > 0 ? tail : head)[cell] = row;
  }
  const supply = new Float64Array(outside + 1);
  for (const [row, { sum }] of rows.entries()) supply[row] = sum * entry(turned, row);
  return { tail, head, supply };
}

/** A sign per row, by which every unknown counts once up and once down; nothing when no signs do that. */
function turn(
  rows: System['rows'],
  uses: readonly (readonly { readonly row: number; readonly sign: number }[])[],
): Int8Array | undefined {
  const turned = new Int8Array(rows.length);
  for (let root = 0; root < rows.length; root += 1) {
    if (turned[root] !== 0) continue;
    turned[root] = 1;
    const open = [root];
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      for (const cell of rows[row]?.cells ?? []) {
        const own = uses[cell] ?? [];
        const here = own.find((use) => use.row === row);
        const there = own.find((use) => use.row !== row);
        if (!here || !there) continue;
        const sign = -here.sign * there.sign * entry(turned, row);
        if (turned[there.row] === 0) {
          turned[there.row] = sign;
          open.push(there.row);
        } else if (turned[there.row] !== sign) return undefined;
      }
    }
  }
  return turned;
}

/** Code lists with parents → the relations between cells, in every dimension at once. */
import { at, type RelationSource } from './table.ts';

export interface Axis {
  /** For each code, the code that it is a part of; -1 for none. */
  readonly parent: Int32Array;
  readonly family: number;
}

export interface HierarchyRelation extends RelationSource {
  /** Every code that is a part of the total's has its row; if not, the parts may fall short of the total. */
  readonly complete: boolean;
}

/**
 * A total is the sum of the cells that are its nearest descendants: where a level has no row
 * (communes and regions, no departments), the level below stands for it.
 *
 * @param codes  per dimension, the code of each cell, as an index into the dimension's axis
 */
export function hierarchyRelations(
  size: number,
  codes: readonly Int32Array[],
  axes: readonly Axis[],
): HierarchyRelation[] {
  const { keys, strides } = cellKeys(size, codes, axes);
  const cellAt = new Map<number, number>();
  for (let cell = 0; cell < size; cell += 1) cellAt.set(at(keys, cell), cell);
  const relations: HierarchyRelation[] = [];
  for (const [dimension, axis] of axes.entries()) {
    const { parent, family } = axis;
    const children = childCounts(parent);
    const own = codes[dimension] ?? new Int32Array();
    const stride = strides[dimension] ?? 0;
    const parts = new Map<number, number[]>();
    for (let cell = 0; cell < size; cell += 1) {
      const code = at(own, cell);
      for (let above = at(parent, code); above >= 0; above = at(parent, above)) {
        const total = cellAt.get(at(keys, cell) + (above - code) * stride);
        if (total === undefined) continue;
        const siblings = parts.get(total);
        if (siblings) siblings.push(cell);
        else parts.set(total, [cell]);
        break;
      }
    }
    for (const [total, cells] of parts) {
      const code = at(own, total);
      const complete =
        cells.length === at(children, code) && cells.every((cell) => at(parent, at(own, cell)) === code);
      relations.push({ total, parts: cells, family, complete });
    }
  }
  return relations;
}

/** One number per cell, such that a step in a dimension's codes is a step of its stride. */
function cellKeys(size: number, codes: readonly Int32Array[], axes: readonly Axis[]) {
  const strides: number[] = [];
  let product = 1;
  for (const { parent } of axes) {
    strides.push(product);
    product *= Math.max(1, parent.length);
  }
  if (!Number.isSafeInteger(product)) throw new RangeError('too many codes to number the cells of a table');
  const keys = new Float64Array(size);
  for (const [dimension, own] of codes.entries()) {
    const stride = strides[dimension] ?? 0;
    for (let cell = 0; cell < size; cell += 1) keys[cell] = at(keys, cell) + at(own, cell) * stride;
  }
  return { keys, strides };
}

function childCounts(parent: Int32Array): Int32Array {
  const counts = new Int32Array(parent.length);
  for (const above of parent) if (above >= 0) counts[above] = at(counts, above) + 1;
  return counts;
}

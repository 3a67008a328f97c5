/** The solver, loaded when it is first needed. */
import highsModule, { type Highs, type ModelData } from 'highs';
import { at, eachCell, type Table } from '../table/table.ts';

/** The module is the loader itself; its types, read as CommonJS, call that a default export. */
const load = highsModule as unknown as typeof highsModule.default;
let runtime: Promise<Highs> | undefined;

export function highs(): Promise<Highs> {
  runtime ??= load();
  return runtime;
}

/** Every relation of a table as a row of coefficients that sum to zero. */
export function zeroSums({
  size,
  relations,
}: Table): Pick<ModelData, 'numRows' | 'rowLower' | 'rowUpper' | 'matrix'> {
  const starts = new Int32Array(relations.count + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (let relation = 0; relation < relations.count; relation += 1) {
    const row = new Map<number, number>();
    eachCell(relations, relation, (cell, sign) => row.set(cell, (row.get(cell) ?? 0) + sign));
    for (const [cell, sign] of row) {
      if (sign === 0) continue;
      indices.push(cell);
      values.push(sign);
    }
    starts[relation + 1] = indices.length;
  }
  return {
    numRows: relations.count,
    rowLower: new Float64Array(relations.count),
    rowUpper: new Float64Array(relations.count),
    matrix: { format: 'csr', numRows: relations.count, numCols: size, starts, indices, values },
  };
}

/** For each cell the sum of what a row of multipliers gives it: `multipliers · A`. */
export function combine({ size, relations }: Table, multipliers: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(size);
  for (let relation = 0; relation < relations.count; relation += 1) {
    const times = at(multipliers, relation);
    if (times === 0) continue;
    eachCell(relations, relation, (cell, sign) => {
      sums[cell] = at(sums, cell) + times * sign;
    });
  }
  return sums;
}

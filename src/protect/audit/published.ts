/** What a reader of a table has before him, and the equations that it leaves on the hidden figures. */

/** `total = sum of parts`, for r from 0 to count - 1; the parts of r are `part[start[r] … start[r + 1] - 1]`. */
export interface Sums {
  readonly count: number;
  /** -1 where the parts sum to zero. */
  readonly total: Int32Array;
  /** What the relation sums over: the index of a dimension, or of a stated equation. */
  readonly family: Int32Array;
  readonly start: Int32Array;
  readonly part: Int32Array;
}

export interface Published {
  /** A whole number for each cell; NaN where it is hidden or missing. */
  readonly value: Float64Array;
  readonly sums: Sums;
}

/** An equation between cells: the plus cells less the minus cells make zero. */
export interface Equation {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/** What an equation says of the hidden cells alone: their signed sum is `sum`. */
export interface Residue {
  readonly cells: readonly number[];
  readonly signs: readonly number[];
  readonly sum: number;
}

export const entry = (array: ArrayLike<number>, index: number): number => array[index] as number;

export function equationOf({ total, start, part }: Sums, index: number): Equation {
  const sum = entry(total, index);
  return {
    plus: [...part.subarray(entry(start, index), entry(start, index + 1))],
    minus: sum < 0 ? [] : [sum],
  };
}

export function residueOf({ plus, minus }: Equation, value: Float64Array): Residue {
  const signs = new Map<number, number>();
  let sum = 0;
  const count = (cell: number, sign: number) => {
    const figure = entry(value, cell);
    if (Number.isNaN(figure)) signs.set(cell, (signs.get(cell) ?? 0) + sign);
    else sum -= sign * figure;
  };
  for (const cell of plus) count(cell, 1);
  for (const cell of minus) count(cell, -1);
  return { cells: [...signs.keys()], signs: [...signs.values()], sum };
}

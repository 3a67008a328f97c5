/** How far the audit has come with a cell: what it has seen, and what is enough to see. */

/** What the audit is asked about a cell. */
export const Goal = {
  /** Nothing. */
  none: 0,
  /** Whether there is more than one value that it can have. */
  varies: 1,
  /** Whether it can be 0 and threshold - 1. */
  covers: 2,
  /** The same, or `varies` where it cannot be below the threshold at all. */
  coversOrLarge: 3,
  /** The least and the largest value that it can have. */
  exact: 4,
} as const;

/** For each hidden cell, the values that it has in tables that were found. */
export interface Seen {
  /** The least; Infinity before the first table. */
  readonly low: Float64Array;
  /** The largest; -Infinity before the first table, Infinity where there is no end. */
  readonly high: Float64Array;
}

export function see({ low, high }: Seen, cell: number, value: number): void {
  if (value < (low[cell] as number)) low[cell] = value;
  if (value > (high[cell] as number)) high[cell] = value;
}

/** Whether what was seen of a cell is enough; never for `exact`, which needs proof that there is no more. */
export function reached(goal: number, low: number, high: number, threshold: number): boolean {
  if (goal === Goal.none) return true;
  if (goal === Goal.varies) return low < high;
  if (goal === Goal.exact) return false;
  return low <= 0 && high >= threshold - 1 && low < high;
}

/** The problem of the statistical secret in memory: cells, and the sums that tie them together. */

/** What may and must happen to a cell. */
export const CellKind = {
  /** Its value is known, and it is hidden only to protect others. */
  free: 0,
  /** Below the threshold: hidden, and nobody may narrow it down. */
  primary: 1,
  /** Published whatever happens, for every reader knows it already: a structural zero. */
  fixed: 2,
  /** Hidden in the source: its value is not known here, and it is protected as if it were primary. */
  masked: 3,
  /** Neither published nor protected, its value is nobody's secret: missing figures, absent rows. */
  slack: 4,
} as const;

/** `total = sum of parts`, many times over: the parts of relation r are `part[start[r] … start[r + 1] - 1]`. */
export interface Relations {
  readonly count: number;
  /** Index of the total's cell; -1 where the parts sum to zero. */
  readonly total: Int32Array;
  /** What the relation sums over: the index of a dimension, or of a stated equation. */
  readonly family: Int32Array;
  readonly start: Int32Array;
  readonly part: Int32Array;
}

export interface Table {
  readonly size: number;
  /** Whole and not negative; NaN where it is not known. */
  readonly value: Float64Array;
  /** One of `CellKind`. */
  readonly kind: Uint8Array;
  /** The loss of information if the cell is hidden; whole, and at least 1 for a cell that is free. */
  readonly weight: Float64Array;
  readonly relations: Relations;
  readonly threshold: number;
}

export const at = (array: ArrayLike<number>, index: number): number => array[index] as number;

/** Calls back with each cell of a relation and its sign: 1 for a part, -1 for the total. */
export function eachCell(
  { total, start, part }: Relations,
  relation: number,
  visit: (cell: number, sign: 1 | -1) => void,
): void {
  const sum = at(total, relation);
  if (sum >= 0) visit(sum, -1);
  for (let index = at(start, relation); index < at(start, relation + 1); index += 1)
    visit(at(part, index), 1);
}

export interface RelationSource {
  readonly total: number;
  readonly family: number;
  readonly parts: readonly number[];
}

/** Relations one by one → all in one. */
export function packRelations(sources: readonly RelationSource[]): Relations {
  const start = new Int32Array(sources.length + 1);
  for (const [index, { parts }] of sources.entries()) start[index + 1] = at(start, index) + parts.length;
  const part = new Int32Array(at(start, sources.length));
  for (const [index, { parts }] of sources.entries()) part.set(parts, at(start, index));
  return {
    count: sources.length,
    total: Int32Array.from(sources, ({ total }) => total),
    family: Int32Array.from(sources, ({ family }) => family),
    start,
    part,
  };
}

/** For each cell, the relations that it is in: those of cell c are `of[start[c] … start[c + 1] - 1]`. */
export interface Incidence {
  readonly start: Int32Array;
  readonly of: Int32Array;
  /** Beside `of`: 1 where the cell is a part, -1 where it is the total. */
  readonly sign: Int8Array;
}

export function incidenceOf(size: number, relations: Relations): Incidence {
  const start = new Int32Array(size + 1);
  for (let relation = 0; relation < relations.count; relation += 1) {
    eachCell(relations, relation, (cell) => {
      start[cell + 1] = at(start, cell + 1) + 1;
    });
  }
  for (let cell = 0; cell < size; cell += 1) start[cell + 1] = at(start, cell + 1) + at(start, cell);
  const of = new Int32Array(at(start, size));
  const sign = new Int8Array(of.length);
  const next = start.slice();
  for (let relation = 0; relation < relations.count; relation += 1) {
    eachCell(relations, relation, (cell, side) => {
      const slot = at(next, cell);
      of[slot] = relation;
      sign[slot] = side;
      next[cell] = slot + 1;
    });
  }
  return { start, of, sign };
}

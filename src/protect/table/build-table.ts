/** Cells and relations as they come → a table in which no two cells are the same by definition. */
import { Sets } from './sets.ts';
import { at, CellKind, packRelations, type RelationSource, type Table } from './table.ts';

export interface TableSource {
  /** NaN where it is not known. */
  readonly value: Float64Array;
  /** One of `CellKind`. */
  readonly kind: Uint8Array;
  readonly relations: readonly (RelationSource & { readonly complete: boolean })[];
  /** Pairs of cells that are one and the same, e.g. published by two datasets. */
  readonly same?: readonly (readonly [number, number])[];
  readonly threshold: number;
  /** The loss of information if a cell is hidden, in place of its value. */
  readonly weight?: Float64Array;
}

/** Cells whose figures cannot all be right, as indices into the source. */
export interface Contradiction {
  readonly total: number;
  readonly parts: readonly number[];
  /** Total less parts. */
  readonly difference: number;
}

export interface BuiltTable {
  readonly table: Table;
  /** For each cell of the source, its cell in the table. */
  readonly cellOf: Int32Array;
  readonly contradictions: readonly Contradiction[];
}

/**
 * Merges cells that are the same (two datasets, a total with a single part), and adds to a relation
 * whose parts fall short of the total, because rows are absent, a cell that stands for those rows.
 * Where figures are unknown and nobody can tell whether rows are absent, none are: a reader who assumes
 * so deduces the most. Weights: the value, and as much again for every relation in which it is the total.
 */
export function buildTable(source: TableSource): BuiltTable {
  const { value } = source;
  const contradictions: Contradiction[] = [];
  const checked = source.relations.map((relation) => {
    const rest = remainder(relation, value);
    const short = rest > 0 && !relation.complete;
    if (rest < 0 || (rest > 0 && !short)) contradictions.push({ ...relation, difference: rest });
    return { ...relation, rest, short };
  });
  const sets = new Sets(value.length);
  for (const [one, other] of source.same ?? []) {
    const difference = at(value, one) - at(value, other);
    if (difference !== 0 && !Number.isNaN(difference))
      contradictions.push({ total: one, parts: [other], difference });
    sets.join(one, other);
  }
  for (const { total, parts, short } of checked) {
    if (parts.length === 1 && !short) sets.join(total, parts[0] ?? total);
  }
  const { cellOf, count } = sets.numbered();
  const slacks = checked.filter(({ short }) => short).map(({ rest }) => rest);
  const merged = mergeCells(cellOf, count, slacks, source);
  let slack = count;
  const relations = distinct(
    checked.map(({ total, parts, family, short }) => ({
      total: at(cellOf, total),
      parts: [...parts.map((cell) => at(cellOf, cell)), ...(short ? [slack++] : [])],
      family,
    })),
  );
  const weight = weigh(merged.value, relations, source, cellOf);
  const table: Table = {
    size: merged.value.length,
    ...merged,
    weight,
    relations: packRelations(relations),
    threshold: source.threshold,
  };
  return { table, cellOf, contradictions };
}

/** Total less parts; NaN when one of them is unknown and the parts known do not exceed the total. */
function remainder({ total, parts }: RelationSource, value: Float64Array): number {
  let known = at(value, total);
  let unknown = false;
  for (const part of parts) {
    if (Number.isNaN(at(value, part))) unknown = true;
    else known -= at(value, part);
  }
  return unknown && known >= 0 ? Number.NaN : known;
}

/** Relations of which no two say the same, and none says nothing. */
function distinct(relations: readonly RelationSource[]): RelationSource[] {
  const seen = new Set<string>();
  return relations.flatMap((relation) => {
    const cancelled = cancel(relation);
    if (cancelled.parts.length === 0) return [];
    const key = `${cancelled.total}=${[...cancelled.parts].sort((a, b) => a - b).join('+')}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [cancelled];
  });
}

/** A total that is one of its own parts: the other parts sum to zero. */
function cancel(relation: RelationSource): RelationSource {
  const own = relation.parts.indexOf(relation.total);
  if (own < 0) return relation;
  return { ...relation, total: -1, parts: relation.parts.toSpliced(own, 1) };
}

function mergeCells(
  cellOf: Int32Array,
  count: number,
  slacks: readonly number[],
  { kind, value }: TableSource,
) {
  const size = count + slacks.length;
  const one = {
    value: new Float64Array(size).fill(Number.NaN),
    kind: new Uint8Array(size).fill(CellKind.slack),
  };
  for (let cell = 0; cell < value.length; cell += 1) {
    const into = at(cellOf, cell);
    if (!Number.isNaN(at(value, cell))) one.value[into] = at(value, cell);
    one.kind[into] = stricter(at(one.kind, into), at(kind, cell));
  }
  for (const [index, rest] of slacks.entries()) one.value[count + index] = rest;
  for (let cell = 0; cell < count; cell += 1) {
    if (at(one.kind, cell) === CellKind.free && Number.isNaN(at(one.value, cell)))
      one.kind[cell] = CellKind.slack;
  }
  return one;
}

function stricter(one: number, other: number): number {
  const order = [CellKind.fixed, CellKind.primary, CellKind.masked, CellKind.free, CellKind.slack];
  return order.find((candidate) => candidate === one || candidate === other) ?? one;
}

function weigh(
  values: Float64Array,
  relations: readonly RelationSource[],
  { weight }: TableSource,
  cellOf: Int32Array,
) {
  const times = new Float64Array(values.length).fill(1);
  for (const { total } of relations) if (total >= 0) times[total] = at(times, total) + 1;
  const own = new Float64Array(values.length);
  if (weight) {
    for (let cell = 0; cell < cellOf.length; cell += 1) own[at(cellOf, cell)] = at(weight, cell);
  }
  return values.map(
    (value, cell) => Math.max(1, weight ? at(own, cell) : Number.isNaN(value) ? 0 : value) * at(times, cell),
  );
}

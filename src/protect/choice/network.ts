/** A table of two dimensions, one of them hierarchical at most, seen as a network: cells are its edges. */
import {
  at,
  eachCell,
  type Incidence,
  incidenceOf,
  type RelationSource,
  type Table,
} from '../table/table.ts';

/**
 * Relations are nodes that conserve flow; changing a cell by one sends one unit along its edge.
 * Node 0 is outside, where nothing is conserved: a cell in a single relation leads there.
 */
export interface Network {
  readonly nodes: number;
  /** Where a growing cell takes from, and where it adds to. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The edges at node n: `edge[start[n] … start[n + 1] - 1]`. */
  readonly start: Int32Array;
  readonly edge: Int32Array;
}

/** The network of a table; nothing when its relations are not one (three dimensions, two hierarchies). */
export function networkOf(table: Table): Network | undefined {
  const families = [...new Set(table.relations.family)].sort((a, b) => a - b);
  for (const pivot of [undefined, ...families]) {
    const relations = pivot === undefined ? everyRelation(table) : withoutImplied(table, pivot);
    const network = orient(table.size, relations);
    if (network) return network;
  }
  return undefined;
}

const everyRelation = ({ relations }: Table): RelationSource[] =>
  Array.from({ length: relations.count }, (_, index) => ({
    total: at(relations.total, index),
    family: at(relations.family, index),
    parts: [...relations.part.subarray(at(relations.start, index), at(relations.start, index + 1))],
  }));

/**
 * Relations of other families among totals of the pivot's say what those among their parts say:
 * ages of a department sum to its total because those of its communes do. Where rows are absent,
 * what remains is the relation between the cells that stand for them.
 */
function withoutImplied(table: Table, pivot: number): RelationSource[] {
  const incidence = incidenceOf(table.size, table.relations);
  const totalIn = new TotalIndex(table, incidence);
  return everyRelation(table).flatMap((relation, index) => {
    if (relation.family === pivot || relation.total < 0) return [relation];
    const rest = remainder(table, index, relation, pivot, totalIn);
    if (rest === undefined) return [relation];
    return rest;
  });
}

/** A relation minus the relations that imply it, cell by cell: nothing, a smaller relation, or no use. */
function remainder(
  { relations }: Table,
  index: number,
  { total, parts, family }: RelationSource,
  pivot: number,
  totalIn: TotalIndex,
): RelationSource[] | undefined {
  const below = totalIn.find(total, pivot);
  const partsBelow = parts.map((part) => totalIn.find(part, pivot));
  if (below === undefined || partsBelow.includes(undefined)) return undefined;
  const sum = new Map<number, number>();
  const add = (relation: number, times: number) =>
    eachCell(relations, relation, (cell, sign) => sum.set(cell, (sum.get(cell) ?? 0) + times * sign));
  add(index, 1);
  add(below, -1);
  for (const one of partsBelow) if (one !== undefined) add(one, 1);
  eachCell(relations, below, (cell, sign) => {
    const across = sign === 1 ? totalIn.find(cell, family) : undefined;
    if (across !== undefined) add(across, -1);
  });
  const rest = [...sum].filter(([, times]) => times !== 0);
  if (rest.length === 0) return [];
  const negative = rest.filter(([, times]) => times === -1);
  const positive = rest.filter(([, times]) => times === 1);
  if (negative.length !== 1 || negative.length + positive.length !== rest.length) return undefined;
  if (rest.length > parts.length + 1) return undefined;
  return [{ total: negative[0]?.[0] ?? -1, parts: positive.map(([cell]) => cell), family }];
}

/** The relation of a family in which a cell is the total. */
class TotalIndex {
  constructor(
    private readonly table: Table,
    private readonly incidence: Incidence,
  ) {}

  find(cell: number, family: number): number | undefined {
    const { start, of, sign } = this.incidence;
    for (let slot = at(start, cell); slot < at(start, cell + 1); slot += 1) {
      const relation = at(of, slot);
      if (at(sign, slot) === -1 && at(this.table.relations.family, relation) === family) return relation;
    }
    return undefined;
  }
}

/** Gives every relation a side so that each cell leads from one relation to another; nothing if none does. */
function orient(size: number, relations: readonly RelationSource[]): Network | undefined {
  const ends = endsOf(size, relations);
  if (!ends) return undefined;
  const side = sides(relations, ends);
  if (!side) return undefined;
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  for (let cell = 0; cell < size; cell += 1) {
    for (const end of [2 * cell, 2 * cell + 1]) {
      const relation = at(ends.relation, end);
      if (relation < 0) continue;
      if (at(ends.sign, end) * at(side, relation) > 0) from[cell] = relation + 1;
      else to[cell] = relation + 1;
    }
  }
  return { nodes: relations.length + 1, from, to, ...adjacency(relations.length + 1, from, to) };
}

interface Ends {
  /** Two places per cell; -1 where there is none. */
  readonly relation: Int32Array;
  readonly sign: Int8Array;
}

function endsOf(size: number, relations: readonly RelationSource[]): Ends | undefined {
  const relation = new Int32Array(2 * size).fill(-1);
  const sign = new Int8Array(2 * size);
  for (const [index, { total, parts }] of relations.entries()) {
    for (const cell of total < 0 ? parts : [total, ...parts]) {
      const slot = at(relation, 2 * cell) < 0 ? 2 * cell : 2 * cell + 1;
      if (at(relation, slot) >= 0 || (slot % 2 === 1 && at(relation, 2 * cell) === index)) return undefined;
      relation[slot] = index;
      sign[slot] = cell === total ? -1 : 1;
    }
  }
  return { relation, sign };
}

/** A sign per relation, by which each cell counts once up and once down. */
function sides(relations: readonly RelationSource[], ends: Ends): Int8Array | undefined {
  const side = new Int8Array(relations.length);
  for (let first = 0; first < relations.length; first += 1) {
    if (at(side, first) !== 0) continue;
    side[first] = 1;
    const queue = [first];
    for (let relation = queue.pop(); relation !== undefined; relation = queue.pop()) {
      const { total, parts } = relations[relation] ?? { total: -1, parts: [] };
      for (const cell of total < 0 ? parts : [total, ...parts]) {
        const here = at(ends.relation, 2 * cell) === relation ? 2 * cell : 2 * cell + 1;
        const there = here ^ 1;
        const other = at(ends.relation, there);
        if (other < 0) continue;
        const wanted = -at(side, relation) * at(ends.sign, here) * at(ends.sign, there);
        if (at(side, other) === 0) {
          side[other] = wanted;
          queue.push(other);
        } else if (at(side, other) !== wanted) return undefined;
      }
    }
  }
  return side;
}

function adjacency(nodes: number, from: Int32Array, to: Int32Array) {
  const start = new Int32Array(nodes + 1);
  for (const ends of [from, to]) for (const node of ends) start[node + 1] = at(start, node + 1) + 1;
  for (let node = 0; node < nodes; node += 1) start[node + 1] = at(start, node + 1) + at(start, node);
  const edge = new Int32Array(2 * from.length);
  const next = start.slice();
  for (const ends of [from, to]) {
    for (let cell = 0; cell < ends.length; cell += 1) {
      const node = at(ends, cell);
      const slot = at(next, node);
      edge[slot] = cell;
      next[node] = slot + 1;
    }
  }
  return { start, edge };
}

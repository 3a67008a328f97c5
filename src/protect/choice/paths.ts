/** Paths through the cells of a network, for flow that other tables need. */
import { at, CellKind, type Table } from '../table/table.ts';
import { Heap } from './heap.ts';
import type { Network } from './network.ts';

/** A node of so many cells is cheap to look through. */
const few = 32;

/** Remembers the path that it found last. */
export class Paths {
  readonly #table: Table;
  readonly #network: Network;
  readonly #change: Float64Array;
  readonly #distance: Float64Array;
  readonly #arrival: Int32Array;
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  readonly #heap = new Heap();
  #round = 0;

  /** @param change  how far each cell is from its true value by now; read at every search */
  constructor(table: Table, network: Network, change: Float64Array) {
    this.#table = table;
    this.#network = network;
    this.#change = change;
    this.#distance = new Float64Array(network.nodes);
    this.#arrival = new Int32Array(network.nodes);
    this.#seen = new Int32Array(network.nodes);
    this.#queue = new Int32Array(network.nodes);
  }

  /** Calls back with each cell of the path found last, the last one first. */
  walk(source: number, target: number, visit: (edge: number, forwards: boolean) => void): void {
    for (let node = target; node !== source; ) {
      const edge = at(this.#arrival, node);
      const forwards = at(this.#network.to, edge) === node;
      visit(edge, forwards);
      node = forwards ? at(this.#network.from, edge) : at(this.#network.to, edge);
    }
  }

  /** By how much a cell can still shrink. */
  room(edge: number): number {
    return (this.#table.value[edge] as number) + (this.#change[edge] as number);
  }

  /** A path through hidden cells, each of which carries `least` or more. */
  shortest(source: number, target: number, least: number, avoid: number, hidden: Uint8Array): boolean {
    return this.#fromSmallerEnd(source, target, (origin, end, reverse) =>
      this.#spread(origin, end, least, avoid, hidden, reverse),
    );
  }

  /**
   * Breadth first; from a node of few cells, its neighbours are looked at before their turn.
   * Typed arrays are read directly here: this loop is where a large table spends its time.
   *
   * @param reverse  whether paths are sought that lead to `origin`, not away from it
   */
  #spread(
    origin: number,
    end: number,
    least: number,
    avoid: number,
    hidden: Uint8Array,
    reverse: boolean,
  ): boolean {
    const { start, edge, from, to } = this.#network;
    const [seen, queue, arrival] = [this.#seen, this.#queue, this.#arrival];
    this.#round += 1;
    const round = this.#round;
    /** The node across a cell if the cell can be used from `node`; -1 if not. */
    const across = (cell: number, node: number): number => {
      if (hidden[cell] === 0 || cell === avoid) return -1;
      const forwards = from[cell] === node;
      if (forwards === reverse && this.room(cell) < least) return -1;
      return (forwards ? to[cell] : from[cell]) as number;
    };
    seen[origin] = round;
    queue[0] = origin;
    for (let head = 0, tail = 1; head < tail; head += 1) {
      const node = queue[head] as number;
      const last = start[node + 1] as number;
      for (let slot = start[node] as number; slot < last; slot += 1) {
        const cell = edge[slot] as number;
        const next = across(cell, node);
        if (next < 0 || seen[next] === round) continue;
        seen[next] = round;
        arrival[next] = cell;
        if (next === end) return true;
        queue[tail++] = next;
        if ((start[next + 1] as number) - (start[next] as number) > few) continue;
        for (let ahead = start[next] as number; ahead < (start[next + 1] as number); ahead += 1) {
          if (across(edge[ahead] as number, next) !== end) continue;
          arrival[end] = edge[ahead] as number;
          return true;
        }
      }
    }
    return false;
  }

  /** The path by which least is lost: visible cells cost their weight, unwanted ones are out of reach. */
  cheapest(
    source: number,
    target: number,
    least: number,
    avoid: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): boolean {
    const { kind, weight } = this.#table;
    const cost = (cell: number): number => {
      if (hidden[cell] === 1 || this.#change[cell] !== 0) return 0;
      return kind[cell] === CellKind.fixed || unwanted[cell] === 1
        ? Number.POSITIVE_INFINITY
        : (weight[cell] as number);
    };
    return this.#fromSmallerEnd(source, target, (origin, end, reverse) =>
      this.#explore(origin, end, least, avoid, cost, reverse),
    );
  }

  /**
   * By distance; a path that costs nothing more than the node at hand is taken when it is seen.
   *
   * @param reverse  whether paths are sought that lead to `origin`, not away from it
   */
  #explore(
    origin: number,
    end: number,
    least: number,
    avoid: number,
    cost: (cell: number) => number,
    reverse: boolean,
  ): boolean {
    const { start, edge, from, to } = this.#network;
    const [seen, distance, arrival, heap] = [this.#seen, this.#distance, this.#arrival, this.#heap];
    this.#round += 1;
    const round = this.#round;
    const across = (cell: number, node: number): number => {
      const forwards = from[cell] === node;
      if (cell === avoid || (forwards === reverse && this.room(cell) < least)) return -1;
      return (forwards ? to[cell] : from[cell]) as number;
    };
    heap.clear();
    heap.push(0, origin);
    seen[origin] = round;
    distance[origin] = 0;
    while (heap.size > 0) {
      const node = heap.pop();
      const here = heap.lastKey;
      if (node === end) return true;
      if (here > (distance[node] as number)) continue;
      for (let slot = start[node] as number; slot < (start[node + 1] as number); slot += 1) {
        const cell = edge[slot] as number;
        const next = across(cell, node);
        if (next < 0) continue;
        const there = here + cost(cell);
        if (
          there === Number.POSITIVE_INFINITY ||
          (seen[next] === round && (distance[next] as number) <= there)
        )
          continue;
        seen[next] = round;
        distance[next] = there;
        arrival[next] = cell;
        heap.push(there, next);
        if (there > here) continue;
        if (next === end) return true;
        if ((start[next + 1] as number) - (start[next] as number) > few) continue;
        for (let ahead = start[next] as number; ahead < (start[next + 1] as number); ahead += 1) {
          const onward = edge[ahead] as number;
          if (across(onward, next) !== end || cost(onward) > 0) continue;
          arrival[end] = onward;
          return true;
        }
      }
    }
    return false;
  }

  /** Searches from the end of fewer cells (the other may be the total of a country), then turns the path round. */
  #fromSmallerEnd(
    source: number,
    target: number,
    search: (origin: number, end: number, reverse: boolean) => boolean,
  ): boolean {
    const { start, from, to } = this.#network;
    const degree = (node: number) => at(start, node + 1) - at(start, node);
    if (degree(source) <= degree(target)) return search(source, target, false);
    if (!search(target, source, true)) return false;
    for (let node = source, cell = at(this.#arrival, source); node !== target; ) {
      node = at(from, cell) === node ? at(to, cell) : at(from, cell);
      const next = at(this.#arrival, node);
      this.#arrival[node] = cell;
      cell = next;
    }
    return true;
  }
}

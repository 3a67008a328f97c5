/** Finds other tables in a network: cycles of cells, each the shortest that there is. */
import { at, CellKind, type Table } from '../table/table.ts';
import { Heap } from './heap.ts';
import type { Network } from './network.ts';
import type { Rival } from './rival.ts';

/** Whether there is a path on which every cell carries `least` or more. */
type Search = (source: number, target: number, least: number) => boolean;

/**
 * Another table differs from the true one by a circulation: a unit more along the edge of a cell comes back
 * through cells that grow, travelled forwards without limit, and cells that shrink, travelled backwards, by
 * their value at most. Paths found one after the other in what remains, the cheapest first.
 */
export class FlowRival implements Rival {
  readonly #table: Table;
  readonly #network: Network;
  /** How far each cell is from its true value, in the table being found. */
  readonly #change: Float64Array;
  #changed: number[] = [];
  readonly #distance: Float64Array;
  readonly #arrival: Int32Array;
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  readonly #heap = new Heap();
  #round = 0;

  constructor(table: Table, network: Network) {
    this.#table = table;
    this.#network = network;
    this.#change = new Float64Array(table.size);
    this.#distance = new Float64Array(network.nodes);
    this.#arrival = new Int32Array(network.nodes);
    this.#seen = new Int32Array(network.nodes);
    this.#queue = new Int32Array(network.nodes);
  }

  withHidden(cell: number, amount: number, hidden: Uint8Array): readonly number[] | undefined {
    return this.#move(cell, amount, [
      (source, target, least) => this.#shortest(source, target, least, cell, hidden),
    ]);
  }

  withAny(
    cell: number,
    amount: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): readonly number[] | undefined {
    return this.#move(cell, amount, [
      (source, target, least) => this.#shortest(source, target, least, cell, hidden),
      (source, target, least) => this.#cheapest(source, target, least, cell, hidden, unwanted),
    ]);
  }

  /** @param searches  from the best to the last resort; a path that carries all goes before one that does not */
  #move(cell: number, amount: number, searches: readonly Search[]): readonly number[] | undefined {
    const grows = amount > 0;
    const [source, target] = grows
      ? [at(this.#network.to, cell), at(this.#network.from, cell)]
      : [at(this.#network.from, cell), at(this.#network.to, cell)];
    if (source === target) return [];
    for (const other of this.#changed) this.#change[other] = 0;
    this.#changed = [];
    let left = Math.abs(amount);
    while (left > 0) {
      const found = searches.some(
        (search) => search(source, target, left) || (left > 1 && search(source, target, 1)),
      );
      if (!found) return undefined;
      left -= this.#send(source, target, left);
    }
    return this.#changed.filter((other) => at(this.#change, other) !== 0);
  }

  /** Sends as much as the path found carries. */
  #send(source: number, target: number, most: number): number {
    let flow = most;
    this.#walk(source, target, (edge, forwards) => {
      if (!forwards) flow = Math.min(flow, this.#room(edge));
    });
    this.#walk(source, target, (edge, forwards) => {
      if (at(this.#change, edge) === 0) this.#changed.push(edge);
      this.#change[edge] = at(this.#change, edge) + (forwards ? flow : -flow);
    });
    return flow;
  }

  #walk(source: number, target: number, visit: (edge: number, forwards: boolean) => void): void {
    for (let node = target; node !== source; ) {
      const edge = at(this.#arrival, node);
      const forwards = at(this.#network.to, edge) === node;
      visit(edge, forwards);
      node = forwards ? at(this.#network.from, edge) : at(this.#network.to, edge);
    }
  }

  #room(edge: number): number {
    return (this.#table.value[edge] as number) + (this.#change[edge] as number);
  }

  /** Breadth first through hidden cells, each of which carries `least` or more. */
  #shortest(source: number, target: number, least: number, avoid: number, hidden: Uint8Array): boolean {
    const { start, edge, from, to } = this.#network;
    const seen = this.#seen;
    const queue = this.#queue;
    this.#round += 1;
    const round = this.#round;
    seen[source] = round;
    queue[0] = source;
    for (let head = 0, tail = 1; head < tail; head += 1) {
      // Typed arrays are read directly here: this loop is where a large table spends its time.
      const node = queue[head] as number;
      const end = start[node + 1] as number;
      for (let slot = start[node] as number; slot < end; slot += 1) {
        const cell = edge[slot] as number;
        if (hidden[cell] === 0 || cell === avoid) continue;
        const forwards = from[cell] === node;
        const next = (forwards ? to[cell] : from[cell]) as number;
        if (seen[next] === round || (!forwards && this.#room(cell) < least)) continue;
        seen[next] = round;
        this.#arrival[next] = cell;
        if (next === target) return true;
        queue[tail++] = next;
      }
    }
    return false;
  }

  /** The path by which least is lost: visible cells cost their weight, unwanted ones are out of reach. */
  #cheapest(
    source: number,
    target: number,
    least: number,
    avoid: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): boolean {
    const { start, edge, from, to } = this.#network;
    const { kind, weight } = this.#table;
    this.#round += 1;
    this.#heap.clear();
    this.#heap.push(0, source);
    this.#seen[source] = this.#round;
    this.#distance[source] = 0;
    while (this.#heap.size > 0) {
      const node = this.#heap.pop();
      const here = this.#heap.lastKey;
      if (node === target) return true;
      if (here > at(this.#distance, node)) continue;
      for (let slot = at(start, node); slot < at(start, node + 1); slot += 1) {
        const cell = at(edge, slot);
        if (cell === avoid || at(kind, cell) === CellKind.fixed || at(unwanted, cell) === 1) continue;
        const forwards = at(from, cell) === node;
        if (!forwards && this.#room(cell) < least) continue;
        const used = at(hidden, cell) === 1 || at(this.#change, cell) !== 0;
        const there = here + (used ? 0 : at(weight, cell));
        const next = forwards ? at(to, cell) : at(from, cell);
        if (at(this.#seen, next) === this.#round && at(this.#distance, next) <= there) continue;
        this.#seen[next] = this.#round;
        this.#distance[next] = there;
        this.#arrival[next] = cell;
        this.#heap.push(there, next);
      }
    }
    return false;
  }
}

/** Finds other tables in a network: cycles of cells, each the shortest that there is. */
import { at, type Table } from '../table/table.ts';
import type { Network } from './network.ts';
import { Paths } from './paths.ts';
import type { Rival } from './rival.ts';

/** Whether there is a path on which every cell carries `least` or more. */
type Search = (source: number, target: number, least: number) => boolean;

/**
 * Another table differs from the true one by a circulation: a unit more along the edge of a cell comes back
 * through cells that grow, travelled forwards without limit, and cells that shrink, travelled backwards, by
 * their value at most. Paths found one after the other in what remains, the cheapest first.
 */
export class FlowRival implements Rival {
  readonly #network: Network;
  /** How far each cell is from its true value, in the table being found. */
  readonly #change: Float64Array;
  #changed: number[] = [];
  readonly #paths: Paths;

  constructor(table: Table, network: Network) {
    this.#network = network;
    this.#change = new Float64Array(table.size);
    this.#paths = new Paths(table, network, this.#change);
  }

  withHidden(cell: number, amount: number, hidden: Uint8Array): readonly number[] | undefined {
    return this.#move(cell, amount, [
      (source, target, least) => this.#paths.shortest(source, target, least, cell, hidden),
    ]);
  }

  withAny(
    cell: number,
    amount: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): readonly number[] | undefined {
    return this.#move(cell, amount, [
      (source, target, least) => this.#paths.shortest(source, target, least, cell, hidden),
      (source, target, least) => this.#paths.cheapest(source, target, least, cell, hidden, unwanted),
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
    this.#paths.walk(source, target, (edge, forwards) => {
      if (!forwards) flow = Math.min(flow, this.#paths.room(edge));
    });
    this.#paths.walk(source, target, (edge, forwards) => {
      if (at(this.#change, edge) === 0) this.#changed.push(edge);
      this.#change[edge] = at(this.#change, edge) + (forwards ? flow : -flow);
    });
    return flow;
  }
}

/** Other tables that were found before: what moves one cell moves others too. */
import { at, type Table } from '../table/table.ts';

/** By how much each cell differs from the true table, for those that do. */
type Changes = ReadonlyMap<number, number>;

/** Past this many for a cell, the oldest are forgotten. */
const kept = 40;

export class KnownMoves {
  readonly #table: Table;
  readonly #growing = new Map<number, Changes[]>();
  readonly #shrinking = new Map<number, Changes[]>();

  constructor(table: Table) {
    this.#table = table;
  }

  /** Remembers a table, and the one on the other side of the true table, if no figure is negative there. */
  add(change: Float64Array): void {
    const changes = new Map<number, number>();
    for (let cell = 0; cell < change.length; cell += 1) {
      if (at(change, cell) !== 0) changes.set(cell, at(change, cell));
    }
    this.#keep(changes);
    const opposite = new Map([...changes].map(([cell, by]) => [cell, -by]));
    if ([...opposite].every(([cell, by]) => at(this.#table.value, cell) + by >= 0)) this.#keep(opposite);
  }

  /** The other cells of a known table in which a cell differs by `amount` or more, and no visible cell does. */
  find(cell: number, amount: number, hidden: Uint8Array): readonly number[] | undefined {
    const known = (amount > 0 ? this.#growing : this.#shrinking).get(cell) ?? [];
    const found = known.findLast(
      (changes) =>
        Math.abs(changes.get(cell) ?? 0) >= Math.abs(amount) &&
        [...changes.keys()].every((other) => other === cell || at(hidden, other) === 1),
    );
    return found && [...found.keys()].filter((other) => other !== cell);
  }

  #keep(changes: Changes): void {
    for (const [cell, by] of changes) {
      const side = by > 0 ? this.#growing : this.#shrinking;
      const own = side.get(cell) ?? [];
      own.push(changes);
      if (own.length > kept) own.shift();
      side.set(cell, own);
    }
  }
}

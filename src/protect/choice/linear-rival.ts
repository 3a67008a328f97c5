/** Finds other tables whatever the relations are: by linear programs, and in whole numbers where those are not. */
import type { Highs } from 'highs';
import { at, CellKind, type Table } from '../table/table.ts';
import { type Change, ChangeProgram } from './change-program.ts';
import { KnownMoves } from './known-moves.ts';
import type { Rival } from './rival.ts';

/** What hidden cells cost: little, so that changes are few, and whole more often than not. */
const free = 0.01;

const tolerance = 1e-6;

/** Two programs, so that each starts from an answer to a question of its own kind. */
export class LinearRival implements Rival {
  readonly #table: Table;
  readonly #known: KnownMoves;
  /** What hidden cells allow, and what all allow at a cost. */
  readonly #near: ChangeProgram;
  readonly #far: ChangeProgram;

  constructor(solver: Highs, table: Table) {
    this.#table = table;
    this.#known = new KnownMoves(table);
    this.#near = new ChangeProgram(solver, table);
    this.#far = new ChangeProgram(solver, table);
  }

  dispose(): void {
    this.#near.dispose();
    this.#far.dispose();
  }

  withHidden(cell: number, amount: number, hidden: Uint8Array): readonly number[] | undefined {
    const known = this.#known.find(cell, amount, hidden);
    if (known) return known;
    this.#near.allow(
      (other) => at(hidden, other) === 1,
      () => free,
    );
    return this.#moved(cell, this.#near.move(cell, amount));
  }

  withAny(
    cell: number,
    amount: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): readonly number[] | undefined {
    const { kind, weight } = this.#table;
    this.#far.allow(
      (other) => at(hidden, other) === 1 || (at(kind, other) !== CellKind.fixed && at(unwanted, other) === 0),
      (other) => (at(hidden, other) === 1 ? free : at(weight, other)),
    );
    return this.#moved(cell, this.#far.move(cell, amount));
  }

  #moved(cell: number, change: Change | undefined): readonly number[] | undefined {
    if (!change) return undefined;
    if (change.whole) this.#known.add(change.by);
    return [...change.by.keys()].filter(
      (other) => other !== cell && Math.abs(at(change.by, other)) > tolerance,
    );
  }
}

/** Finds other tables whatever the relations are: by linear programs, and in whole numbers where those are not. */
import type { Highs, Model } from 'highs';
import { at, CellKind, eachCell, type Table } from '../table/table.ts';
import { zeroSums } from './highs.ts';
import type { Rival } from './rival.ts';

/** Seconds after which a search in whole numbers counts as finding nothing. */
const secondsPerSearch = 5;

/**
 * Two variables per cell, by how much it grows and by how much it shrinks; what is visible costs its weight
 * for each unit, as an approximation of costing it once.
 */
export class LinearRival implements Rival {
  readonly #solver: Highs;
  readonly #table: Table;
  readonly #model: Model;
  /** What the model holds for each cell: its room and its cost. */
  readonly #open: Uint8Array;
  readonly #cost: Float64Array;

  constructor(solver: Highs, table: Table) {
    this.#solver = solver;
    this.#table = table;
    const { size } = table;
    const sums = zeroSums(table);
    this.#open = new Uint8Array(size);
    this.#cost = new Float64Array(size);
    const starts = Array.from(sums.matrix.starts, (start) => 2 * start);
    const indices = Array.from(sums.matrix.indices).flatMap((cell) => [cell, size + cell]);
    const values = Array.from(sums.matrix.values).flatMap((sign) => [sign, -sign]);
    const none = new Float64Array(2 * size);
    this.#model = solver.createModel({
      numCols: 2 * size,
      colCost: none,
      colLower: none,
      colUpper: none,
      ...sums,
      matrix: { ...sums.matrix, numCols: 2 * size, starts, indices, values },
    });
    this.#model.options.set({ output_flag: false });
  }

  dispose(): void {
    this.#model.dispose();
  }

  withHidden(cell: number, amount: number, hidden: Uint8Array): readonly number[] | undefined {
    return this.#move(
      cell,
      amount,
      (other) => at(hidden, other) === 1,
      () => 0,
    );
  }

  withAny(
    cell: number,
    amount: number,
    hidden: Uint8Array,
    unwanted: Uint8Array,
  ): readonly number[] | undefined {
    const { kind, weight } = this.#table;
    return this.#move(
      cell,
      amount,
      (other) => at(hidden, other) === 1 || (at(kind, other) !== CellKind.fixed && at(unwanted, other) === 0),
      (other) => (at(hidden, other) === 1 ? 0 : at(weight, other)),
    );
  }

  #move(
    cell: number,
    amount: number,
    open: (cell: number) => boolean,
    cost: (cell: number) => number,
  ): readonly number[] | undefined {
    const { size } = this.#table;
    for (let other = 0; other < size; other += 1) this.#set(other, open(other), cost(other));
    const [grows, shrinks] = amount > 0 ? [amount, 0] : [0, -amount];
    this.#model.changeColBounds(cell, grows, grows);
    this.#model.changeColBounds(size + cell, shrinks, shrinks);
    const change = this.#solve();
    this.#open[cell] = 2;
    if (!change) return undefined;
    return [...change.keys()].filter((other) => other !== cell && at(change, other) !== 0);
  }

  #set(cell: number, open: boolean, cost: number): void {
    const { size, value } = this.#table;
    if (at(this.#open, cell) !== Number(open)) {
      this.#open[cell] = Number(open);
      this.#model.changeColBounds(cell, 0, open ? this.#solver.infinity : 0);
      this.#model.changeColBounds(size + cell, 0, open ? at(value, cell) : 0);
    }
    if (at(this.#cost, cell) !== cost) {
      this.#cost[cell] = cost;
      this.#model.changeColCost(cell, cost);
      this.#model.changeColCost(size + cell, cost);
    }
  }

  #solve(): Float64Array | undefined {
    const { size } = this.#table;
    const kinds = this.#solver.constants.variableType;
    const plain = this.#run();
    if (plain === 'none' || (plain && this.#holds(plain))) return plain === 'none' ? undefined : plain;
    const all = { kind: 'range', from: 0, to: 2 * size - 1 } as const;
    this.#model.changeColsIntegrality(all, new Int32Array(2 * size).fill(kinds.integer));
    const whole = this.#run();
    this.#model.changeColsIntegrality(all, new Int32Array(2 * size).fill(kinds.continuous));
    return whole && whole !== 'none' && this.#holds(whole) ? whole : undefined;
  }

  #run(): Float64Array | 'none' | undefined {
    const { size } = this.#table;
    const { modelStatus } = this.#solver.constants;
    this.#model.options.set('time_limit', secondsPerSearch);
    this.#model.zeroAllClocks();
    this.#model.run();
    const status = this.#model.getModelStatus();
    if (status === modelStatus.infeasible) return 'none';
    if (status !== modelStatus.optimal) return undefined;
    const { colValue } = this.#model.getSolution();
    return Float64Array.from({ length: size }, (_, cell) =>
      Math.round(at(colValue, cell) - at(colValue, size + cell)),
    );
  }

  /** Whether the change, in whole numbers, leaves every sum right and no figure negative. */
  #holds(change: Float64Array): boolean {
    const { relations, value } = this.#table;
    for (let relation = 0; relation < relations.count; relation += 1) {
      let sum = 0;
      eachCell(relations, relation, (cell, sign) => {
        sum += sign * at(change, cell);
      });
      if (sum !== 0) return false;
    }
    return change.every((by, cell) => at(value, cell) + by >= 0);
  }
}

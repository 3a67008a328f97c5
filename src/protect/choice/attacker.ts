/** The reader's linear programs: how far can a cell move, given what is hidden? */
import type { Highs, Model } from 'highs';
import { at, type Table } from '../table/table.ts';
import { combine, zeroSums } from './highs.ts';

/** How far a cell moves in the wanted direction, and, when that is not far enough, why. */
export interface Move {
  /** Never more than what was asked for. */
  readonly distance: number;
  /** By how much each cell differs from its true value in the table found. */
  readonly change: Float64Array;
  /**
   * Multipliers of the relations that prove that no table goes further: in any table, the cell moves by no
   * more than the sum over the other cells of `prices[c]` times by how much c differs.
   */
  readonly prices: Float64Array;
}

/** One model for all questions about a table: only bounds and costs change, and the last basis is a good start. */
export class Attacker {
  readonly #table: Table;
  readonly #solver: Highs;
  readonly #model: Model;
  readonly #lowest: Float64Array;
  #lower: Float64Array;
  #upper: Float64Array;

  constructor(solver: Highs, table: Table) {
    const { size, value } = table;
    this.#table = table;
    this.#solver = solver;
    this.#lowest = value.map((figure) => -figure);
    this.#lower = new Float64Array(size);
    this.#upper = new Float64Array(size);
    this.#model = solver.createModel({
      numCols: size,
      colCost: new Float64Array(size),
      colLower: this.#lower,
      colUpper: this.#upper,
      ...zeroSums(table),
    });
    this.#model.options.set({ output_flag: false, presolve: 'off' });
  }

  dispose(): void {
    this.#model.dispose();
  }

  /**
   * From here on, a cell is free to move by `share` of its value downwards, and of `most` upwards.
   *
   * @param share  0 for a visible cell, 1 for a hidden one, between them for a cell hidden in part
   */
  see(share: ArrayLike<number>, most: number): void {
    const { size } = this.#table;
    const lower = new Float64Array(size);
    const upper = new Float64Array(size);
    for (let cell = 0; cell < size; cell += 1) {
      const part = at(share, cell);
      lower[cell] = part === 0 ? 0 : at(this.#lowest, cell) * part;
      upper[cell] = part === 0 ? 0 : part >= 1 && most === Infinity ? this.#solver.infinity : most * part;
    }
    this.#lower = lower;
    this.#upper = upper;
    this.#model.changeColsBounds({ kind: 'range', from: 0, to: size - 1 }, lower, upper);
  }

  /**
   * @param amount  how far the cell should move; its sign says whether up or down
   * @returns nothing when the solver gives no answer
   */
  move(cell: number, amount: number): Move | undefined {
    const direction = Math.sign(amount);
    const [low, high] = direction > 0 ? [0, amount] : [amount, 0];
    this.#model.changeColBounds(cell, low, high);
    this.#model.changeColCost(cell, -direction);
    this.#model.zeroAllClocks();
    this.#model.run();
    const solved = this.#model.getModelStatus() === this.#solver.constants.modelStatus.optimal;
    const solution = solved ? this.#model.getSolution() : undefined;
    this.#model.changeColCost(cell, 0);
    this.#model.changeColBounds(cell, at(this.#lower, cell), at(this.#upper, cell));
    if (!solution) return undefined;
    // Reduced costs are cost - dual·A, and vanish for the cell itself, or hold it where it is.
    const prices = combine(this.#table, solution.rowDual);
    return { distance: direction * at(solution.colValue, cell), change: solution.colValue, prices };
  }
}

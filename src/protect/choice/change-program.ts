/** The cheapest way to change a table so that one cell differs and every sum stays right. */
import type { Highs, Model } from 'highs';
import { at, eachCell, type Table } from '../table/table.ts';
import { zeroSums } from './highs.ts';

/** Seconds after which a search counts as finding nothing. */
const secondsPerSearch = 2;

/** In larger tables, answers in fractions stand: whether whole figures do what they promise, the audit will say. */
const cellsForWhole = 300;

export interface Change {
  /** By how much each cell changes. */
  readonly by: Float64Array;
  readonly whole: boolean;
}

/**
 * A linear program with two variables per cell, by how much it grows and by how much it shrinks; each unit
 * costs what hiding the cell costs, as an approximation.
 */
export class ChangeProgram {
  readonly #solver: Highs;
  readonly #table: Table;
  readonly #model: Model;
  /** What the model holds for each cell: whether it may change, and its cost. */
  readonly #open: Uint8Array;
  readonly #cost: Float64Array;

  constructor(solver: Highs, table: Table) {
    this.#solver = solver;
    this.#table = table;
    const { size } = table;
    const sums = zeroSums(table);
    this.#open = new Uint8Array(size);
    this.#cost = new Float64Array(size);
    const none = new Float64Array(2 * size);
    this.#model = solver.createModel({
      numCols: 2 * size,
      colCost: none,
      colLower: none,
      colUpper: none,
      ...sums,
      matrix: {
        ...sums.matrix,
        numCols: 2 * size,
        starts: Array.from(sums.matrix.starts, (start) => 2 * start),
        indices: Array.from(sums.matrix.indices).flatMap((cell) => [cell, size + cell]),
        values: Array.from(sums.matrix.values).flatMap((sign) => [sign, -sign]),
      },
    });
    this.#model.options.set({ output_flag: false, presolve: 'off' });
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Says which cells may change from here on, and at what cost. */
  allow(open: (cell: number) => boolean, cost: (cell: number) => number): void {
    for (let cell = 0; cell < this.#table.size; cell += 1) this.#set(cell, Number(open(cell)), cost(cell));
  }

  /** By how much each cell changes when one changes by `amount`; nothing when there is no way, or none was found. */
  move(cell: number, amount: number): Change | undefined {
    const [grows, shrinks] = amount > 0 ? [amount, 0] : [0, -amount];
    this.#model.changeColBounds(cell, grows, grows);
    this.#model.changeColBounds(this.#table.size + cell, shrinks, shrinks);
    const change = this.#solve();
    this.#bound(cell, at(this.#open, cell));
    return change;
  }

  #set(cell: number, open: number, cost: number): void {
    if (at(this.#open, cell) !== open) {
      this.#open[cell] = open;
      this.#bound(cell, open);
    }
    if (at(this.#cost, cell) !== cost) {
      this.#cost[cell] = cost;
      this.#model.changeColCost(cell, cost);
      this.#model.changeColCost(this.#table.size + cell, cost);
    }
  }

  #bound(cell: number, open: number): void {
    const { size, value } = this.#table;
    this.#model.changeColBounds(cell, 0, open === 1 ? this.#solver.infinity : 0);
    this.#model.changeColBounds(size + cell, 0, open === 1 ? at(value, cell) : 0);
  }

  #solve(): Change | undefined {
    const plain = this.#run();
    if (!plain || this.#holds(plain.map(Math.round)))
      return plain && { by: plain.map(Math.round), whole: true };
    if (this.#table.size > cellsForWhole) return { by: plain, whole: false };
    const { integer, continuous } = this.#solver.constants.variableType;
    this.#count(integer);
    const found = this.#run()?.map(Math.round);
    this.#count(continuous);
    return found && this.#holds(found) ? { by: found, whole: true } : undefined;
  }

  #count(type: 0 | 1): void {
    const columns = 2 * this.#table.size;
    this.#model.changeColsIntegrality(
      { kind: 'range', from: 0, to: columns - 1 },
      new Int32Array(columns).fill(type),
    );
  }

  #run(): Float64Array | undefined {
    const { size } = this.#table;
    this.#model.options.set('time_limit', secondsPerSearch);
    this.#model.zeroAllClocks();
    this.#model.run();
    if (this.#model.getModelStatus() !== this.#solver.constants.modelStatus.optimal) return undefined;
    const { colValue } = this.#model.getSolution();
    return Float64Array.from({ length: size }, (_, cell) => at(colValue, cell) - at(colValue, size + cell));
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

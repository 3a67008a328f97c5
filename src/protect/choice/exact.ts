/**
 * The pattern by which least is lost, with proof (Fischetti and Salazar, 2001).
 *
 * @see https://doi.org/10.1287/mnsc.47.7.1008.9805
 */
import type { Highs, Model, ModelData } from 'highs';
import { at, CellKind, type Table } from '../table/table.ts';
import { Attacker } from './attacker.ts';
import { type Cut, cutsAgainst, simpleCuts } from './cuts.ts';
import { hiddenAnyway } from './tasks.ts';

/** How the search ended: with the best pattern, or with a bound that no pattern goes below. */
export interface Exact {
  /** Absent when time was up, or the solver gave no answer. */
  readonly hidden?: Uint8Array;
  readonly bound: number;
}

/**
 * A master program chooses what to hide; the reader's programs find what the choice fails to protect, and why,
 * which is a further condition on the master: first on its linear relaxation, then on whole choices.
 */
export class ExactChoice {
  readonly #solver: Highs;
  readonly #table: Table;
  readonly #attacker: Attacker;
  readonly #master: Model;
  readonly #known: Float64Array;
  #whole = false;
  #bound = 0;

  /** @param known  a pattern that protects, for the master program to start from */
  constructor(solver: Highs, table: Table, known: Uint8Array) {
    this.#known = Float64Array.from(known);
    this.#solver = solver;
    this.#table = table;
    this.#attacker = new Attacker(solver, table);
    this.#master = solver.createModel(masterOf(table));
    this.#master.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    this.#add(simpleCuts(table));
  }

  dispose(): void {
    this.#attacker.dispose();
    this.#master.dispose();
  }

  /** The best pattern of those not ruled out. @param seconds  how long it may take */
  solve(seconds: number): Exact {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const left = (end - performance.now()) / 1000;
      const share = left > 0 ? this.#run(left) : undefined;
      if (!share) return { bound: this.#bound };
      const cuts = cutsAgainst(this.#table, this.#attacker, share, this.#whole);
      if (!cuts) return { bound: this.#bound };
      this.#add(cuts);
      if (cuts.length > 0) continue;
      if (this.#whole) return { hidden: Uint8Array.from(share, Math.round), bound: this.#bound };
      this.#whole = true;
      this.#master.changeColsIntegrality(
        { kind: 'range', from: 0, to: this.#table.size - 1 },
        new Int32Array(this.#table.size).fill(this.#solver.constants.variableType.integer),
      );
    }
  }

  /** Rules out a pattern that does not protect after all, and with it every pattern that hides less. */
  ruleOut(hidden: Uint8Array): void {
    const cells = [...hidden.keys()].filter((cell) => at(hidden, cell) === 0);
    this.#add([{ cells, coefficients: cells.map(() => 1), least: 1 }]);
  }

  #run(seconds: number): Float64Array | undefined {
    this.#master.options.set('time_limit', seconds);
    this.#master.zeroAllClocks();
    if (this.#whole) this.#master.setSolution({ colValue: this.#known });
    this.#master.run();
    if (this.#master.getModelStatus() !== this.#solver.constants.modelStatus.optimal) return undefined;
    this.#bound = Math.max(this.#bound, this.#master.getObjectiveValue());
    return this.#master.getSolution().colValue;
  }

  #add(cuts: Iterable<Cut>): void {
    for (const { cells, coefficients, least } of cuts) {
      this.#master.addRow(least, this.#solver.infinity, { indices: [...cells], values: [...coefficients] });
    }
  }
}

function masterOf(table: Table): ModelData {
  const hidden = hiddenAnyway(table);
  return {
    numCols: table.size,
    numRows: 0,
    colCost: table.weight.map((weight, cell) => (at(hidden, cell) === 1 ? 0 : weight)),
    colLower: Float64Array.from(hidden),
    colUpper: Float64Array.from(table.kind, (kind) => (kind === CellKind.fixed ? 0 : 1)),
    rowLower: [],
    rowUpper: [],
    matrix: { format: 'csr', numRows: 0, numCols: table.size, starts: [0], indices: [], values: [] },
  };
}

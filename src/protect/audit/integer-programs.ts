/** Bounds of the unknowns of any system of equations, by integer programming. */
import highsModule, { type Highs, type Model, type ModelData } from 'highs';
import { Goal, reached, type Seen, see } from './bounds.ts';
import type { System } from './component.ts';
import { entry } from './published.ts';

/** The module is the loader itself; its types, read as CommonJS, call that a default export. */
const load = highsModule as unknown as typeof highsModule.default;
let runtime: Promise<Highs> | undefined;
const highs = (): Promise<Highs> => {
  runtime ??= load();
  return runtime;
};

/** How the examination of a system ended. */
export type Ending = 'done' | 'contradiction' | 'unfinished';

/**
 * Every table that the solver finds is checked in whole numbers before it counts, and counts for all unknowns.
 * Only claims that there is no such table rest on the solver; they can but make the audit stricter.
 *
 * @param goals  one of `Goal` per unknown
 * @param seen  bounds per unknown, narrowest first; widened here
 * @param proved  set to 1 for each unknown whose bounds are final
 * @param ended  whether time is up
 */
export async function examine(
  system: System,
  goals: Uint8Array,
  seen: Seen,
  threshold: number,
  secondsPerProgram: number,
  ended: () => boolean,
): Promise<Ending> {
  const solver = await highs();
  const model = solver.createModel(modelOf(solver, system));
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      time_limit: secondsPerProgram,
    });
    const programs = new Programs(solver, model, system, seen);
    const first = programs.solve();
    if (first !== 'found') return first === 'none' ? 'contradiction' : 'unfinished';
    let complete = true;
    for (let cell = 0; cell < system.cells.length; cell += 1) {
      const goal = entry(goals, cell);
      if (reached(goal, entry(seen.low, cell), entry(seen.high, cell), threshold)) continue;
      if (ended()) return 'unfinished';
      complete = programs.widen(cell, goal, threshold) && complete;
    }
    return complete ? 'done' : 'unfinished';
  } finally {
    model.dispose();
  }
}

function modelOf(solver: Highs, { cells, rows }: System): ModelData {
  const zeros = new Float64Array(cells.length);
  const sums = Float64Array.from(rows, ({ sum }) => sum);
  const starts = new Int32Array(rows.length + 1);
  for (const [row, residue] of rows.entries()) starts[row + 1] = entry(starts, row) + residue.cells.length;
  return {
    numCols: cells.length,
    numRows: rows.length,
    colCost: zeros,
    colLower: zeros,
    colUpper: new Float64Array(cells.length).fill(solver.infinity),
    rowLower: sums,
    rowUpper: sums,
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: cells.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ cells }) => cells)),
      values: Float64Array.from(rows.flatMap(({ signs }) => signs)),
    },
    integrality: new Int32Array(cells.length).fill(solver.constants.variableType.integer),
  };
}

type Answer = 'found' | 'none' | 'unknown';

class Programs {
  constructor(
    private readonly solver: Highs,
    private readonly model: Model,
    private readonly system: System,
    private readonly seen: Seen,
  ) {}

  /** Sees how far an unknown goes down and up, as far as its goal asks; false when the solver cannot tell. */
  widen(cell: number, goal: number, threshold: number): boolean {
    const { low, high } = this.seen;
    const wantsLow = goal !== Goal.varies;
    if (wantsLow && entry(low, cell) > 0 && !this.#lowest(cell)) return false;
    const large = goal === Goal.coversOrLarge && entry(low, cell) >= threshold;
    if (goal === Goal.covers || (goal === Goal.coversOrLarge && !large)) {
      return entry(high, cell) >= threshold - 1 || this.#highest(cell, Math.max(1, threshold - 1));
    }
    if (goal === Goal.exact) return entry(high, cell) === Infinity || this.#highestOfAll(cell);
    if (entry(low, cell) < entry(high, cell)) return true;
    const point = entry(low, cell);
    return this.#highest(cell, point + 1) && (entry(high, cell) > point || point === 0 || this.#lowest(cell));
  }

  #lowest(cell: number): boolean {
    return this.#optimize(cell, 1);
  }

  #highest(cell: number, cap: number): boolean {
    this.model.changeColBounds(cell, 0, cap);
    const told = this.#optimize(cell, -1);
    this.model.changeColBounds(cell, 0, this.solver.infinity);
    return told;
  }

  /** An unknown has no end when it grows in some solution of the equations without right-hand sides. */
  #highestOfAll(cell: number): boolean {
    const { rows } = this.system;
    const endless = this.solver.withModel(modelOf(this.solver, this.system), (cone) => {
      cone.options.set({ output_flag: false });
      cone.clearIntegrality();
      for (let row = 0; row < rows.length; row += 1) cone.changeRowBounds(row, 0, 0);
      cone.changeColBounds(cell, 0, 1);
      cone.changeColCost(cell, -1);
      cone.run();
      if (cone.getModelStatus() !== this.solver.constants.modelStatus.optimal) return undefined;
      return entry(cone.getSolution().colValue, cell) > 0.5;
    });
    if (endless === undefined) return false;
    if (endless) {
      this.seen.high[cell] = Number.POSITIVE_INFINITY;
      return true;
    }
    return this.#optimize(cell, -1);
  }

  #optimize(cell: number, cost: number): boolean {
    this.model.changeColCost(cell, cost);
    const answer = this.solve();
    this.model.changeColCost(cell, 0);
    return answer === 'found';
  }

  /** Runs the program as it stands, and takes note of the table that it finds. */
  solve(): Answer {
    const { model, solver, system, seen } = this;
    model.zeroAllClocks();
    model.run();
    const status = model.getModelStatus();
    if (status === solver.constants.modelStatus.infeasible) return 'none';
    if (status !== solver.constants.modelStatus.optimal) return 'unknown';
    const figures = model.getSolution().colValue.map((figure) => Math.round(figure) || 0);
    if (!holds(system, figures)) return 'unknown';
    for (const [cell, figure] of figures.entries()) see(seen, cell, figure);
    return 'found';
  }
}

/** Whether whole figures fulfil every equation, exactly. */
function holds({ rows }: System, figures: Float64Array): boolean {
  if (figures.some((figure) => figure < 0)) return false;
  return rows.every(({ cells, signs, sum }) => {
    let left = sum;
    for (const [place, cell] of cells.entries()) left -= (signs[place] ?? 0) * entry(figures, cell);
    return left === 0;
  });
}

/** Which cells of a component to hide: the best pattern where that can be proved, a good one elsewhere. */
import { at, CellKind, incidenceOf, type Table } from '../table/table.ts';
import { ExactChoice } from './exact.ts';
import { FlowRival } from './flow-rival.ts';
import { heuristic } from './heuristic.ts';
import { highs } from './highs.ts';
import { LinearRival } from './linear-rival.ts';
import { networkOf } from './network.ts';

export interface ChoiceLimits {
  /** Seconds for one component. */
  readonly seconds: number;
  /**
   * A component of more cells that may be hidden is not put to the exact method; of a fifth as many,
   * where it is not a network.
   */
  readonly exactCells: number;
}

export interface Choice {
  readonly hidden: Uint8Array;
  readonly method: 'exact' | 'heuristic';
  /** Of the cells hidden to protect others. */
  readonly weight: number;
  /** No pattern loses less weight, where that is known. */
  readonly bound?: number;
}

/**
 * @param protects  says whether a pattern does; asked of the exact method's proposals, which see fractions
 *   where readers know that figures are whole. A pattern of the heuristic is still to be put to it.
 * @returns nothing when time was up before there was a pattern
 */
export async function choose(
  table: Table,
  limits: ChoiceLimits,
  protects: (hidden: Uint8Array) => Promise<boolean>,
  onProgress: (cells: number) => Promise<void>,
): Promise<Choice | undefined> {
  const end = performance.now() + limits.seconds * 1000;
  const network = networkOf(table);
  const linear = network ? undefined : new LinearRival(await highs(), table);
  try {
    const rival = network ? new FlowRival(table, network) : linear;
    if (!rival) return undefined;
    const incidence = incidenceOf(table.size, table.relations);
    const good = await heuristic(
      table,
      incidence,
      rival,
      tasksToPolish(table, network !== undefined),
      () => performance.now() > end,
      onProgress,
    );
    if (good?.achieved && good.weight === 0) return { ...good, method: 'exact', bound: 0 };
    const free = table.kind.reduce((count, kind) => count + Number(kind === CellKind.free), 0);
    if (!good?.achieved || free > (network ? limits.exactCells : limits.exactCells / 5))
      return good && { ...good, method: 'heuristic' };
    const best = await proved(table, good.hidden, end, protects);
    return best.choice ?? { ...good, method: 'heuristic', bound: best.bound };
  } finally {
    linear?.dispose();
  }
}

/** Doing without a cell repeats a good part of the work; programs cost more than paths. */
const tasksToPolish = ({ size }: Table, network: boolean): number => (network ? 600 : size > 150 ? 0 : 100);

async function proved(
  table: Table,
  known: Uint8Array,
  end: number,
  protects: (hidden: Uint8Array) => Promise<boolean>,
): Promise<{ readonly choice?: Choice; readonly bound: number }> {
  const search = new ExactChoice(await highs(), table, known);
  try {
    for (;;) {
      const { hidden, bound } = search.solve((end - performance.now()) / 1000);
      if (!hidden) return { bound };
      if (await protects(hidden))
        return { choice: { hidden, method: 'exact', weight: lossOf(table, hidden), bound }, bound };
      search.ruleOut(hidden);
    }
  } finally {
    search.dispose();
  }
}

/** The weight of the secondary cells of a pattern. */
function lossOf({ kind, weight }: Table, hidden: Uint8Array): number {
  return weight.reduce(
    (sum, one, cell) => sum + (at(hidden, cell) === 1 && at(kind, cell) === CellKind.free ? one : 0),
    0,
  );
}

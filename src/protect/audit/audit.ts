/**
 * What a reader can deduce of the figures that a table hides.
 *
 * The reader modelled here has every published figure, those of other datasets that give the same cell
 * included; knows every sum that the code lists and the descriptions state; knows that figures are whole and
 * not negative, and which are zero by definition; has unlimited means of calculation. For each hidden cell he
 * finds the least and the largest value that it has in any table that fits: the feasible interval.
 *
 * He also knows the rules, and it does not help him with the cells that the secret is about: for each value
 * below the threshold at the ends of a primary cell's interval there is a table that fits, in which that cell
 * is rightly hidden. Knowing that some cell of a group is below the threshold excludes none of those.
 * What he does not know is which hidden cells are primary, and the key by which weights were jittered;
 * someone who had the programme, its version, its limits and no key against him could try whether a table
 * that fits would have been given the same pattern. Nor does he hold figures of his own, as someone who is
 * counted in the table does.
 */
import { Goal, reached, type Seen, see } from './bounds.ts';
import { Circulation } from './circulation.ts';
import { type System, systemsOf } from './component.ts';
import { equationsWithout } from './equations.ts';
import { type Ending, examine } from './integer-programs.ts';
import { entry, equationOf, type Published, residueOf } from './published.ts';

export interface AuditQuestion extends Published {
  /** One of `Goal` per cell; looked at for hidden cells only. */
  readonly goals: Uint8Array;
  readonly threshold: number;
  /** Seconds for one integer program. */
  readonly secondsPerProgram: number;
  /** Seconds for all integer programs of one group of cells. */
  readonly secondsPerGroup: number;
  /** Called after each group, with the number of hidden cells looked at; may be waited for. */
  readonly onProgress?: (done: number) => Promise<void> | void;
}

export interface Verdict {
  /**
   * For each hidden cell the least and the largest value seen in tables that fit; these are the ends of the
   * feasible interval where the goal is `exact` or was not reached. `high` is Infinity where there is no end.
   */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Hidden cells whose goal is not reached, in order; all of an unfinished group's that are in doubt. */
  readonly failed: readonly number[];
  /** The published figures contradict each other: no table fits. */
  readonly contradiction: boolean;
  /** Some group could not be examined to its end. */
  readonly unfinished: boolean;
}

/** Examines every hidden cell. */
export async function audit(question: AuditQuestion): Promise<Verdict> {
  const { value, goals, threshold } = question;
  const low = new Float64Array(value.length).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(value.length).fill(Number.NEGATIVE_INFINITY);
  const verdict = { low, high, failed: [] as number[], contradiction: false, unfinished: false };
  const groups = networksOrNot(question);
  verdict.contradiction = groups.contradiction;
  for (const cell of groups.unbound) {
    low[cell] = 0;
    high[cell] = Number.POSITIVE_INFINITY;
  }
  let done = groups.unbound.length;
  for (const { system, network } of groups.systems) {
    const own = Uint8Array.from(system.cells, (cell) => entry(goals, cell));
    const seen: Seen = {
      low: new Float64Array(own.length).fill(Number.POSITIVE_INFINITY),
      high: new Float64Array(own.length).fill(Number.NEGATIVE_INFINITY),
    };
    const ending = network
      ? examineNetwork(network, own, seen, threshold)
      : await examineProgram(question, system, own, seen);
    verdict.contradiction ||= ending === 'contradiction';
    verdict.unfinished ||= ending === 'unfinished';
    for (const [column, cell] of system.cells.entries()) {
      low[cell] = entry(seen.low, column);
      high[cell] = entry(seen.high, column);
      if (!satisfied(entry(own, column), entry(low, cell), entry(high, cell), threshold, ending)) {
        verdict.failed.push(cell);
      }
    }
    done += system.cells.length;
    await question.onProgress?.(done);
  }
  verdict.failed.push(...inSmallSums(question));
  return { ...verdict, failed: [...new Set(verdict.failed)].sort((a, b) => a - b) };
}

/** Hidden cells that a reader knows to sum to less than the threshold, which says too much of each. */
function inSmallSums({ value, sums, goals, threshold }: AuditQuestion): number[] {
  const found: number[] = [];
  for (let index = 0; index < sums.count; index += 1) {
    const { cells, signs, sum } = residueOf(equationOf(sums, index), value);
    if (sum >= threshold || signs.some((sign) => sign < 0)) continue;
    found.push(...cells.filter((cell) => entry(goals, cell) !== Goal.none));
  }
  return found;
}

function satisfied(goal: number, low: number, high: number, threshold: number, ending: Ending): boolean {
  if (goal === Goal.none) return true;
  if (goal === Goal.exact) return ending === 'done' && low < high;
  if (reached(goal, low, high, threshold)) return true;
  return goal === Goal.coversOrLarge && ending === 'done' && low >= threshold && low < high;
}

interface Groups {
  readonly systems: readonly { readonly system: System; readonly network?: Circulation }[];
  readonly unbound: readonly number[];
  readonly contradiction: boolean;
}

/** Groups of hidden cells, as networks wherever they are; the choice of equations that makes the most of them so. */
function networksOrNot({ value, sums }: Published): Groups {
  let best: { readonly groups: Groups; readonly others: number } | undefined;
  for (const spine of [undefined, ...new Set(sums.family)]) {
    const found = systemsOf(value, equationsWithout(value.length, sums, spine));
    let others = 0;
    const systems = found.systems.map((system) => {
      const network = Circulation.of(system);
      if (network) return { system, network };
      others += system.cells.length;
      return { system };
    });
    if (!best || others < best.others) best = { groups: { ...found, systems }, others };
    if (others === 0) break;
  }
  return best?.groups ?? { systems: [], unbound: [], contradiction: false };
}

function examineNetwork(network: Circulation, goals: Uint8Array, seen: Seen, threshold: number): Ending {
  if (!network.solve()) return 'contradiction';
  const saw = (cell: number, value: number) => see(seen, cell, value);
  for (const [cell, figure] of network.value.entries()) saw(cell, figure);
  for (const [cell, goal] of goals.entries()) {
    const enough = () => reached(goal, entry(seen.low, cell), entry(seen.high, cell), threshold);
    if (enough()) continue;
    const top = goal === Goal.exact ? Number.POSITIVE_INFINITY : goal === Goal.varies ? 1 : threshold;
    const wanted =
      goal === Goal.exact || goal === Goal.varies ? top : Math.max(0, top - entry(network.value, cell));
    network.shift(cell, true, wanted, saw);
    if (enough()) continue;
    network.shift(cell, false, goal === Goal.varies ? 1 : Number.POSITIVE_INFINITY, saw);
  }
  return 'done';
}

function examineProgram(
  { threshold, secondsPerGroup, secondsPerProgram }: AuditQuestion,
  system: System,
  goals: Uint8Array,
  seen: Seen,
): Promise<Ending> {
  const end = performance.now() + secondsPerGroup * 1000;
  return examine(system, goals, seen, threshold, secondsPerProgram, () => performance.now() > end);
}

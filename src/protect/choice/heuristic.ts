/** A good pattern without proof that it is the best: task by task, then shown again what can be. */
import { at, type Incidence, type Table } from '../table/table.ts';
import { Pattern } from './pattern.ts';
import type { Rival } from './rival.ts';

/** Orders in which to achieve the tasks; the best of the patterns counts. */
const orders: readonly ((a: number, b: number) => number)[] = [(a, b) => b - a, (a, b) => a - b];

export interface Heuristic {
  readonly hidden: Uint8Array;
  readonly weight: number;
  /** False when something could not be achieved, whatever is hidden. */
  readonly achieved: boolean;
}

/**
 * @param tasksToPolish  past this many tasks, one order is tried and no cell is replaced by others
 * @param ended  whether time is up; called between tasks
 * @param onProgress  called and waited for now and then, with a number of cells in proportion to the tasks achieved
 * @returns nothing when time was up before there was a pattern
 */
export async function heuristic(
  table: Table,
  incidence: Incidence,
  rival: Rival,
  tasksToPolish: number,
  ended: () => boolean,
  onProgress: (cells: number) => Promise<void>,
): Promise<Heuristic | undefined> {
  let best: Heuristic | undefined;
  for (const order of orders) {
    const pattern = new Pattern(table, incidence, rival);
    const tasks = [...pattern.tasks.keys()].sort(
      (a, b) => order(need(a), need(b)) || order(weight(a), weight(b)) || a - b,
    );
    let achieved = true;
    for (const [done, task] of tasks.entries()) {
      if (ended()) return best;
      if (done % 1000 === 0) await onProgress(Math.floor((table.size * done) / tasks.length));
      achieved = pattern.achieve(task) && achieved;
    }
    achieved = pattern.obey() && achieved;
    achieved = pattern.tidy(ended) && achieved;
    if (tasks.length <= tasksToPolish) polish(pattern, ended);
    if (!best || pattern.weight < best.weight) {
      best = { hidden: pattern.hidden, weight: pattern.weight, achieved };
    }
    if (tasks.length > tasksToPolish) break;

    function need(task: number): number {
      return Math.abs(pattern.tasks[task]?.amounts[0] ?? 0);
    }
    function weight(task: number): number {
      return at(table.weight, pattern.tasks[task]?.cell ?? 0);
    }
  }
  return best;
}

/** Does without each secondary cell in turn, as long as that loses less. */
function polish(pattern: Pattern, ended: () => boolean): void {
  for (let better = true; better; ) {
    better = false;
    for (const cell of pattern.secondaries) {
      if (ended()) return;
      if (at(pattern.hidden, cell) === 0) continue;
      const restore = pattern.save();
      const before = pattern.weight;
      if (pattern.replace(cell) && pattern.obey() && pattern.tidy(ended) && pattern.weight < before)
        better = true;
      else restore();
    }
  }
}

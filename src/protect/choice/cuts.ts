/** Conditions that every pattern which protects must meet. */
import { at, CellKind, eachCell, type Table } from '../table/table.ts';
import type { Attacker, Move } from './attacker.ts';
import { hiddenAnyway, moves, type Task, tasksOf } from './tasks.ts';

/** Over the cells that are hidden, the coefficients sum to `least` or more. */
export interface Cut {
  readonly cells: readonly number[];
  readonly coefficients: readonly number[];
  readonly least: number;
}

const tolerance = 1e-6;

/** In each relation: no hidden cell is alone, and the hidden parts of a visible total sum to the threshold. */
export function* simpleCuts(table: Table): Iterable<Cut> {
  const { relations, kind, value, threshold } = table;
  const hidden = hiddenAnyway(table);
  for (let relation = 0; relation < relations.count; relation += 1) {
    const cells: number[] = [];
    eachCell(relations, relation, (cell) => cells.push(cell));
    if (new Set(cells).size < cells.length) continue;
    const total = at(relations.total, relation);
    for (const cell of cells) {
      if (at(kind, cell) === CellKind.fixed || at(kind, cell) === CellKind.slack) continue;
      const others = cells.filter((other) => other !== cell);
      yield when(
        cell,
        others,
        others.map(() => 1),
        1,
      );
      if (cell === total || at(value, cell) >= threshold) continue;
      const enough = others.map((other) =>
        other === total ? threshold : Math.min(threshold, at(value, other)),
      );
      yield when(cell, others, enough, threshold - at(value, cell));
    }
  }

  function when(cell: number, cells: number[], coefficients: number[], least: number): Cut {
    if (at(hidden, cell) === 1) return { cells, coefficients, least };
    return { cells: [...cells, cell], coefficients: [...coefficients, -least], least: 0 };
  }
}

/**
 * The conditions that a choice fails to meet; none when it protects.
 *
 * @param share  how much of each cell is hidden
 * @param whole  whether that is 0 or 1 for all; then secondary cells are looked at too
 * @returns nothing when the solver cannot tell
 */
export function cutsAgainst(
  table: Table,
  attacker: Attacker,
  share: Float64Array,
  whole: boolean,
): Cut[] | undefined {
  const cuts: Cut[] = [];
  const done = new Set<Task>();
  const moved = new Uint8Array(table.size);
  const tasks = tasksOf(table);
  const rounded = whole ? share.map(Math.round) : share;
  for (const task of tasks) {
    if (done.has(task)) continue;
    const most = Math.max(...task.amounts.map(Math.abs));
    attacker.see(rounded, whole ? Number.POSITIVE_INFINITY : most);
    const cut = cutFor(table, attacker, task, witness);
    if (cut === undefined) return undefined;
    if (cut !== 'fine' && violated(cut, rounded)) cuts.push(cut);
  }
  if (!whole || cuts.length > 0) return cuts;
  attacker.see(rounded, Number.POSITIVE_INFINITY);
  for (let cell = 0; cell < table.size; cell += 1) {
    if (at(rounded, cell) === 0 || at(table.kind, cell) !== CellKind.free || at(moved, cell) === 1) continue;
    const cut = cutFor(table, attacker, moves(cell), witness);
    if (cut === undefined) return undefined;
    if (cut !== 'fine') cuts.push(conditional(cut, cell));
  }
  return cuts;

  function witness(change: Float64Array): void {
    if (!whole) return;
    for (const [cell, by] of change.entries()) if (Math.abs(by) > 1 - tolerance) moved[cell] = 1;
    for (const task of tasks) {
      const by = at(change, task.cell);
      if (task.amounts.some((amount) => Math.sign(amount) * by >= Math.abs(amount) - tolerance))
        done.add(task);
    }
  }
}

/** What it would take for a task; `fine` when it is achieved, nothing when the solver cannot tell. */
function cutFor(
  table: Table,
  attacker: Attacker,
  { cell, amounts }: Task,
  witness: (change: Float64Array) => void,
): Cut | 'fine' | undefined {
  const coefficients = new Map<number, number>();
  for (const amount of amounts) {
    const move = attacker.move(cell, amount);
    if (!move) return undefined;
    witness(move.change);
    if (move.distance >= Math.abs(amount) - tolerance) return 'fine';
    for (const [other, coefficient] of coefficientsOf(table, cell, Math.abs(amount), move)) {
      coefficients.set(other, (coefficients.get(other) ?? 0) + coefficient);
    }
  }
  const least = Math.abs(amounts[0] ?? 1);
  return { cells: [...coefficients.keys()], coefficients: [...coefficients.values()], least };
}

/** A hidden cell helps by its price times what it can give: its value downwards, whatever it takes upwards. */
function coefficientsOf({ size, value, kind }: Table, cell: number, amount: number, { prices }: Move) {
  const coefficients: [number, number][] = [];
  for (let other = 0; other < size; other += 1) {
    const price = at(prices, other);
    if (other === cell || Math.abs(price) < tolerance || at(kind, other) === CellKind.fixed) continue;
    const help = price > 0 ? amount : Math.min(amount, -price * at(value, other));
    if (help > 0) coefficients.push([other, help]);
  }
  return coefficients;
}

const violated = ({ cells, coefficients, least }: Cut, share: Float64Array): boolean =>
  cells.reduce((sum, cell, index) => sum + (coefficients[index] ?? 0) * at(share, cell), 0) <
  least - tolerance;

/** The same, if the cell is hidden. */
const conditional = ({ cells, coefficients, least }: Cut, cell: number): Cut => ({
  cells: [...cells, cell],
  coefficients: [...coefficients, -least],
  least: 0,
});

/** A pattern of hidden cells in the making, with the witness of each thing that it achieves. */
import { at, CellKind, type Incidence, type Table } from '../table/table.ts';
import type { Rival } from './rival.ts';
import { amends, obeys } from './sum-rule.ts';
import { hiddenAnyway, moves, type Task, tasksOf } from './tasks.ts';

/**
 * Each task has a witness: the secondary cells that differ in another table. One that no witness needs
 * can be shown again, and showing one concerns only the tasks whose witness needs it.
 */
export class Pattern {
  readonly hidden: Uint8Array;
  readonly #table: Table;
  readonly #rival: Rival;
  readonly #incidence: Incidence;
  readonly #tasks: Task[];
  readonly #witness: (readonly number[])[];
  /** For each secondary cell, the tasks whose witness needs it. */
  readonly #users = new Map<number, Set<number>>();
  readonly #unwanted: Uint8Array;

  constructor(table: Table, incidence: Incidence, rival: Rival) {
    this.#table = table;
    this.#rival = rival;
    this.#incidence = incidence;
    this.hidden = hiddenAnyway(table);
    this.#tasks = tasksOf(table);
    this.#witness = this.#tasks.map(() => []);
    this.#unwanted = new Uint8Array(table.size);
  }

  get tasks(): readonly Task[] {
    return this.#tasks;
  }

  /** The cells hidden to protect others, those of largest weight first. */
  get secondaries(): number[] {
    const { weight } = this.#table;
    return [...this.#users.keys()].sort((a, b) => at(weight, b) - at(weight, a) || a - b);
  }

  get weight(): number {
    let sum = 0;
    for (const cell of this.#users.keys()) sum += at(this.#table.weight, cell);
    return sum;
  }

  /** Achieves a task, hiding what it takes; false when nothing can. */
  achieve(task: number): boolean {
    if (this.#achieveAsItIs(task)) return true;
    const { cell, amounts } = this.#tasks[task] ?? moves(-1);
    const witnesses = amounts
      .flatMap((amount) => {
        const witness = this.#rival.withAny(cell, amount, this.hidden, this.#unwanted);
        return witness ? [{ witness, cost: this.#cost(witness) }] : [];
      })
      .sort((a, b) => a.cost - b.cost);
    const best = witnesses[0];
    if (!best) return false;
    this.#record(task, best.witness);
    return true;
  }

  /** Hides what it takes for every relation to obey the rule on sums; false when nothing can. */
  obey(): boolean {
    const { relations } = this.#table;
    let possible = true;
    for (let changed = true; changed; ) {
      changed = false;
      for (let relation = 0; relation < relations.count; relation += 1) {
        if (obeys(this.#table, relation, this.hidden)) continue;
        const more = amends(this.#table, relation, this.hidden);
        if (more.length === 0) possible = false;
        for (const cell of more) {
          this.#hide(cell);
          changed = true;
          possible = this.#settle(cell) && possible;
        }
      }
    }
    return possible;
  }

  /** Shows a secondary cell again if all that is achieved can be achieved without it. */
  show(cell: number): boolean {
    const users = [...(this.#users.get(cell) ?? [])];
    this.hidden[cell] = 0;
    const before = users.map((task) => this.#witness[task] ?? []);
    let tried = 0;
    const possible =
      this.#relationsObey(cell) &&
      users.every((task) => {
        tried += 1;
        return this.#tasks[task]?.cell === cell || this.#achieveAsItIs(task);
      });
    if (possible) {
      for (const task of users) if (this.#tasks[task]?.cell === cell) this.#use(task, []);
      this.#users.delete(cell);
      return true;
    }
    this.hidden[cell] = 1;
    for (const [index, task] of users.entries()) if (index < tried) this.#use(task, before[index] ?? []);
    return false;
  }

  /** Shows a secondary cell and hides others in its place; false, with the pattern in disorder, when nothing can. */
  replace(cell: number): boolean {
    const users = [...(this.#users.get(cell) ?? [])];
    this.#unwanted[cell] = 1;
    this.hidden[cell] = 0;
    for (const task of users) this.#use(task, []);
    this.#users.delete(cell);
    const possible =
      this.#relationsObey(cell) &&
      users.every((task) => this.#tasks[task]?.cell === cell || this.achieve(task));
    this.#unwanted[cell] = 0;
    return possible;
  }

  /**
   * Shows, largest first, every secondary cell that can be; gives a witness to those that stay.
   *
   * @param ended  whether time is up; the rest stays hidden then
   */
  tidy(ended: () => boolean): boolean {
    for (const cell of this.secondaries) if (!ended()) this.show(cell);
    let possible = true;
    for (let changed = true; changed; ) {
      changed = false;
      for (const cell of this.secondaries) {
        if ((this.#users.get(cell)?.size ?? 0) > 0 || this.show(cell)) continue;
        possible = this.#settle(cell) && possible;
        changed = (this.#users.get(cell)?.size ?? 0) > 0;
      }
    }
    return possible;
  }

  /** The pattern as it is now, to come back to. */
  save(): () => void {
    const hidden = this.hidden.slice();
    const witness = [...this.#witness];
    const users = new Map([...this.#users].map(([cell, tasks]) => [cell, new Set(tasks)]));
    const tasks = this.#tasks.length;
    return () => {
      this.hidden.set(hidden);
      this.#tasks.length = tasks;
      this.#witness.splice(0, Number.POSITIVE_INFINITY, ...witness);
      this.#users.clear();
      for (const [cell, own] of users) this.#users.set(cell, own);
    };
  }

  /** Sees to it that a cell hidden for a sum is not a single point. */
  #settle(cell: number): boolean {
    const task = this.#tasks.push(moves(cell)) - 1;
    this.#witness.push([]);
    const possible = this.achieve(task);
    this.#use(task, [...(this.#witness[task] ?? []), cell]);
    return possible;
  }

  #achieveAsItIs(task: number): boolean {
    const { cell, amounts } = this.#tasks[task] ?? moves(-1);
    for (const amount of amounts) {
      const witness = this.#rival.withHidden(cell, amount, this.hidden);
      if (!witness) continue;
      this.#record(task, witness);
      return true;
    }
    return false;
  }

  #record(task: number, witness: readonly number[]): void {
    const cells = witness.filter((cell) => at(this.#table.kind, cell) === CellKind.free);
    const own = this.#tasks[task]?.cell ?? -1;
    if (at(this.#table.kind, own) === CellKind.free && at(this.hidden, own) === 1) cells.push(own);
    for (const cell of cells) this.#hide(cell);
    this.#use(task, cells);
  }

  #hide(cell: number): void {
    this.hidden[cell] = 1;
    if (!this.#users.has(cell)) this.#users.set(cell, new Set());
  }

  #use(task: number, cells: readonly number[]): void {
    for (const cell of this.#witness[task] ?? []) this.#users.get(cell)?.delete(task);
    this.#witness[task] = cells;
    for (const cell of cells) this.#users.get(cell)?.add(task);
  }

  #relationsObey(cell: number): boolean {
    const { start, of } = this.#incidence;
    for (let slot = at(start, cell); slot < at(start, cell + 1); slot += 1) {
      if (!obeys(this.#table, at(of, slot), this.hidden)) return false;
    }
    return true;
  }

  #cost(cells: readonly number[]): number {
    return cells.reduce(
      (sum, cell) => sum + (at(this.hidden, cell) === 1 ? 0 : at(this.#table.weight, cell)),
      0,
    );
  }
}

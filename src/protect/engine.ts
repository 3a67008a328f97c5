/** A table → which of its cells are published, after an audit that has found nothing. */
import { type AuditQuestion, audit, Goal, type Verdict } from './audit/index.ts';
import { type Choice, choose } from './choice/choose.ts';
import { jitter } from './choice/jitter.ts';
import { withFigures } from './choice/nominal.ts';
import { hiddenAnyway } from './choice/tasks.ts';
import { type Component, componentsOf } from './table/components.ts';
import { at, CellKind, type Table } from './table/table.ts';

export interface EngineOptions {
  /**
   * Seconds for the choice in one group of connected cells, and one more for every 4,000 cells; after that,
   * totals are hidden with their parts. The audit may take as long again.
   */
  readonly secondsPerComponent: number;
  /** Groups with more cells that may be hidden are not put to the exact method. */
  readonly exactCells: number;
  /** A secret by which weights are jittered, so that nobody else can repeat the choice. */
  readonly key?: string;
  /** Called now and then with the number of cells that are dealt with. */
  readonly onProgress?: (done: number) => void;
}

export const defaults: EngineOptions = { secondsPerComponent: 120, exactCells: 1500 };

/** How the pattern of a group was found; `closed`: by hiding totals, when nothing better came in time. */
export type Method = 'exact' | 'heuristic' | 'closed';

/** One group of connected cells, in figures. */
export interface GroupReport {
  readonly cells: number;
  readonly method: Method;
  /** Weight lost beyond what any pattern loses, as a share of it; absent where that is not known. */
  readonly gap?: number;
}

export interface Protected {
  /** 1 for each cell that is not published, per cell of the table. */
  readonly hidden: Uint8Array;
  /** Cells that the audit could not clear although everything around them is hidden. */
  readonly exposed: readonly number[];
  /** The known figures admit no table at all: some sum is wrong. */
  readonly contradiction: boolean;
  readonly groups: readonly GroupReport[];
}

/**
 * Group by group: a choice of what to hide, then an audit of what that leaves to a reader. What the audit
 * does not clear is hidden further: first the totals above it, then everything in the group.
 */
export async function protectTable(table: Table, options: EngineOptions): Promise<Protected> {
  const weight = options.key === undefined ? table.weight : jitter(table.weight, options.key);
  const hidden = hiddenAnyway(table);
  const exposed: number[] = [];
  const groups: GroupReport[] = [];
  let contradiction = false;
  let done = 0;
  for (const component of componentsOf({ ...table, weight })) {
    const settled = await settle(component, options, async (cells) => {
      options.onProgress?.(done + cells);
      await new Promise(setImmediate);
    });
    if (!settled) contradiction = true;
    for (const [index, cell] of component.cells.entries()) {
      hidden[cell] = settled ? at(settled.hidden, index) : Number(at(table.kind, cell) !== CellKind.fixed);
    }
    if (settled) {
      exposed.push(...settled.exposed.map((index) => at(component.cells, index)));
      groups.push(settled.report);
    }
    done += component.table.size;
    options.onProgress?.(done);
    await new Promise(setImmediate);
  }
  return { hidden, exposed: exposed.sort((a, b) => a - b), contradiction, groups };
}

interface Settled {
  readonly hidden: Uint8Array;
  readonly exposed: readonly number[];
  readonly report: GroupReport;
}

async function settle(
  { table: given }: Component,
  { secondsPerComponent, exactCells }: EngineOptions,
  onProgress: (cells: number) => Promise<void>,
): Promise<Settled | undefined> {
  const seconds = secondsPerComponent + given.size / 4000;
  const table = await withFigures(given);
  if (!table) return undefined;
  const examine = (hidden: Uint8Array) =>
    audit({ ...questionOf(table, hidden, seconds), onProgress: () => onProgress(table.size) });
  const clears = async (hidden: Uint8Array) => clear(await examine(hidden));
  const choice = await choose(table, { seconds, exactCells }, clears, onProgress);
  const hidden = choice?.hidden.slice() ?? hiddenAnyway(table);
  let method: Method = choice?.method ?? 'closed';
  let verdict = await examine(hidden);
  for (const widen of [hideAbove, hideAll]) {
    while (!clear(verdict) && widen(table, hidden, verdict.failed)) {
      method = 'closed';
      verdict = await examine(hidden);
    }
  }
  if (verdict.contradiction) return undefined;
  const gap = method === 'closed' ? undefined : gapOf(choice);
  return {
    hidden,
    exposed: verdict.failed,
    report: { cells: table.size, method, ...(gap !== undefined && { gap }) },
  };
}

const clear = ({ failed, unfinished, contradiction }: Verdict): boolean =>
  failed.length === 0 && !unfinished && !contradiction;

function gapOf(choice: Choice | undefined): number | undefined {
  if (choice?.bound === undefined) return undefined;
  return choice.method === 'exact' ? 0 : Math.max(0, (choice.weight - choice.bound) / choice.weight);
}

/** What a reader has before him, and what is asked about each cell. */
function questionOf(
  { value, kind, relations, threshold }: Table,
  hidden: Uint8Array,
  seconds: number,
): AuditQuestion {
  const goals = {
    [CellKind.primary]: Goal.covers,
    [CellKind.masked]: Goal.coversOrLarge,
    [CellKind.slack]: Goal.none,
  };
  return {
    value: value.map((figure, cell) => (at(hidden, cell) === 1 ? Number.NaN : figure)),
    sums: relations,
    goals: Uint8Array.from(kind, (one) => goals[one as keyof typeof goals] ?? Goal.varies),
    threshold,
    secondsPerProgram: Math.min(seconds, 10),
    secondsPerGroup: seconds,
  };
}

/** Hides the totals of some hidden cells, theirs, and so on; false when they are hidden already. */
function hideAbove({ relations, kind, size }: Table, hidden: Uint8Array, failed: readonly number[]): boolean {
  const reached = new Uint8Array(size);
  for (const cell of failed) reached[cell] = 1;
  for (let grown = true; grown; ) {
    grown = false;
    for (let relation = 0; relation < relations.count; relation += 1) {
      const total = at(relations.total, relation);
      if (total < 0 || at(reached, total) === 1) continue;
      const parts = relations.part.subarray(at(relations.start, relation), at(relations.start, relation + 1));
      if (!parts.some((part) => at(reached, part) === 1)) continue;
      reached[total] = 1;
      grown = true;
    }
  }
  return hideWhere({ kind }, hidden, (cell) => at(reached, cell) === 1);
}

function hideAll({ kind }: Table, hidden: Uint8Array): boolean {
  return hideWhere({ kind }, hidden, () => true);
}

function hideWhere(
  { kind }: Pick<Table, 'kind'>,
  hidden: Uint8Array,
  wanted: (cell: number) => boolean,
): boolean {
  let more = false;
  for (const [cell, one] of kind.entries()) {
    if (one !== CellKind.free || at(hidden, cell) === 1 || !wanted(cell)) continue;
    hidden[cell] = 1;
    more = true;
  }
  return more;
}

/** What was done to a dataset, in figures that tell nothing of a single cell. */
import type { GroupReport } from '../engine.ts';

export interface DatasetReport {
  readonly dataset: string;
  readonly cells: number;
  /** Cells hidden by the rules. */
  readonly primary: number;
  /** Cells hidden to protect those. */
  readonly secondary: number;
  readonly missing: number;
  /** Groups of connected cells, by how their pattern was found. */
  readonly exact: number;
  readonly heuristic: number;
  readonly closed: number;
  /** The largest gap to the optimum of a group, as a share; absent where it is not known of some. */
  readonly gap?: number;
}

export class Tally {
  /** Rows of `merged."{dataset}"` that are confidential. */
  readonly hiddenRows: number[] = [];
  #primary = 0;
  readonly #groups: GroupReport[] = [];

  hide(row: number, primary: boolean): void {
    this.hiddenRows.push(row);
    if (primary) this.#primary += 1;
  }

  add(groups: readonly GroupReport[]): void {
    this.#groups.push(...groups);
  }

  report(
    dataset: string,
    { cells, missing }: { readonly cells: number; readonly missing: number },
  ): DatasetReport {
    const by = (wanted: GroupReport['method']) =>
      this.#groups.filter(({ method }) => method === wanted).length;
    const gaps = this.#groups.map(({ gap }) => gap ?? Number.NaN);
    const gap = Math.max(0, ...gaps);
    return {
      dataset,
      cells,
      primary: this.#primary,
      secondary: this.hiddenRows.length - this.#primary,
      missing,
      exact: by('exact'),
      heuristic: by('heuristic'),
      closed: by('closed'),
      ...(!Number.isNaN(gap) && { gap }),
    };
  }
}

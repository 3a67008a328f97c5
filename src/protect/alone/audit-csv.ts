/** What a reader can deduce from a table that somebody masked: its blank cells are hidden. */
import type { Outcome } from '../../describe/index.ts';
import { audit, Goal } from '../audit/index.ts';
import { at, CellKind } from '../table/table.ts';
import { readCsv } from './layout.ts';
import { noTableFits, tableOf, wrongSums } from './table-of.ts';

export interface CsvAudit {
  readonly hidden: readonly HiddenCell[];
  /** How many hidden cells can have one value only. */
  readonly disclosed: number;
  readonly cells: number;
  /** False when the solver could not tell of some cells: what is said of them may be too narrow, never too wide. */
  readonly finished: boolean;
  readonly seconds: number;
}

export interface HiddenCell {
  /** Its code in each dimension, by the dimension's name; `row` and `column` in a two-way table. */
  readonly cell: Readonly<Record<string, string>>;
  readonly low: number;
  /** null where there is no end. */
  readonly high: number | null;
}

export interface AuditCsvOptions {
  /** Seconds for all integer programs of one group of connected cells; 600 if nothing is said. */
  readonly secondsPerComponent?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * @param bytes  a two-way table with margins named Total, or one row per cell with Total as the code of a total
 * @param file  its name, for messages
 */
export async function auditCsv(
  bytes: Uint8Array,
  file: string,
  { secondsPerComponent = 600, onProgress }: AuditCsvOptions = {},
): Promise<Outcome<CsvAudit>> {
  const started = performance.now();
  const read = readCsv(bytes, file);
  if (!read.ok) return read;
  const { cells, codes, dimensions } = read.value;
  const kind = Uint8Array.from(cells, ({ figure }) =>
    Number.isNaN(figure) ? CellKind.masked : CellKind.free,
  );
  const { table, cellOf, contradictions } = tableOf(read.value, { threshold: 0 }, kind);
  if (contradictions.length > 0) return { ok: false, problems: wrongSums(read.value, contradictions, 0) };
  const total = table.kind.reduce((sum, one) => sum + Number(one !== CellKind.free), 0);
  const { low, high, contradiction, unfinished } = await audit({
    value: table.value.map((figure, cell) => (at(table.kind, cell) === CellKind.slack ? Number.NaN : figure)),
    sums: table.relations,
    goals: Uint8Array.from(table.kind, (one) => (one === CellKind.masked ? Goal.exact : Goal.none)),
    threshold: 0,
    secondsPerProgram: secondsPerComponent,
    secondsPerGroup: secondsPerComponent,
    onProgress: async (done) => {
      onProgress?.(done, total);
      await new Promise(setImmediate);
    },
  });
  if (contradiction) return { ok: false, problems: [noTableFits(file)] };
  const hidden = cells.flatMap(({ codes: own, figure }, cell): HiddenCell[] => {
    if (!Number.isNaN(figure)) return [];
    const into = at(cellOf, cell);
    const known = at(table.value, into);
    const [least, most] = Number.isNaN(known) ? [at(low, into), at(high, into)] : [known, known];
    return [
      {
        cell: Object.fromEntries(
          dimensions.map((name, index) => [name, codes[index]?.[own[index] ?? 0] ?? '']),
        ),
        low: least,
        high: most === Number.POSITIVE_INFINITY ? null : most,
      },
    ];
  });
  return {
    ok: true,
    value: {
      hidden,
      disclosed: hidden.filter((one) => one.low === one.high).length,
      cells: cells.length,
      finished: !unfinished,
      seconds: (performance.now() - started) / 1000,
    },
  };
}

/** The statistical secret on a plain CSV: the same bytes, with the cells empty that must not be read. */
import type { Outcome } from '../../describe/index.ts';
import { defaults, type EngineOptions, protectTable } from '../engine.ts';
import { at, CellKind, eachCell, incidenceOf, type Table } from '../table/table.ts';
import { type CsvTable, readCsv } from './layout.ts';
import { noTableFits, tableOf, wrongSums } from './table-of.ts';

export interface CsvRules {
  /** Figures below it are confidential; 5 if nothing is said. */
  readonly threshold?: number;
  /** Whether a zero is confidential too; `hidden` if nothing is said. */
  readonly zeros?: 'hidden' | 'shown';
}

/** What was done, in figures. */
export interface CsvReport {
  readonly cells: number;
  /** Hidden because they are below the threshold. */
  readonly primary: number;
  /** Blank in the table that was given. */
  readonly blank: number;
  /** Hidden to protect those. */
  readonly secondary: number;
  /** The sum of the figures that the table gave and no longer shows. */
  readonly valueHidden: number;
  /** Groups of connected cells, by how their pattern was found. */
  readonly exact: number;
  readonly heuristic: number;
  readonly closed: number;
  /** The largest gap of a group to its optimum, as a share; absent where it is not known of some. */
  readonly gap?: number;
  readonly seconds: number;
}

export interface ProtectedCsv {
  readonly output: Uint8Array;
  /** The audit found nothing: a table that it does not clear is not given out. */
  readonly report: CsvReport;
  /** Private: why each cell is hidden, as CSV. */
  readonly explanation: string;
}

/**
 * @param bytes  a two-way table with margins named Total, or one row per cell with Total as the code of a total
 * @param file  its name, for messages
 */
export async function protectCsv(
  bytes: Uint8Array,
  file: string,
  { threshold = 5, zeros = 'hidden', ...options }: CsvRules & Partial<EngineOptions> = {},
): Promise<Outcome<ProtectedCsv>> {
  const started = performance.now();
  const read = readCsv(bytes, file);
  if (!read.ok) return read;
  const csv = read.value;
  const kind = Uint8Array.from(csv.cells, ({ figure }) => {
    if (Number.isNaN(figure)) return CellKind.masked;
    return figure < threshold && (zeros === 'hidden' || figure > 0) ? CellKind.primary : CellKind.free;
  });
  const { table, cellOf, contradictions } = tableOf(csv, { threshold }, kind);
  if (contradictions.length > 0) return { ok: false, problems: wrongSums(csv, contradictions, threshold) };
  const found = await protectTable(table, { ...defaults, ...options });
  if (found.contradiction || found.exposed.length > 0) return { ok: false, problems: [noTableFits(file)] };

  const hidden = csv.cells.map((_, cell) => at(found.hidden, at(cellOf, cell)) === 1);
  const count = (wanted: number) =>
    kind.reduce((sum, one, cell) => sum + Number(one === wanted && hidden[cell]), 0);
  const method = (wanted: string) => found.groups.filter((group) => group.method === wanted).length;
  const gap = Math.max(0, ...found.groups.map((group) => group.gap ?? Number.NaN));
  return {
    ok: true,
    value: {
      output: csv.units.bytes(emptied(csv, hidden)),
      explanation: explain(csv, table, cellOf, kind, hidden),
      report: {
        cells: csv.cells.length,
        primary: count(CellKind.primary),
        blank: count(CellKind.masked),
        secondary: count(CellKind.free),
        valueHidden: csv.cells.reduce((sum, { figure }, cell) => sum + (hidden[cell] ? figure || 0 : 0), 0),
        exact: method('exact'),
        heuristic: method('heuristic'),
        closed: method('closed'),
        ...(!Number.isNaN(gap) && { gap }),
        seconds: (performance.now() - started) / 1000,
      },
    },
  };
}

/** The text without what hidden fields say. */
function emptied({ units, cells }: CsvTable, hidden: readonly boolean[]): string {
  const fields = cells.filter((_, cell) => hidden[cell]).map(({ field }) => field);
  fields.sort((a, b) => a.start - b.start);
  let from = 0;
  const kept = fields.map(({ start, end }) => {
    const before = units.text.slice(from, start);
    from = end;
    return before;
  });
  return kept.join('') + units.text.slice(from);
}

const reasons: Record<number, string> = {
  [CellKind.primary]: 'below the threshold',
  [CellKind.masked]: 'blank in the source',
  [CellKind.free]: 'protects',
};

/** How many of the cells that a secondary one protects are named. */
const toldBeside = 5;

/** One line per hidden cell: its codes, why, and for one that protects others, the first of those in its own sums. */
function explain(
  { dimensions, codes, cells }: CsvTable,
  table: Table,
  cellOf: Int32Array,
  kind: Uint8Array,
  hidden: readonly boolean[],
): string {
  const named = new Int32Array(table.size);
  for (const [cell, one] of cellOf.entries()) named[one] = cell;
  const primaries = primariesOf(table);
  const { start, of } = incidenceOf(table.size, table.relations);
  const codesOf = (cell: number) =>
    codes.map((own, dimension) => own[cells[cell]?.codes[dimension] ?? 0] ?? '');
  const beside = (cell: number): string => {
    const sums = of.subarray(at(start, cell), at(start, cell + 1));
    const others = new Set([...sums].flatMap((sum) => primaries[sum] ?? []));
    const told = [...others].slice(0, toldBeside).map((one) => codesOf(at(named, one)).join(' · '));
    return [...told, ...(others.size > told.length ? ['…'] : [])].join(' / ');
  };
  const lines = cells.flatMap((_, cell) => {
    if (!hidden[cell]) return [];
    const protects = at(kind, cell) === CellKind.free ? beside(at(cellOf, cell)) : '';
    return [[...codesOf(cell), reasons[at(kind, cell)] ?? '', protects]];
  });
  return [[...dimensions, 'reason', 'beside'], ...lines]
    .map((line) => line.map(quoted).join(';'))
    .join('\n')
    .concat('\n');
}

/** For each relation, the first cells in it that are below the threshold, one more than are told. */
function primariesOf({ relations, kind }: Table): number[][] {
  return Array.from({ length: relations.count }, (_, relation) => {
    const found: number[] = [];
    eachCell(relations, relation, (cell) => {
      if (found.length <= toldBeside && at(kind, cell) === CellKind.primary) found.push(cell);
    });
    return found;
  });
}

const quoted = (text: string): string => (/[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Small tables for the tests of the secret, and every table that a reader could think of. */
import { type AuditQuestion, Goal } from '../../src/protect/audit/index.ts';
import { buildTable } from '../../src/protect/table/build-table.ts';
import { type Axis, hierarchyRelations } from '../../src/protect/table/hierarchy.ts';
import { CellKind, type Relations, type Table } from '../../src/protect/table/table.ts';

/** A dimension whose code 0 is the total of the others, or one with the parents given. */
export const flat = (parts: number): number[] => [-1, ...Array.from({ length: parts }, () => 0)];

export interface Cube {
  /** For each dimension, the parent of each code; -1 for none. */
  readonly parents: readonly (readonly number[])[];
  /** The figure of each cell whose codes have no parts. */
  figure(codes: readonly number[]): number;
}

/** A cube with every total, cells in the order of their codes, the last dimension fastest. */
export function cubeTable(
  { parents, figure }: Cube,
  rules: { threshold?: number; zeros?: 'hidden' | 'shown' } = {},
) {
  const { threshold = 5, zeros = 'hidden' } = rules;
  const cells = product(parents.map(({ length }) => length));
  const leaves = parents.map((own) => own.map((_, code) => leavesUnder(own, code)));
  const value = Float64Array.from(cells, (codes) =>
    product2(codes.map((code, dimension) => leaves[dimension]![code]!)).reduce(
      (sum, leaf) => sum + figure(leaf),
      0,
    ),
  );
  const kind = Uint8Array.from(value, (one) =>
    one < threshold && (zeros === 'hidden' || one > 0) ? CellKind.primary : CellKind.free,
  );
  const axes: Axis[] = parents.map((own, family) => ({ parent: Int32Array.from(own), family }));
  const codes = parents.map((_, dimension) => Int32Array.from(cells, (cell) => cell[dimension]!));
  const relations = hierarchyRelations(cells.length, codes, axes);
  return { ...buildTable({ value, kind, relations, threshold }), cells };
}

function leavesUnder(parents: readonly number[], code: number): number[] {
  const children = [...parents.keys()].filter((other) => parents[other] === code);
  return children.length === 0 ? [code] : children.flatMap((child) => leavesUnder(parents, child));
}

const product = (lengths: readonly number[]): number[][] =>
  product2(lengths.map((length) => [...Array(length).keys()]));

function product2(choices: readonly (readonly number[])[]): number[][] {
  return choices.reduce<number[][]>(
    (rows, own) => rows.flatMap((row) => own.map((one) => [...row, one])),
    [[]],
  );
}

/** A two-way table with margins, as rows of figures; the margins are added. */
export function twoWay(rows: readonly (readonly number[])[], rules?: Parameters<typeof cubeTable>[1]) {
  return cubeTable(
    {
      parents: [flat(rows.length), flat(rows[0]!.length)],
      figure: ([row = 0, column = 0]) => rows[row - 1]![column - 1]!,
    },
    rules,
  );
}

/**
 * The least and largest value of each hidden cell over every table of whole, non-negative figures that fits,
 * by going through them all.
 *
 * @param range  the figures that are tried for a cell
 */
export function enumerate(
  value: Float64Array,
  { count, total, start, part }: Relations,
  range: (cell: number) => readonly [number, number],
) {
  const hidden = [...value.keys()].filter((cell) => Number.isNaN(value[cell]!));
  const low = new Map(hidden.map((cell) => [cell, Number.POSITIVE_INFINITY]));
  const high = new Map(hidden.map((cell) => [cell, Number.NEGATIVE_INFINITY]));
  const rows = Array.from({ length: count }, (_, index) => ({
    total: total[index]!,
    parts: [...part.subarray(start[index]!, start[index + 1]!)],
  }));
  const rowsOf = new Map(
    hidden.map((cell) => [cell, rows.filter((r) => r.total === cell || r.parts.includes(cell))]),
  );
  const now = value.slice();
  let tables = 0;
  const possible = ({ total, parts }: (typeof rows)[number]): boolean => {
    let known = 0;
    let open = 0;
    for (const cell of parts) {
      if (Number.isNaN(now[cell]!)) open += 1;
      else known += now[cell]!;
    }
    const sum = total < 0 ? 0 : now[total]!;
    return Number.isNaN(sum) || (open === 0 ? known === sum : known <= sum);
  };
  const go = (index: number): void => {
    const cell = hidden[index];
    if (cell === undefined) {
      tables += 1;
      for (const one of hidden) {
        low.set(one, Math.min(low.get(one)!, now[one]!));
        high.set(one, Math.max(high.get(one)!, now[one]!));
      }
      return;
    }
    const [from, to] = range(cell);
    for (let figure = from; figure <= to; figure += 1) {
      now[cell] = figure;
      if (rowsOf.get(cell)!.every(possible)) go(index + 1);
    }
    now[cell] = Number.NaN;
  };
  go(0);
  return { low, high, tables };
}

/** The value with those cells blank that are hidden. */
export const masked = ({ value }: Table, hidden: Uint8Array): Float64Array =>
  value.map((figure, cell) => (hidden[cell] === 1 ? Number.NaN : figure));

/** What the engine asks the audit about a pattern. */
export const questionOf = (table: Table, hidden: Uint8Array): AuditQuestion => ({
  value: masked(table, hidden),
  sums: table.relations,
  goals: Uint8Array.from(table.kind, (kind) => (kind === CellKind.primary ? Goal.covers : Goal.varies)),
  threshold: table.threshold,
  secondsPerProgram: 10,
  secondsPerGroup: 60,
});

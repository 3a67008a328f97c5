/** A dataset's rows as figures with their codes and names, for pages. */
import { type ObservationRow, statusTerms } from '../cube/index.ts';
import type { Iris, Text } from '../rdf/index.ts';
import type { Observations } from './observations.ts';

/** Which rows: all by default. */
export interface RowFilter {
  /** Dimension id → the codes wanted; a dimension that is not named takes any. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  readonly limit?: number;
  readonly offset?: number;
}

/** A row as people read it. */
export interface FigureRow {
  /** IRI of the observation. */
  readonly iri: string;
  /** Dimension id → its code, the IRI that it stands for and its name. */
  readonly dimensions: Readonly<Record<string, Coded>>;
  /** Null when hidden or missing. */
  readonly value: bigint | null;
  /** `A` normal, `C` confidential, `M` missing. */
  readonly status: 'A' | 'C' | 'M';
  /** The ids of the source tables that hold the cell. */
  readonly tables: readonly string[];
}

export interface Coded {
  readonly code: string;
  readonly iri: string;
  /** The code itself when the release has no name for it. */
  readonly label: Text;
}

export interface Figures {
  readonly rows: readonly FigureRow[];
  /** How many rows the filter lets through, limit and offset apart. */
  readonly total: number;
}

/** What of a release names things. */
interface Names {
  readonly iris: Iris;
  labels(things: Iterable<string>): Promise<Map<string, Text>>;
}

export async function figures(
  names: Names,
  cube: Observations,
  { codes = {}, limit, offset = 0 }: RowFilter,
  signal?: AbortSignal,
): Promise<Figures> {
  const selection = await cube.selection(codes);
  const { total, order } = { total: await cube.size(selection, signal), order: cube.order };
  const tail = `${order} ${limit === undefined ? '' : `LIMIT ${BigInt(limit)}`} OFFSET ${BigInt(offset)}`;
  const rows: ObservationRow[] = [];
  for await (const row of cube.rows(selection, tail, signal)) rows.push(row);
  const labels = await names.labels(rows.flatMap(({ values }) => values.map(({ value }) => value)));
  return { rows: rows.map((row) => figureRow(names.iris, cube, row, labels)), total };
}

function figureRow(
  iris: Iris,
  { view: { layout } }: Observations,
  { codes, values, figure, status, sources }: ObservationRow,
  labels: ReadonlyMap<string, Text>,
): FigureRow {
  const letter = Object.entries(statusTerms(iris)).find(([, term]) => term.equals(status))?.[0];
  const coded = (at: number): Coded => {
    const [code, iri] = [codes[at] ?? '', values[at]?.value ?? ''];
    return { code, iri, label: labels.get(iri) ?? { fr: code, en: code } };
  };
  return {
    iri: iris.observation(layout.dataset, codes).value,
    dimensions: Object.fromEntries(layout.dimensions.map(({ id }, at) => [id, coded(at)])),
    value: figure,
    status: letter as FigureRow['status'],
    tables: layout.tables.filter((_, bit) => (sources >> BigInt(bit)) & 1n),
  };
}

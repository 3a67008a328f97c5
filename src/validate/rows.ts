/** Rows of a cube's table, as terms: what the RDF view says of them, even of a row that is wrong. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CubeLayout, type ObservationRow, observationQuads } from '../cube/index.ts';
import { blankNode, type Iris, iri, literal, namedNode, type Quad, type Term } from '../rdf/index.ts';
import { quoted, textOf } from './sql.ts';

/** A cube's rows in a database laid out as a release's, and how to read them. */
export interface Cube {
  readonly db: DuckDBConnection;
  readonly iris: Iris;
  readonly layout: CubeLayout;
}

export interface Row {
  readonly id: bigint;
  readonly observation: Term;
  /** The code of each dimension; undefined where the row has none that its list knows. */
  readonly codes: readonly (string | undefined)[];
  readonly quads: Quad[];
}

export const tableOf = ({ layout }: Cube): string => `observation.${quoted(layout.dataset)}`;

/**
 * @param condition  SQL over the table's columns and `rowid`
 * @param limit  how many rows at most, in the table's order
 */
export async function readRows(cube: Cube, condition: string, limit: number): Promise<Row[]> {
  const { db, layout } = cube;
  const columns = [...layout.dimensions.map(({ id }) => id), 'status'];
  const rows = await db.runAndReadAll(`
    WITH chosen AS (SELECT rowid AS id, * FROM ${tableOf(cube)} WHERE ${condition} ORDER BY rowid LIMIT ${limit})
    SELECT id, o.${quoted(layout.measure.id)} AS figure, o.sources, [${columns
      .map(
        (column) => `(SELECT {kind: kind, value: value, datatype: datatype, language: language}
        FROM term WHERE term.id = o.${quoted(column)})`,
      )
      .join(', ')}] AS terms, [${layout.dimensions
      .map(
        ({ id, scheme }) =>
          `(SELECT min(code) FROM code WHERE scheme = ${textOf(scheme)} AND term = o.${quoted(id)})`,
      )
      .join(', ')}] AS codes
    FROM chosen o ORDER BY id`);
  return rows.getRowObjectsJS().map((row) => rowOf(cube, row as unknown as StoredRow));
}

interface StoredRow {
  readonly id: bigint;
  readonly figure: bigint | null;
  readonly sources: bigint | null;
  readonly terms: readonly (StoredTerm | null)[];
  readonly codes: readonly (string | null)[];
}

export interface StoredTerm {
  readonly kind: number;
  readonly value: string;
  readonly datatype: string | null;
  readonly language: string | null;
}

function rowOf({ iris, layout }: Cube, { id, figure, sources, terms, codes }: StoredRow): Row {
  const values = terms.map((stored) => (stored === null ? undefined : termOf(stored)));
  // A row without one of its codes has an observation all the same; its number keeps it apart from others.
  const named = codes.map((code) => code ?? `row-${id}`);
  const status = values.pop();
  const quads = observationQuads(iris, layout, {
    codes: named,
    values: values as unknown as ObservationRow['values'],
    figure,
    status: (status ?? noStatus) as ObservationRow['status'],
    sources: sources ?? 0n,
  }).filter(({ object }) => !object.equals(noStatus));
  return {
    id,
    observation: iris.observation(layout.dataset, named),
    codes: codes.map((code) => code ?? undefined),
    quads,
  };
}

const noStatus = iri('rdf:nil');

export function termOf({ kind, value, datatype, language }: StoredTerm): Term {
  if (kind === 1) return blankNode(value);
  if (kind === 2) return namedNode(value);
  return literal(value, language ?? namedNode(datatype ?? ''));
}

/** The distinct terms of a column of term ids. */
export async function termsOf(cube: Cube, column: string): Promise<Map<number, Term>> {
  const rows = await cube.db.runAndReadAll(
    `SELECT id, kind, value, datatype, language FROM term
     WHERE id IN (SELECT DISTINCT ${quoted(column)} FROM ${tableOf(cube)})`,
  );
  return new Map(
    rows.getRowObjectsJS().map((row) => [row.id as number, termOf(row as unknown as StoredTerm)]),
  );
}

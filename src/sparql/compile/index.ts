/** SPARQL algebra → one SQL statement, where it is proved to have the same answer. */
import type { Algebra } from '@comunica/utils-algebra';
import { blankNode, literal, namedNode, type Term } from '../../rdf/index.ts';
import type { Release, Row } from '../../store/index.ts';
import type { Dataset } from '../dataset.ts';
import { nested, select } from './block.ts';
import type { Column } from './column.ts';
import { gather } from './knowledge.ts';
import { neededVariables } from './needed.ts';
import { Operations } from './operations.ts';
import { xsd } from './terms.ts';

export { Beyond } from './column.ts';

export interface Compiled {
  readonly sql: string;
  /** What stands for each variable, and the position of its first column in a row. */
  readonly columns: readonly { readonly variable: string; readonly column: Column; readonly at: number }[];
}

/** @throws Beyond when SQL is not proved to have the same answer */
export async function compile(
  release: Release,
  operation: Algebra.Operation,
  dataset: Dataset,
): Promise<Compiled> {
  const operations = new Operations(await gather(release, operation, dataset), neededVariables(operation));
  const block = nested(operations.names, operations.block(operation));
  const head = [...block.columns.values()].flatMap(({ sql }) => sql);
  let at = 0;
  const columns = [...block.columns].map(([variable, column]) => {
    const placed = { variable, column, at };
    at += column.sql.length;
    return placed;
  });
  return { sql: select(head.join(', ') || '1', block), columns };
}

/** The solutions of a compiled query: the term of each of its columns, undefined where it is unbound. */
export async function* solutionsOf(
  release: Release,
  { sql, columns }: Compiled,
  signal: AbortSignal,
): AsyncGenerator<(Term | undefined)[]> {
  for await (const rows of release.database.chunks(sql, [], signal)) {
    const readers = await Promise.all(columns.map(({ column, at }) => reader(release, column, at, rows)));
    for (const row of rows) yield readers.map((read) => read(row));
  }
}

type Reader = (row: Row) => Term | undefined;

const integerType = namedNode(xsd('integer'));

/** A function from the rows of one chunk to the terms of a column. */
async function reader(release: Release, { as }: Column, at: number, rows: readonly Row[]): Promise<Reader> {
  const present = (make: (row: Row) => Term | undefined): Reader => {
    return (row) => (row[at] === null || row[at] === undefined ? undefined : make(row));
  };
  switch (as.kind) {
    case 'constant':
      return () => as.term;
    case 'number': {
      const type = as.type === 'integer' ? integerType : namedNode(xsd(as.type));
      return present((row) => literal(numberText(row[at] as number | bigint), type));
    }
    case 'boolean':
      return present((row) => literal(String(row[at]), namedNode(xsd('boolean'))));
    case 'string':
      return present((row) => literal(row[at] as string));
    case 'term':
      return present((row) => termOf(row, at));
    case 'id': {
      const terms = await release.dictionary.terms(idsAt(rows, at));
      return present((row) => terms.get(row[at] as number));
    }
    default: {
      const { layout, prefix } = as.view;
      const codes = await Promise.all(
        layout.dimensions.map(({ scheme }, position) =>
          release.dictionary.codes(scheme, idsAt(rows, at + position)),
        ),
      );
      return present((row) =>
        namedNode(prefix + codes.map((known, position) => known.get(row[at + position] as number)).join('/')),
      );
    }
  }
}

function idsAt(rows: readonly Row[], at: number): Set<number> {
  const ids = new Set<number>();
  for (const row of rows) if (row[at] !== null) ids.add(row[at] as number);
  return ids;
}

function termOf(row: Row, at: number): Term {
  const [kind, value, datatype, language] = row.slice(at, at + 4) as [number, string, string, string | null];
  if (kind === 1) return blankNode(value);
  if (kind === 2) return namedNode(value);
  return literal(value, language ?? namedNode(datatype));
}

/** As the engine writes numbers. */
function numberText(value: number | bigint): string {
  return String(value);
}

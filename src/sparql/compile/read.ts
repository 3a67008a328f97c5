/** The answer of a compiled query: rows of SQL as solutions, column by column. */
import { blankNode, literal, namedNode, type Term } from '../../rdf/index.ts';
import type { ColumnValues, CubeView, Release } from '../../store/index.ts';
import { type Batch, type Cells, termsOf } from '../answer.ts';
import { type Column, type Compiled, firstId } from './column.ts';
import { xsd } from './sql.ts';

/** The solutions of a compiled query, as they come from the database; their columns are the query's. */
export async function* batchesOf(
  release: Release,
  { sql, columns }: Compiled,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  for await (const values of release.database.columns(sql, signal)) {
    const size = values[0]?.length ?? 0;
    const read = columns.map(({ column, at }) =>
      cellsOf(release, column, values.slice(at, at + column.sql.length), size),
    );
    yield { size, columns: await Promise.all(read) };
  }
}

/** The same, one by one: the term of each column, undefined where it is unbound. */
export async function* solutionsOf(
  release: Release,
  compiled: Compiled,
  signal: AbortSignal,
): AsyncGenerator<(Term | undefined)[]> {
  for await (const { size, columns } of batchesOf(release, compiled, signal)) {
    const terms = columns.map(termsOf);
    for (let row = 0; row < size; row += 1) yield terms.map((column) => column[row]);
  }
}

async function cellsOf(
  release: Release,
  { as }: Column,
  values: readonly ColumnValues[],
  size: number,
): Promise<Cells> {
  const [column = []] = values;
  switch (as.kind) {
    case 'constant':
      return terms(Array<Term>(size).fill(as.term));
    case 'number':
      return literals(column, as.type);
    case 'boolean':
      return literals(column, 'boolean');
    case 'string':
      return terms(column.map((value) => (value === null ? undefined : literal(value as string))));
    case 'term':
      return terms(column.map((_, row) => termOf(values, row)));
    case 'id': {
      const known = await release.dictionary.terms(distinct(column));
      return terms(column.map((id) => known.get(id as number)));
    }
    case 'value': {
      const ids = column.map((value) => (isId(value) ? Number((value as bigint) - firstId) : null));
      const known = await release.dictionary.terms(distinct(ids));
      return terms(
        column.map((value, row) => {
          if (value === null) return undefined;
          return isId(value) ? known.get(ids[row] as number) : literal(String(value), integer);
        }),
      );
    }
    default:
      return terms(await observations(release, as.view, values));
  }
}

const integer = namedNode(xsd('integer'));

const isId = (value: unknown): boolean => typeof value === 'bigint' && value >= firstId;

const terms = (found: readonly (Term | undefined)[]): Cells => ({ kind: 'terms', terms: found });

/** Numbers as the engine writes them. */
const literals = (column: ColumnValues, type: string): Cells => ({
  kind: 'literals',
  datatype: namedNode(xsd(type)),
  lexical: column.map((value) => (value === null ? undefined : String(value))),
});

function distinct(column: ColumnValues): Set<number> {
  const ids = new Set<number>();
  for (const id of column) if (id !== null) ids.add(id as number);
  return ids;
}

/** @param values  a column for each part of an observation's key */
async function observations(
  { codeLists }: Release,
  { layout, prefix }: CubeView,
  values: readonly ColumnValues[],
): Promise<(Term | undefined)[]> {
  const codes = await Promise.all(layout.dimensions.map(({ scheme }) => codeLists.codes(scheme)));
  return (values[0] ?? []).map((first, row) => {
    if (first === null) return undefined;
    return namedNode(prefix + codes.map((list, at) => list.get(values[at]?.[row] as number)).join('/'));
  });
}

/** @param values  the columns of `term`, from kind to language */
function termOf(values: readonly ColumnValues[], row: number): Term | undefined {
  const [kind, value, datatype, language] = values.map((column) => column[row]);
  if (kind === null || kind === undefined) return undefined;
  if (kind === 1) return blankNode(value as string);
  if (kind === 2) return namedNode(value as string);
  return literal(value as string, (language as string | null) ?? namedNode(datatype as string));
}

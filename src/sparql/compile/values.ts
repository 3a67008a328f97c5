/** VALUES: a few rows as solutions of their own, many as a table. */
import type { Algebra } from '@comunica/utils-algebra';
import type { Term } from '../../rdf/index.ts';
import { type Block, unit } from './block.ts';
import { Beyond, type Column, constant } from './column.ts';
import type { Context } from './joins.ts';
import { termSql, wholeNumber } from './terms.ts';
import { unionOf } from './union.ts';

/** So many rows are known one by one, whatever their terms are. */
const few = 8;

/** How many terms are written into a statement. */
const most = 20_000;

/** A row's term for each variable; undefined where it is UNDEF. */
type Rows = readonly (readonly (Term | undefined)[])[];

export function valuesOf({ variables, bindings }: Algebra.Values, context: Context): Block {
  const names = variables.map(({ value }) => value);
  const rows = bindings.map((binding) =>
    names.map((name) => (binding[name] ?? binding[`?${name}`]) as Term | undefined),
  );
  if (rows.length <= few) return oneByOne(names, rows, context);
  if (rows.length * names.length > most) throw new Beyond('many values');
  const alias = context.names.next('v');
  const parts = names.map((_, at) =>
    represented(
      rows.map((row) => row[at]),
      context,
    ),
  );
  const columns = new Map<string, Column>();
  const cells: string[] = [];
  for (const [at, { as, sql }] of parts.entries()) {
    const read = (sql[0] ?? []).map(() => context.names.next('c'));
    cells.push(...read);
    const optional = rows.some((row) => row[at] === undefined);
    columns.set(names[at] ?? '', { as, sql: read.map((cell) => `${alias}.${cell}`), optional });
  }
  const tuples = rows.map((_, row) => `(${parts.flatMap(({ sql }) => sql[row] ?? []).join(', ')})`);
  return { ...unit, from: [`(VALUES ${tuples.join(', ')}) AS ${alias}(${cells.join(', ')})`], columns };
}

function oneByOne(names: readonly string[], rows: Rows, { known, names: aliases }: Context): Block {
  const blocks = rows.map((row): Block => {
    const bound = names.flatMap((name, at) => {
      const term = row[at];
      return term ? [[name, constant(term)] as const] : [];
    });
    return { ...unit, columns: new Map(bound) };
  });
  return unionOf(blocks, known, aliases);
}

/** One representation of all terms of a variable, and the SQL of each. */
function represented(
  terms: readonly (Term | undefined)[],
  { known }: Context,
): Pick<Column, 'as'> & { readonly sql: readonly (readonly string[])[] } {
  const bound = terms.filter((term) => term !== undefined);
  const each = (parts: number, sql: (term: Term) => readonly string[]) =>
    terms.map((term) => (term ? sql(term) : Array<string>(parts).fill('NULL')));
  if (bound.every((term) => wholeNumber(term) !== undefined)) {
    return {
      as: { kind: 'number', type: 'integer' },
      sql: each(1, (term) => [`${wholeNumber(term)}::BIGINT`]),
    };
  }
  if (bound.every((term) => known.id(term) !== undefined)) {
    const literal = bound.some(({ termType }) => termType === 'Literal');
    return { as: { kind: 'id', literal }, sql: each(1, (term) => [`${known.id(term)}`]) };
  }
  return { as: { kind: 'term' }, sql: each(4, termSql) };
}

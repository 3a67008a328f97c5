/** Expressions over a block, with the terms that they read: looked up in joins, once for each variable. */
import { type Block, type Names, withColumn } from './block.ts';
import { Beyond, type Column } from './column.ts';
import type { Scope } from './operator.ts';
import { asTerm } from './terms.ts';

/** Scopes as the operations make them: all but what reads terms. */
export type ScopeOf = (block: Block, term: Scope['term']) => Scope;

/** Under which a variable's term stands beside the variable itself. */
const termName = (variable: string): string => ` term ${variable}`;

/** In the place of columns that are not known yet. */
const unknown = ['NULL', 'NULL', 'NULL', 'NULL'];

/**
 * @param make  compiles expressions in a scope; it is asked twice, and only the second answer holds
 * @returns a block that has the terms too, and what was made over its columns
 * @throws Beyond
 */
export function reading<Made>(
  block: Block,
  scopeOf: ScopeOf,
  names: Names,
  make: (scope: Scope) => Made,
): { block: Block; made: Made } {
  const { wanted, made } = asked(block, scopeOf, make);
  if (wanted.size === 0) return { block, made };
  const read = withTerms(block, wanted, names);
  return { block: read, made: make(scopeOf(read, termsIn(read))) };
}

/** The variables whose terms are read. */
export function asked<Made>(
  block: Block,
  scopeOf: ScopeOf,
  make: (scope: Scope) => Made,
): { wanted: ReadonlySet<string>; made: Made } {
  const wanted = new Set<string>();
  const made = make(
    scopeOf(block, (variable) => {
      wanted.add(variable);
      return unknown;
    }),
  );
  return { wanted, made };
}

/** A block with the terms of some of its variables. */
export function withTerms(block: Block, variables: Iterable<string>, names: Names): Block {
  let read = block;
  for (const variable of variables) {
    const column = read.columns.get(variable);
    if (!column || read.columns.has(termName(variable))) continue;
    read = asTerm(withColumn(read, termName(variable), column as Column), termName(variable), names);
  }
  return read;
}

/** Where a block with terms has them. */
export const termsIn =
  (block: Block): Scope['term'] =>
  (variable) => {
    const column = block.columns.get(termName(variable)) ?? block.columns.get(variable);
    if (column?.as.kind !== 'term') throw new Beyond(`the term of ?${variable}, which is not there`);
    return column.sql;
  };

/** A block without the terms that were read, whose joins stay. */
export function withoutTerms(block: Block): Block {
  const columns = [...block.columns].filter(([name]) => !name.startsWith(termName('')));
  return columns.length === block.columns.size ? block : { ...block, columns: new Map(columns) };
}

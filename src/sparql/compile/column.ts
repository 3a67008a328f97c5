/** How SQL expressions stand for the values of a SPARQL variable: each column's representation. */
import type { Term } from '../../rdf/index.ts';
import type { CubeView } from '../../store/index.ts';

export type NumberType = 'integer' | 'decimal' | 'double';

export type Representation =
  /** The same term in every solution: no expression. */
  | { readonly kind: 'constant'; readonly term: Term }
  /** `term.id`; `literal`: whether it may be a literal's; `datatype`: that of all, where they have one. */
  | { readonly kind: 'id'; readonly literal: boolean; readonly datatype?: string }
  /** The ids of a row's codes, in the order of its IRI. */
  | { readonly kind: 'observation'; readonly view: CubeView }
  /** A number; decimals are floating-point numbers, as the engine's own are; `whole`: they have no fraction. */
  | { readonly kind: 'number'; readonly type: NumberType; readonly whole?: true }
  | { readonly kind: 'boolean' }
  /** An id, never of a literal, or an xsd:integer: ids lie past every figure, see `valueOfId`. */
  | { readonly kind: 'value' }
  /** An xsd:string. */
  | { readonly kind: 'string' }
  /** Any term: the four columns of `term`, from kind to language. */
  | { readonly kind: 'term' };

export interface Column {
  readonly as: Representation;
  /** As many expressions as the representation takes; all NULL where the variable is unbound. */
  readonly sql: readonly string[];
  /** Whether it may be unbound. */
  readonly optional: boolean;
}

/** What a query is that SQL is not proved to answer alike: the reason, for people. */
export class Beyond extends Error {
  override readonly name = 'Beyond';
}

export const first = ({ sql }: Column): string => sql[0] ?? 'NULL';

export const constant = (term: Term): Column => ({
  as: { kind: 'constant', term },
  sql: [],
  optional: false,
});

/** Where ids begin among values: past every 64-bit figure. */
export const firstId = 1n << 70n;

/** An id as a value. */
export const valueOfId = (id: string | number): string => `(${firstId}::HUGEINT + ${id})`;

/** The id that a value is; 0, which no term has, where it is a figure. */
export const idOfValue = (value: string): string =>
  `(CASE WHEN ${value} >= ${firstId} THEN (${value} - ${firstId})::INTEGER WHEN ${value} IS NOT NULL THEN 0 END)`;

/** Whether two columns stand for terms in the same way, so that equal SQL is the same term and no other. */
export function alike(a: Representation, b: Representation): boolean {
  if (a.kind === 'observation') return b.kind === 'observation' && a.view === b.view;
  if (a.kind === 'number') return b.kind === 'number' && a.type === b.type;
  if (a.kind === 'constant') return b.kind === 'constant' && a.term.equals(b.term);
  return a.kind === b.kind;
}

/** A statement, and what its columns stand for. */
export interface Compiled {
  readonly sql: string;
  /** What stands for each variable, and the position of its first column in a row. */
  readonly columns: readonly { readonly variable: string; readonly column: Column; readonly at: number }[];
}

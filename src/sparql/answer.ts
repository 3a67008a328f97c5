/** What a query is answered with, before it is written. */
import type { Quad, Term } from '../rdf/index.ts';

/** A solution: the term of each variable, in order; undefined where it is unbound. */
export type Solution = readonly (Term | undefined)[];

export type Answer =
  | {
      readonly kind: 'bindings';
      readonly variables: readonly string[];
      readonly solutions: AsyncIterable<Solution>;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: AsyncIterable<Quad> };

/** What a query is answered with, before it is written. */
import { literal, type NamedNode, type Quad, type Term } from '../rdf/index.ts';

/** A column of a batch: terms, or literals of one datatype by what they write; undefined where it is unbound. */
export type Cells =
  | { readonly kind: 'terms'; readonly terms: readonly (Term | undefined)[] }
  | {
      readonly kind: 'literals';
      readonly datatype: NamedNode;
      /** Numbers and booleans: never a character that a format escapes. */
      readonly lexical: readonly (string | undefined)[];
    };

/** Solutions that come together. */
export interface Batch {
  readonly size: number;
  /** A column for each variable of the answer, in order. */
  readonly columns: readonly Cells[];
}

export type Answer =
  | {
      readonly kind: 'bindings';
      readonly variables: readonly string[];
      readonly batches: AsyncIterable<Batch>;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: AsyncIterable<Quad> };

/** A column's terms, each undefined where it is unbound. */
export function termsOf(cells: Cells): readonly (Term | undefined)[] {
  if (cells.kind === 'terms') return cells.terms;
  return cells.lexical.map((text) => (text === undefined ? undefined : literal(text, cells.datatype)));
}

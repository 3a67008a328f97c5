/** RDF terms: the one factory, and the few literals that the project makes. */
import type { BlankNode, Literal, NamedNode, Quad, Term, Variable } from '@rdfjs/types';
import { DataFactory } from 'n3';

export type { BlankNode, Literal, NamedNode, Quad, Term, Variable };

export const { namedNode, literal, blankNode, quad, defaultGraph, variable } = DataFactory;

/** A text in the two languages of the catalogue. */
export interface Text {
  readonly en: string;
  readonly fr: string;
}

export type Language = keyof Text;

/** One language-tagged literal per language, French first. */
export function textLiterals(text: Text): Literal[] {
  return [literal(text.fr, 'fr'), literal(text.en, 'en')];
}

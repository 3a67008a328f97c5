/** What is wrong with the data, as a value: where, what was found, what was expected, how to fix it. */
import type { Text } from '../rdf/index.ts';

/** Where a problem is. Rows and columns count from 1, as a spreadsheet shows them. */
export interface Place {
  /** Path from the data folder, e.g. `aah/caf-fr.csv`. */
  readonly file: string;
  readonly row?: number;
  readonly column?: number;
  /** The header of the column, or the key in a YAML file, e.g. `dimensions.0.id`. */
  readonly name?: string;
}

/** Problems are collected and reported all at once; a bug throws. */
export interface Problem {
  /** Stable, kebab-case, e.g. `not-a-whole-number`. */
  readonly code: string;
  readonly place: Place;
  /** Another place that the problem is about, e.g. the other of two contradictory cells. */
  readonly other?: Place;
  readonly found: Text;
  readonly expected: Text;
  readonly fix: Text;
}

/** What was asked for, or every problem that stands in its way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: Problem[] };

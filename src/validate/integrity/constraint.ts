/** An integrity constraint of the cube vocabulary, and what it is checked on. */
import type { Store } from 'n3';
import type { Term, Text } from '../../rdf/index.ts';
import type { ObservationCheck } from '../observations.ts';
import type { Cube, Row } from '../rows.ts';
import type { Structure } from '../structure.ts';

/** What constraints are checked on: the metadata as a graph, the observations as columns. */
export interface Evidence {
  readonly graph: Store;
  readonly cubes: readonly CheckedCube[];
}

export interface CheckedCube {
  readonly cube: Cube;
  readonly structure: Structure;
  /** What the shapes of observations found. */
  readonly observations: ObservationCheck;
  readonly shapes: Store;
}

export interface Violation {
  /** The thing that is wrong, or the row whose observation is. */
  readonly focus: Term | { readonly cube: Cube; readonly row: Row };
  readonly found: Text;
}

export interface Violations {
  readonly count: number;
  /** Not all need be shown; those that the shapes of observations show already are not. */
  readonly shown: readonly Violation[];
}

export interface IntegrityConstraint {
  /** What must hold, in the words of whoever keeps the tables. */
  readonly expected: Text;
  readonly fix: Text;
  /** Whether there is anything that it speaks of. */
  readonly applies: (evidence: Evidence) => boolean;
  readonly check: (evidence: Evidence) => Violations | Promise<Violations>;
}

export const none: Violations = { count: 0, shown: [] };

export const all = (shown: readonly Violation[]): Violations => ({ count: shown.length, shown });

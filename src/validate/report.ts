/** What a validation says: every constraint and shape by name, and every problem. */
import type { Manifest } from '../cube/index.ts';
import type { Problem } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';

export interface ConstraintReport {
  /** `IC-1` to `IC-21`. */
  readonly name: string;
  readonly expected: Text;
  /** Vacuous: nothing that is published is what it speaks of. */
  readonly outcome: 'holds' | 'vacuous' | 'broken';
  readonly violations: number;
}

/** Violations of one constraint of one shape. */
export interface ShapeReport {
  /** IRI of the shape. */
  readonly shape: string;
  /** Local name of SHACL's parameter: `minCount`. */
  readonly constraint: string;
  readonly violations: number;
}

export interface Report {
  /** All 21, in order. */
  readonly constraints: readonly ConstraintReport[];
  /** The shapes that something breaks; none when all is well. */
  readonly shapes: readonly ShapeReport[];
  readonly checked: {
    /** Statements of the metadata, each through the SHACL engine. */
    readonly statements: number;
    readonly observations: number;
    /** How many observations went through the SHACL engine, and how many through SQL over columns. */
    readonly byEngine: number;
    readonly byColumns: number;
  };
}

declare const passed: unique symbol;

/** A release's folder, all of which has passed: only `validate` makes it, and only it may be released. */
export interface Validated {
  readonly [passed]: true;
  readonly folder: string;
  readonly manifest: Manifest;
}

export type Verdict =
  | { readonly ok: true; readonly value: Validated; readonly report: Report }
  | { readonly ok: false; readonly problems: Problem[]; readonly report: Report };

/** The one place where a folder is declared to have passed. */
export const validated = (folder: string, manifest: Manifest): Validated =>
  ({ folder, manifest }) as unknown as Validated;

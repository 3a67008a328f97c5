/**
 * The 21 integrity constraints of the RDF Data Cube recommendation, by name.
 *
 * @see https://www.w3.org/TR/vocab-data-cube/#wf-rules
 */
import type { IntegrityConstraint } from './constraint.ts';
import { measureTypeConstraints } from './measure-type.ts';
import { metadataConstraints } from './metadata.ts';
import { observationConstraints } from './observations.ts';

export type { CheckedCube, Evidence, IntegrityConstraint, Violation, Violations } from './constraint.ts';

const named: Readonly<Record<string, IntegrityConstraint>> = {
  ...observationConstraints,
  ...metadataConstraints,
  ...measureTypeConstraints,
};

/** In the order of the recommendation: IC-1 to IC-21. */
export const integrityConstraints: readonly (readonly [name: string, constraint: IntegrityConstraint])[] =
  Object.entries(named).sort(([a], [b]) => Number(a.slice(3)) - Number(b.slice(3)));

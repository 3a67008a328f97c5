/** How a query is planned, without answering it. */
import { Beyond } from '../../src/sparql/compile/index.ts';
import { type Part, planParts } from '../../src/sparql/compiled-source.ts';
import { prepare } from '../../src/sparql/evaluate.ts';
import { planWhole } from '../../src/sparql/whole.ts';
import type { Release } from '../../src/store/index.ts';

/** @returns why a query is not one statement; undefined when it is */
export async function whyNotWhole(release: Release, text: string): Promise<string | undefined> {
  const { operation, dataset } = await prepare(release, { text });
  const plan = await planWhole(operation, { release, dataset });
  return plan instanceof Beyond ? plan.message : undefined;
}

/** Whether some of a query runs as a statement. */
export async function compilesInPart(release: Release, text: string): Promise<boolean> {
  const { operation, dataset } = await prepare(release, { text });
  return hasStatement(await planParts(operation, { release, dataset }));
}

const hasStatement = ({ compiled, parts }: Part): boolean =>
  compiled !== undefined || parts.some(hasStatement);

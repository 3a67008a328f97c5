/** A part of a cube, and the conditions over its table that select it. */
import { type CubeLayout, statusTerms } from '../cube/index.ts';
import { iri, namedNode } from '../rdf/index.ts';
import type { FigureRow } from './figures.ts';
import type { Release } from './release.ts';
import { identifier } from './sql.ts';

export type Status = FigureRow['status'];

/** A part of a cube. */
export interface Slice {
  /** Dimension id → the codes wanted; a dimension that is not named takes any. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  /** Dimension id → IRI of a code: those directly below it (`skos:broader`). */
  readonly under?: Readonly<Record<string, string>>;
  readonly status?: Status;
}

/** Conditions of SQL, of term ids alone. */
export async function conditionsOf(
  release: Release,
  { dimensions }: CubeLayout,
  { codes = {}, under = {}, status }: Slice,
): Promise<string[]> {
  const conditions: string[] = [];
  for (const { id, scheme } of dimensions) {
    const wanted = codes[id];
    if (wanted) conditions.push(await release.codeLists.among(identifier(id), scheme, wanted));
    const top = under[id];
    if (top !== undefined) {
      const [broader = 0, above = 0] = await Promise.all([
        release.id(iri('skos:broader')),
        release.id(namedNode(top)),
      ]);
      const below = `SELECT subject FROM statement_by_predicate WHERE predicate = ${broader} AND object = ${above}`;
      conditions.push(`${identifier(id)} IN (${below})`);
    }
  }
  if (status) conditions.push(`status = ${await statusId(release, status)}`);
  return conditions;
}

/** The id of the status that a letter stands for; 0, which no row has, when no row has it. */
export async function statusId(release: Release, status: Status): Promise<number> {
  return (await release.id(statusTerms(release.iris)[status])) ?? 0;
}

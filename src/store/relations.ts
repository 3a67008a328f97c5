/** How codes relate to each other and to codes of other lists. */
import { iri } from '../rdf/index.ts';
import type { Release } from './release.ts';

/** Whether one of the codes is above another (`skos:broader`) or follows it: what they count overlaps then. */
export async function overlapping(release: Release, ids: readonly number[]): Promise<boolean> {
  const asked = await Promise.all(
    [iri('skos:broader'), iri('dct:isReplacedBy')].map((property) => release.id(property)),
  );
  const properties = asked.filter((id) => id !== undefined);
  if (ids.length === 0 || properties.length === 0) return false;
  const among = `IN (SELECT unnest([${ids.join(', ')}]))`;
  const rows = await release.database.all(
    `SELECT 1 FROM statement
     WHERE predicate IN (${properties.join(', ')}) AND subject ${among} AND object ${among} LIMIT 1`,
  );
  return rows.length > 0;
}

export interface Match {
  /** Term id of the code. */
  readonly id: number;
  /** IRI of what it matches. */
  readonly iri: string;
  /** `skos:closeMatch`, else `skos:exactMatch`. */
  readonly close: boolean;
}

/** What the codes of a scheme match elsewhere. */
export async function matches(release: Release, scheme: string): Promise<Match[]> {
  const [close = 0, exact = 0] = await Promise.all([
    release.id(iri('skos:closeMatch')),
    release.id(iri('skos:exactMatch')),
  ]);
  const rows = await release.database.all(
    `SELECT s.subject, t.value, s.predicate = ${close} FROM statement s JOIN term t ON t.id = s.object
     WHERE s.predicate IN (${close}, ${exact}) AND s.subject IN (SELECT term FROM code WHERE scheme = ?)
     ORDER BY s.subject, t.value`,
    [scheme],
  );
  return (rows as [number, string, boolean][]).map(([id, value, isClose]) => ({
    id,
    iri: value,
    close: isClose,
  }));
}

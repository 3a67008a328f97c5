/** How codes relate to codes of other lists. */
import { iri } from '../rdf/index.ts';
import type { Release } from './release.ts';
import { remember } from './remembered.ts';

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
  const sql = `SELECT s.subject, t.value, s.predicate = ${close} FROM statement s JOIN term t ON t.id = s.object
     WHERE s.predicate IN (${close}, ${exact}) AND s.subject IN (SELECT term FROM code WHERE scheme = ?)
     ORDER BY s.subject, t.value`;
  const rows = await remember(release, `${sql} ${scheme}`, () => release.database.all(sql, [scheme]));
  return (rows as [number, string, boolean][]).map(([id, value, isClose]) => ({
    id,
    iri: value,
    close: isClose,
  }));
}

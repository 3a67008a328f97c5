/** How codes relate to each other, and to codes of other lists. */
import { iri } from '../rdf/index.ts';
import type { Release } from './release.ts';
import { remember } from './remembered.ts';
import { identifier } from './sql.ts';

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
  const sql = `SELECT s.subject, t.value, s.predicate = ${close} FROM statement_by_predicate s JOIN term t ON t.id = s.object
     WHERE s.predicate IN (${close}, ${exact}) AND s.subject IN (SELECT term FROM code WHERE scheme = ?)
     ORDER BY s.subject, t.value`;
  const rows = await remember(release, `${sql} ${scheme}`, () => release.database.all(sql, [scheme]));
  return (rows as [number, string, boolean][]).map(([id, value, isClose]) => ({
    id,
    iri: value,
    close: isClose,
  }));
}

/**
 * The things directly above the codes of a column (`skos:broader`), with how many rows are below each.
 *
 * @param from  the rows, as what follows FROM
 */
export async function above(
  release: Release,
  column: string,
  from: string,
): Promise<{ iri: string; count: number }[]> {
  const broader = (await release.id(iri('skos:broader'))) ?? 0;
  const sql = `SELECT t.value, sum(o.n)::INTEGER
     FROM (SELECT ${identifier(column)} AS code, count(*) AS n FROM ${from} GROUP BY 1) o
     JOIN statement_by_predicate s ON s.subject = o.code AND s.predicate = ${broader} JOIN term t ON t.id = s.object
     GROUP BY t.value ORDER BY t.value`;
  const rows = await remember(release, sql, () => release.database.all(sql));
  return (rows as [string, number][]).map(([value, count]) => ({ iri: value, count }));
}

/** Whether one code of a column is above another (`skos:broader`) or follows it: what they count overlaps then. */
export async function overlap(release: Release, column: string, from: string): Promise<boolean> {
  const asked = await Promise.all(
    [iri('skos:broader'), iri('dct:isReplacedBy')].map((property) => release.id(property)),
  );
  const properties = asked.filter((id) => id !== undefined);
  if (properties.length === 0) return false;
  const codes = `SELECT DISTINCT ${identifier(column)} FROM ${from}`;
  const sql = `SELECT 1 FROM statement_by_predicate WHERE predicate IN (${properties.join(', ')})
     AND subject IN (${codes}) AND object IN (${codes}) LIMIT 1`;
  return (await remember(release, sql, () => release.database.all(sql))).length > 0;
}

/** What the catalogue's graph says about many things, asked at once: not for observations. */
import { iri, namedNode, type PrefixedName, type Quad, quad } from '../rdf/index.ts';
import type { Release } from '../store/index.ts';
import { Description } from './description.ts';

/** The things in their order; one that the release does not know is described by nothing. */
export async function describeEach(release: Release, iris: readonly string[]): Promise<Description[]> {
  const found = await release.dictionary.ids(iris.map((one) => namedNode(one)));
  const ids = [...found.values()];
  const described = ids.length === 0 ? [] : await descriptions(release, `IN (${ids.join(', ')})`);
  const byIri = new Map(described.map((one) => [one.iri, one]));
  return iris.map((one) => byIri.get(one) ?? new Description(one, []));
}

/** Every thing that says a property of another one, such as the concepts of a scheme. */
export async function describeThoseThat(
  release: Release,
  property: PrefixedName,
  object: string,
): Promise<Description[]> {
  const [predicate, value] = await Promise.all([release.id(iri(property)), release.id(namedNode(object))]);
  if (predicate === undefined || value === undefined) return [];
  return descriptions(
    release,
    `IN (SELECT subject FROM statement_by_predicate WHERE predicate = ${predicate} AND object = ${value})`,
  );
}

/** @param which  a condition over the ids of subjects */
async function descriptions(release: Release, which: string): Promise<Description[]> {
  const rows = (await release.database.all(
    `SELECT DISTINCT subject, predicate, object FROM statement WHERE subject ${which}
     ORDER BY subject, predicate, object`,
  )) as unknown as [number, number, number][];
  const terms = await release.dictionary.terms(new Set(rows.flat()));
  const bySubject = new Map<number, Quad[]>();
  for (const row of rows) {
    const [of, says, what] = row.map((id) => terms.get(id));
    const quads = bySubject.get(row[0]) ?? [];
    quads.push(quad(of as never, says as never, what as never));
    bySubject.set(row[0], quads);
  }
  return [...bySubject].map(([subject, quads]) => new Description(terms.get(subject)?.value ?? '', quads));
}

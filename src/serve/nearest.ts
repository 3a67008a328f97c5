/** What a reader probably looked for, when there is nothing at an address. */
import { likely, SHOWN } from './guess.ts';
import { exists, readObservation, subjects } from './lookup.ts';
import { noObservation } from './nearest-observation.ts';
import { HttpProblem, type Suggestion } from './problem.ts';
import type { Site } from './site.ts';

/** How far above an address something is looked for. */
const ABOVE = 8;

/** The answer about an IRI that the release does not know. */
export async function nearest(site: Site, iri: string): Promise<HttpProblem> {
  const observation = readObservation(site.release, iri);
  if (observation) return noObservation(site, observation.cube, observation.codes);
  const words = { fr: `Rien n’est publié à l’adresse ${iri}.`, en: `Nothing is published at ${iri}.` };
  return new HttpProblem(404, words, { suggestions: await around(site, iri) });
}

/** The thing with the likeliest name, the list of all of its kind, the closest thing above, and its neighbours. */
async function around(site: Site, iri: string): Promise<Suggestion[]> {
  const { release, iris, links } = site;
  const parent = await firstThat(parentsOf(site, iri), (one) => exists(release, one));
  const kind = /\/(?:id|geo)\/(?:code\/)?([a-z-]+)\/[^/]+$/.exec(iri)?.[1];
  const scheme = kind === undefined ? undefined : iris.scheme(kind).value;
  const siblings =
    scheme === undefined ? [] : (await subjects(release, 'skos:inScheme', scheme, 50_000)).sort();
  const list = siblings.length > 0 && scheme !== undefined ? [scheme] : [];
  const datasets = release.manifest.cubes.map(({ dataset }) => iris.dataset(dataset).value);
  const last = (one: string) => one.slice(one.lastIndexOf('/') + 1);
  const near = likely(last(iri), [...siblings, ...datasets], last);
  const found = [...new Set([...near, ...list, ...(parent ? [parent] : []), ...siblings, ...datasets])].slice(
    0,
    SHOWN,
  );
  const labels = await release.labels(found);
  return found.map((one) => ({ href: links.page(one), label: labels.get(one) ?? { fr: one, en: one } }));
}

/** The IRIs one, two… segments shorter, not below the base. */
function parentsOf({ links }: Site, iri: string): string[] {
  const parents: string[] = [];
  let end = iri.lastIndexOf('/');
  while (end > links.base.length && parents.length < ABOVE) {
    parents.push(iri.slice(0, end));
    end = iri.lastIndexOf('/', end - 1);
  }
  return parents;
}

async function firstThat<T>(
  items: readonly T[],
  holds: (item: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const item of items) if (await holds(item)) return item;
  return undefined;
}

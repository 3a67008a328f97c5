/** What a reader probably looked for, when there is nothing at an address. */
import type { CubeLayout } from '../cube/index.ts';
import { suggest } from '../describe/index.ts';
import { axis, exists, readObservation, subjects } from './lookup.ts';
import { HttpProblem, type Suggestion } from './problem.ts';
import type { Site } from './site.ts';

/** How many things are suggested. */
const SHOWN = 60;

/** The answer about an IRI that the release does not know. */
export async function nearest(site: Site, iri: string): Promise<HttpProblem> {
  const observation = readObservation(site.release, iri);
  if (observation) return noObservation(site, observation.cube, observation.codes);
  const words = { fr: `Rien n’est publié à l’adresse ${iri}.`, en: `Nothing is published at ${iri}.` };
  return new HttpProblem(404, words, { suggestions: await around(site, iri) });
}

/** Which code is not one of the dataset's, and which ones are. */
async function noObservation(site: Site, cube: CubeLayout, codes: readonly string[]): Promise<HttpProblem> {
  const { release, iris, links } = site;
  const dataset = iris.dataset(cube.dataset).value;
  for (const [at, { id, property }] of cube.dimensions.entries()) {
    const known = (await axis(release, cube, id, { limit: 50_000 })).codes;
    const code = codes[at] ?? '';
    if (known.some((one) => one.code === code)) continue;
    const likely = suggest(
      code,
      known.map((one) => one.code),
    );
    const inOrder = [
      ...known.filter((one) => one.code === likely),
      ...known.filter((one) => one.code !== likely),
    ];
    const name = (await release.labels([property])).get(property) ?? { fr: id, en: id };
    return new HttpProblem(
      404,
      {
        fr: `Le jeu de données « ${cube.dataset} » n’a pas le code « ${code} » pour la dimension « ${name.fr} ».`,
        en: `The dataset “${cube.dataset}” does not have the code “${code}” for the dimension “${name.en}”.`,
      },
      {
        suggestions: inOrder.slice(0, SHOWN).map(({ code: other, label }) => {
          const complete = cube.dimensions.every((_, position) => position === at || codes[position]);
          const changed = cube.dimensions.map((_, position) =>
            position === at ? other : (codes[position] ?? ''),
          );
          const target = complete ? iris.observation(cube.dataset, changed).value : dataset;
          return { href: links.page(target), label };
        }),
      },
    );
  }
  const label = (await release.labels([dataset])).get(dataset) ?? { fr: cube.dataset, en: cube.dataset };
  return new HttpProblem(
    404,
    {
      fr: 'Ces codes existent, mais le jeu de données n’a pas d’observation qui les réunisse.',
      en: 'These codes exist, but the dataset has no observation that brings them together.',
    },
    { suggestions: [{ href: links.page(dataset), label }] },
  );
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
  const near = suggest(last(iri), [...siblings, ...datasets].map(last));
  const likely = [...siblings, ...datasets].filter((one) => last(one) === near);
  const found = [
    ...new Set([...likely, ...list, ...(parent ? [parent] : []), ...siblings, ...datasets]),
  ].slice(0, SHOWN);
  const labels = await release.labels(found);
  return found.map((one) => ({ href: links.page(one), label: labels.get(one) ?? { fr: one, en: one } }));
}

/** The IRIs one, two… segments shorter, down to the base. */
function parentsOf({ links }: Site, iri: string): string[] {
  const parents: string[] = [];
  for (let end = iri.lastIndexOf('/'); end > links.base.length; end = iri.lastIndexOf('/', end - 1)) {
    parents.push(iri.slice(0, end));
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

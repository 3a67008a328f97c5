/** What is wrong with an observation's address that leads nowhere, and which observations there are instead. */
import type { CubeLayout } from '../cube/index.ts';
import type { Text } from '../rdf/index.ts';
import { type Coded, Pivot } from '../store/index.ts';
import { likely, SHOWN } from './guess.ts';
import { exists } from './lookup.ts';
import { HttpProblem, type Suggestion } from './problem.ts';
import type { Site } from './site.ts';
import { standardLabel } from './texts/terms.ts';
import { present } from './view-codes.ts';

/** @param codes  what the address has after the dataset's name */
export async function noObservation(
  site: Site,
  cube: CubeLayout,
  codes: readonly string[],
): Promise<HttpProblem> {
  const { release, iris, links } = site;
  const { dataset, dimensions } = cube;
  for (const [at, { id, property }] of dimensions.entries()) {
    const known = await present(new Pivot(release, dataset), id, {});
    const code = codes[at] ?? '';
    if (known.some((one) => one.code === code)) continue;
    const near = likely(code, known, (one) => one.code);
    const inOrder = [...new Set([...near, ...known])].slice(0, SHOWN);
    const words =
      code === ''
        ? await missingCode(site, cube, codes)
        : unknownCode(dataset, code, await nameOf(site, property, id));
    return new HttpProblem(404, words, { suggestions: await instead(site, cube, codes, at, inOrder) });
  }
  const whole = iris.observation(dataset, codes.slice(0, dimensions.length)).value;
  const found = [...((await exists(release, whole)) ? [whole] : []), iris.dataset(dataset).value];
  const labels = await release.labels(found);
  return new HttpProblem(404, codes.length > dimensions.length ? tooManyCodes(cube) : neverTogether, {
    suggestions: found.map((one) => ({
      href: links.page(one),
      label: labels.get(one) ?? { fr: one, en: one },
    })),
  });
}

/** The observations that the other codes lead to, with one of these; where they lead to none, the codes themselves. */
async function instead(
  { release, links }: Site,
  { dataset, dimensions }: CubeLayout,
  codes: readonly string[],
  at: number,
  inOrder: readonly Coded[],
): Promise<Suggestion[]> {
  const wanted = dimensions.map(
    ({ id }, place) => [id, place === at ? inOrder.map(({ code }) => code) : [codes[place] ?? '']] as const,
  );
  const { rows } = await release.rows(dataset, { codes: Object.fromEntries(wanted) });
  const id = dimensions[at]?.id ?? '';
  const observations = new Map(rows.map((row) => [row.dimensions[id]?.code, row.iri]));
  const shown = rows.length === 0 ? inOrder : inOrder.filter(({ code }) => observations.has(code));
  return shown.map(({ code, iri, label }) => ({ href: links.page(observations.get(code) ?? iri), label }));
}

/** The graph's name for a dimension, or the usual one. */
async function nameOf({ release }: Site, property: string, id: string): Promise<Text> {
  return (await release.labels([property])).get(property) ?? standardLabel(property) ?? { fr: id, en: id };
}

const unknownCode = (dataset: string, code: string, dimension: Text): Text => ({
  fr: `Le jeu de données « ${dataset} » n’a pas le code « ${code} » pour la dimension « ${dimension.fr} ».`,
  en: `The dataset “${dataset}” does not have the code “${code}” for the dimension “${dimension.en}”.`,
});

async function missingCode(
  site: Site,
  { dataset, dimensions }: CubeLayout,
  codes: readonly string[],
): Promise<Text> {
  const names = await Promise.all(dimensions.map(({ property, id }) => nameOf(site, property, id)));
  const missing = names.filter((_, at) => (codes[at] ?? '') === '');
  const list = (of: readonly Text[], language: keyof Text) => of.map((name) => name[language]).join(', ');
  return {
    fr: `L’adresse d’une observation de « ${dataset} » donne un code par dimension : ${list(names, 'fr')}. Il manque : ${list(missing, 'fr')}.`,
    en: `The address of an observation of “${dataset}” gives one code per dimension: ${list(names, 'en')}. Missing: ${list(missing, 'en')}.`,
  };
}

const tooManyCodes = ({ dataset, dimensions }: CubeLayout): Text => ({
  fr: `L’adresse d’une observation de « ${dataset} » se termine après ${dimensions.length} codes ; celle-ci continue.`,
  en: `The address of an observation of “${dataset}” ends after ${dimensions.length} codes; this one goes on.`,
});

const neverTogether: Text = {
  fr: 'Ces codes existent, mais le jeu de données n’a pas d’observation qui les réunisse.',
  en: 'These codes exist, but the dataset has no observation that brings them together.',
};

/** Queries to start from, made for the release at hand. */
import type { CubeLayout } from '../cube/index.ts';
import type { Language } from '../rdf/index.ts';
import { once } from '../store/index.ts';
import type { Site } from './site.ts';
import type { Example } from './sparql-examples/example.ts';
import { figureExamples } from './sparql-examples/figures.ts';
import { groundOf } from './sparql-examples/ground.ts';
import { thingExamples } from './sparql-examples/things.ts';
import { short, withPrologue } from './sparql-prefixes.ts';

export type { Example };

const made = new WeakMap<Site['release'], Map<Language, Promise<readonly Example[]>>>();

/** The gallery of the SPARQL page, made once a release. */
export function examplesFor(site: Site, language: Language): Promise<readonly Example[]> {
  const known = made.get(site.release) ?? new Map<Language, Promise<readonly Example[]>>();
  made.set(site.release, known);
  return once(known, language, () => make(site, language));
}

async function make(site: Site, language: Language): Promise<readonly Example[]> {
  const { iris } = site;
  const ground = await groundOf(site);
  const cube = ground?.cube ?? site.release.manifest.cubes[0];
  const [row] = cube ? (await site.release.rows(cube.dataset, { limit: 1 })).rows : [];
  const bodies = [
    ...(ground ? figureExamples(ground, iris, language) : []),
    ...thingExamples(iris, language, {
      observation: row?.iri,
      codeList: ground?.periods,
    }),
  ];
  const examples = bodies.map(({ body, ...rest }) => ({ ...rest, query: withPrologue(iris, body) }));
  if (!cube) return examples;
  const query = datasetQuery(site, cube, language);
  return [...examples, { name: 'dataset', group: 'catalogue', view: 'table', query }];
}

/** All of a dataset with its names, as a query. */
function datasetQuery({ iris }: Site, cube: CubeLayout, language: Language): string {
  const { dimensions, measure, dataset } = cube;
  const columns = dimensions.map(({ id }) => `?${id}`).join(' ');
  const body = `SELECT ${columns} ?${measure.id} ?status WHERE {
  ?observation qb:dataSet ${short(iris, iris.dataset(dataset).value)} ;
${dimensions.map(({ id, property }) => `    ${short(iris, property)} ?${id}Code ;`).join('\n')}
    sdmx-attribute:obsStatus/skos:prefLabel ?status .
${dimensions.map(({ id }) => `  ?${id}Code skos:prefLabel ?${id} .`).join('\n')}
  FILTER (${[...dimensions.map(({ id }) => id), 'status'].map((name) => `LANG(?${name}) = "${language}"`).join(' && ')})
  OPTIONAL { ?observation ${short(iris, measure.property)} ?${measure.id} }
}
ORDER BY ${dimensions.map(({ id }) => `?${id}Code`).join(' ')}`;
  return withPrologue(iris, body);
}

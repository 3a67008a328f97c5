/** Queries to start from, made for the release at hand. */
import type { CubeLayout } from '../cube/index.ts';
import { type Language, prefixes } from '../rdf/index.ts';
import type { Site } from './site.ts';
import type { Texts } from './texts/index.ts';

export interface Example {
  readonly name: keyof Texts['sparql']['examples'];
  readonly query: string;
}

/** The gallery of the SPARQL page. */
export function examplesFor(site: Site, language: Language): readonly Example[] {
  const cube = site.release.manifest.cubes[0];
  const named = (name: string) => `FILTER (LANG(?${name}) = "${language}")`;
  const start = prologue(site.iris.base);
  const general: readonly Example[] = [
    {
      name: 'count',
      query: `${start}\nSELECT (COUNT(*) AS ?observations) { ?observation a qb:Observation }\n`,
    },
    {
      name: 'status',
      query: `${start}
SELECT ?status (COUNT(*) AS ?observations) {
  ?observation sdmx-attribute:obsStatus/skos:prefLabel ?status .
  ${named('status')}
}
GROUP BY ?status
`,
    },
    {
      name: 'theme',
      query: `${start}
SELECT ?theme ?title ?dataset {
  ?dataset dcat:theme ?code ; dct:title ?title .
  ?code skos:prefLabel ?theme .
  ${named('theme')} ${named('title')}
}
ORDER BY ?theme
`,
    },
  ];
  if (!cube) return general;
  const measure = short(cube.measure.property, site.iris.base);
  return [
    ...general,
    { name: 'dataset', query: datasetQuery(site, cube, language) },
    {
      name: 'largest',
      query: `${start}
SELECT ?observation ?figure { ?observation ${measure} ?figure }
ORDER BY DESC(?figure)
LIMIT 10
`,
    },
    {
      name: 'sources',
      query: `${start}
SELECT ?title (COUNT(*) AS ?observations) {
  ?table qb:observation ?observation ; dct:title ?title .
  ${named('title')}
}
GROUP BY ?title
`,
    },
    {
      name: 'insee',
      query: `${start}
SELECT ?department ?caf ?period ?figure {
  ?department skos:exactMatch ?area .
  FILTER (STRSTARTS(STR(?department), "http://id.insee.fr/geo/departement/"))
  ?observation sdmx-dimension:refArea ?area ; sdmx-dimension:refPeriod ?month ; ${measure} ?figure .
  ?area skos:prefLabel ?caf .
  ?month skos:prefLabel ?period .
  ${named('caf')} ${named('period')}
}
ORDER BY ?department ?month
`,
    },
  ];
}

/** What a dataset's page shows, as a query. */
export function datasetQuery({ iris }: Site, cube: CubeLayout, language: Language): string {
  const { dimensions, measure, dataset } = cube;
  const columns = dimensions.map(({ id }) => `?${id}`).join(' ');
  return `${prologue(iris.base)}
SELECT ${columns} ?${measure.id} ?status WHERE {
  ?observation qb:dataSet <${iris.dataset(dataset).value}> ;
${dimensions.map(({ id, property }) => `    ${short(property, iris.base)} ?${id}Code ;`).join('\n')}
    sdmx-attribute:obsStatus/skos:prefLabel ?status .
${dimensions.map(({ id }) => `  ?${id}Code skos:prefLabel ?${id} .`).join('\n')}
  FILTER (${[...dimensions.map(({ id }) => id), 'status'].map((name) => `LANG(?${name}) = "${language}"`).join(' && ')})
  OPTIONAL { ?observation ${short(measure.property, iris.base)} ?${measure.id} }
}
ORDER BY ${dimensions.map(({ id }) => `?${id}Code`).join(' ')}
`;
}

/** The declarations that every query here may use. */
function prologue(base: string): string {
  const used = ['qb', 'skos', 'dcat', 'dct', 'sdmx-dimension', 'sdmx-attribute'] as const;
  return [
    ...used.map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>`),
    `PREFIX def: <${base}def/>`,
    '',
  ].join('\n');
}

/** An IRI by its prefix, where it has one that a query may use. */
function short(iri: string, base: string): string {
  const known = { ...prefixes, def: `${base}def/` };
  const found = Object.entries(known).find(([, namespace]) => iri.startsWith(namespace));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
}

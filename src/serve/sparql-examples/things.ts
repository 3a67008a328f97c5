/** Example queries about what surrounds the figures: statuses, the catalogue, structures, sources. */
import type { Iris, Language } from '../../rdf/index.ts';
import type { Body } from './example.ts';
import { named, words } from './words.ts';

/** @param observation  the IRI of one that has a figure, when there is one */
export function thingExamples(
  iris: Iris,
  language: Language,
  { observation, codeList }: { observation: string | undefined; codeList: string | undefined },
): readonly Body[] {
  const w = words[language];
  return [
    {
      name: 'status',
      group: 'secret',
      view: 'table',
      body: `SELECT ?${w.dataset} ?${w.status} (COUNT(*) AS ?${w.observations}) WHERE {
  ?o qb:dataSet ?${w.dataset} ; sdmx-attribute:obsStatus ?${w.status} .
}
GROUP BY ?${w.dataset} ?${w.status}
ORDER BY ?${w.dataset} ?${w.status}`,
    },
    {
      name: 'confidential',
      group: 'secret',
      view: 'table',
      body: `SELECT ?${w.dataset} ?${w.observation} WHERE {
  ?${w.observation} qb:dataSet ?${w.dataset} ;
    sdmx-attribute:obsStatus <${iris.id('code', 'obs-status', 'confidential').value}> .
}
ORDER BY ?${w.observation}
LIMIT 50`,
    },
    ...(observation === undefined ? [] : aboutOne(observation, language)),
    {
      name: 'themes',
      group: 'catalogue',
      view: 'table',
      body: `SELECT ?${w.theme} ?${w.dataset} ?${w.title} WHERE {
  ?${w.dataset} dcat:theme ?${w.theme} ; dct:title ?${w.title} .
  ${named(w.title, language)}
}
ORDER BY ?${w.theme} ?${w.title}`,
    },
    {
      name: 'structure',
      group: 'catalogue',
      view: 'table',
      body: `SELECT ?${w.dataset} ?${w.role} ?${w.property} WHERE {
  VALUES ?${w.role} { qb:dimension qb:measure qb:attribute }
  ?${w.dataset} qb:structure/qb:component ?component .
  ?component ?${w.role} ?${w.property} .
}
ORDER BY ?${w.dataset} DESC(?${w.role}) ?${w.property}`,
    },
    ...(codeList === undefined
      ? []
      : [
          {
            name: 'labels',
            group: 'catalogue',
            view: 'table',
            body: `SELECT ?${w.code} ?${w.notation} ?${w.name} WHERE {
  ?${w.code} skos:inScheme <${codeList}> ;
    skos:notation ?${w.notation} ;
    skos:prefLabel ?${w.name} .
  ${named(w.name, language)}
}
ORDER BY ?${w.notation}
LIMIT 200`,
          } as const,
        ]),
    {
      name: 'sources',
      group: 'catalogue',
      view: 'table',
      body: `SELECT ?${w.table} ?${w.title} (COUNT(*) AS ?${w.observations}) WHERE {
  ?${w.table} qb:observation ?o ; dct:title ?${w.title} .
  ${named(w.title, language)}
}
GROUP BY ?${w.table} ?${w.title}
ORDER BY ?${w.table}`,
    },
  ];
}

function aboutOne(observation: string, language: Language): readonly Body[] {
  const w = words[language];
  return [
    {
      name: 'observation',
      group: 'secret',
      view: 'table',
      body: `SELECT ?${w.property} ?${w.value} WHERE {
  <${observation}> ?${w.property} ?${w.value} .
}`,
    },
    {
      name: 'graph',
      group: 'secret',
      view: 'table',
      body: `CONSTRUCT {
  <${observation}> ?${w.property} ?${w.value} .
  ?${w.value} skos:prefLabel ?${w.name} .
} WHERE {
  <${observation}> ?${w.property} ?${w.value} .
  OPTIONAL {
    ?${w.value} skos:prefLabel ?${w.name} .
    ${named(w.name, language)}
  }
}`,
    },
  ];
}

/** Example queries about figures: series, rankings, comparisons, places. */
import type { Iris, Language } from '../../rdf/index.ts';
import { DEPARTMENT, GEO } from '../insee.ts';
import { short } from '../sparql-prefixes.ts';
import type { Body } from './example.ts';
import type { Ground } from './ground.ts';
import { named, words } from './words.ts';

/** Observations of the dataset, with what is asked of them. */
interface Star {
  readonly area?: string;
  readonly period?: string;
  readonly figure?: string;
}

export function figureExamples(ground: Ground, iris: Iris, language: Language): readonly Body[] {
  const w = words[language];
  const { cube, place, earlier, last, department, departments, toRegion } = ground;
  const figure = cube.measure.id;
  const variable = (name: string) => `?${name}`;
  const star = (subject: string, { area, period, figure }: Star) =>
    [
      `?${subject} qb:dataSet ${short(iris, iris.dataset(cube.dataset).value)}`,
      ...(area === undefined ? [] : [`    ${short(iris, ground.area.property)} ${area}`]),
      ...(period === undefined ? [] : [`    ${short(iris, ground.period.property)} ${period}`]),
      ...ground.held.map(({ property, iri }) => `    ${short(iris, property)} <${iri}>`),
      ...(figure === undefined ? [] : [`    ${short(iris, cube.measure.property)} ${variable(figure)}`]),
    ].join(' ;\n');
  const [area, atLast, atEarlier] = [`?${w.area}`, `<${last.iri}>`, `<${earlier.iri}>`];
  const map = (body: string): Body => ({ name: 'map', group: 'places', view: 'map', body });
  const isDepartment = `FILTER (STRSTARTS(STR(?${w.department}), "${DEPARTMENT}"))`;
  const mapped = {
    are: map(`SELECT ?${w.area} ?${figure} WHERE {
  ${star('o', { area, period: atLast, figure })} .
}
ORDER BY ?${w.area}`),
    match: map(`SELECT ?${w.department} ?${w.area} ?${figure} WHERE {
  ${star('o', { area, period: atLast, figure })} .
  ${area} skos:exactMatch|skos:closeMatch ?${w.department} .
  ${isDepartment}
}
ORDER BY ?${w.department}`),
    hold: map(`SELECT ?${w.department} (COUNT(?x) AS ?${w.observations}) (SUM(?x) AS ?${w.total}) WHERE {
  ${star('o', { area, period: atLast, figure: 'x' })} .
  ${area} skos:broader ?${w.department} .
  ${isDepartment}
}
GROUP BY ?${w.department}
ORDER BY ?${w.department}`),
  };
  return [
    {
      name: 'series',
      group: 'series',
      view: 'chart',
      body: `SELECT ?${w.period} ?${figure} WHERE {
  ${star('o', { area: `<${place.iri}>`, period: `?${w.period}`, figure })} .
}
ORDER BY ?${w.period}`,
    },
    {
      name: 'compare',
      group: 'series',
      view: 'chart',
      body: `SELECT ?${w.area} ?${w.period} ?${figure} WHERE {
  {
    SELECT ?${w.area} WHERE {
      ${star('latest', { area, period: atLast, figure: w.after }).replaceAll('\n', '\n    ')} .
    }
    ORDER BY DESC(?${w.after})
    LIMIT 5
  }
  ${star('o', { area, period: `?${w.period}`, figure })} .
}
ORDER BY ?${w.area} ?${w.period}`,
    },
    {
      name: 'largest',
      group: 'series',
      view: 'chart',
      body: `SELECT ?${w.area} ?${figure} WHERE {
  ${star('o', { area, period: atLast, figure })} .
}
ORDER BY DESC(?${figure})
LIMIT 10`,
    },
    {
      name: 'growth',
      group: 'series',
      view: 'table',
      body: `SELECT ?${w.area} ?${w.before} ?${w.after} (ROUND(1000 * (?${w.after} - ?${w.before}) / ?${w.before}) / 10 AS ?${w.growth}) WHERE {
  ${star('o1', { area, period: atEarlier, figure: w.before })} .
  ${star('o2', { area, period: atLast, figure: w.after })} .
  FILTER (?${w.before} > 0)
}
ORDER BY DESC(?${w.growth})
LIMIT 200`,
    },
    {
      name: 'share',
      group: 'series',
      view: 'chart',
      body: `SELECT ?${w.area} ?${figure} (ROUND(1000 * ?${figure} / ?${w.total}) / 10 AS ?${w.share}) WHERE {
  {
    SELECT (SUM(?x) AS ?${w.total}) WHERE {
      ${star('each', { period: atLast, figure: 'x' }).replaceAll('\n', '\n    ')} .
    }
  }
  ${star('o', { area, period: atLast, figure })} .
}
ORDER BY DESC(?${w.share})
LIMIT 200`,
    },
    {
      name: 'years',
      group: 'series',
      view: 'table',
      body: `SELECT ?${w.area} ?${w.year} (ROUND(AVG(?x)) AS ?${w.mean}) WHERE {
  ${star('o', { area, period: '?p', figure: 'x' })} .
  ?p skos:notation ?code .
  BIND (SUBSTR(?code, 1, 4) AS ?${w.year})
}
GROUP BY ?${w.area} ?${w.year}
ORDER BY ?${w.area} ?${w.year}
LIMIT 500`,
    },
    ...(departments === undefined ? [] : [mapped[departments]]),
    ...(department === undefined
      ? []
      : [
          {
            name: 'insee',
            group: 'places',
            view: 'table',
            body: `SELECT ?${w.area} ?${w.period} ?${figure} WHERE {
  ${departments === 'are' ? `VALUES ${area} { <${department}> }` : `${area} skos:exactMatch <${department}> .`}
  ${star('o', { area, period: `?${w.period}`, figure })} .
}
ORDER BY ?${w.period}`,
          } as const,
        ]),
    ...(departments === 'match'
      ? [
          {
            name: 'links',
            group: 'places',
            view: 'table',
            body: `# ${joined[language]}
# SERVICE <${iris.base}sparql> { … }
SELECT DISTINCT ?${w.area} ?${w.name} ?${w.link} ?${w.department} WHERE {
  ${star('o', { area })} .
  ${area} skos:prefLabel ?${w.name} .
  ${named(w.name, language)}
  VALUES ?${w.link} { skos:exactMatch skos:closeMatch }
  ${area} ?${w.link} ?${w.department} .
  FILTER (STRSTARTS(STR(?${w.department}), "${GEO}"))
}
ORDER BY ?${w.name}`,
          } as const,
        ]
      : []),
    ...(toRegion === undefined
      ? []
      : [
          {
            name: 'regions',
            group: 'places',
            view: 'chart',
            body: `SELECT ?${w.region} (COUNT(?x) AS ?${w.observations}) (SUM(?x) AS ?${w.total}) WHERE {
  ${star('o', { area, period: atLast, figure: 'x' })} .
  ${area} ${toRegion} ?${w.region} .
}
GROUP BY ?${w.region}
ORDER BY DESC(?${w.total})`,
          } as const,
        ]),
  ];
}

const joined: Readonly<Record<Language, string>> = {
  fr: 'Depuis un autre point SPARQL, celui de l’Insee par exemple, la même requête se place dans :',
  en: 'From another SPARQL endpoint, INSEE’s for instance, the same query goes into:',
};

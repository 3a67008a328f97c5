/** A cube of three dimensions with everything that a view must be honest about: hidden, missing, absent, overlapping. */

import { iri, literal, namedNode, resource } from '../../src/rdf/index.ts';
import { createApp } from '../../src/serve/index.ts';
import { startEndpoint } from '../../src/sparql/index.ts';
import { openRelease } from '../../src/store/index.ts';
import { iris, type MadeCube, type MadeRow, makeRelease } from '../store/made-release.ts';
import { silent } from './published.ts';

const department = (code: string) => namedNode(`http://id.insee.fr/geo/departement/${code}`);

export const cafs = ['landes', 'loire', 'bearn-et-soule', 'pays-basque-et-seignanx'];
export const ages = ['total', 'young', 'old'];
export const months = ['2013-12', '2014-12'];

/** Deterministic figures; `old` of Loire in 2014 is hidden, Landes in 2013 missing at `young`, Béarn's `old` absent. */
function rowsOf(): MadeRow[] {
  return cafs.flatMap((caf, x) =>
    ages.flatMap((age, y) =>
      months.flatMap((month, z): MadeRow[] => {
        const codes = [caf, age, month];
        if (caf === 'bearn-et-soule' && age === 'old') return [];
        if (caf === 'loire' && age === 'old' && month === '2014-12')
          return [{ codes, figure: null, status: 'C', sources: 1n }];
        if (caf === 'landes' && age === 'young' && month === '2013-12')
          return [{ codes, figure: null, status: 'M', sources: 1n }];
        return [{ codes, figure: BigInt(1000 * (x + 1) + 100 * y + z), status: 'A', sources: 1n }];
      }),
    ),
  );
}

export const cube: MadeCube = {
  layout: {
    dataset: 'made',
    dimensions: [
      { id: 'refArea', property: iri('sdmx-dimension:refArea').value, scheme: 'caf' },
      { id: 'age', property: iris.def('age').value, scheme: 'made-age' },
      { id: 'refPeriod', property: iri('sdmx-dimension:refPeriod').value, scheme: 'period' },
    ],
    measure: { id: 'people', property: iris.def('people').value },
    tables: ['made'],
    observations: rowsOf().length,
  },
  codes: [
    cafs.map((code) => ({ code, iri: iris.caf(code) })),
    ages.map((code) => ({ code, iri: iris.code('made-age', code) })),
    months.map((code) => ({ code, iri: iris.period(code) })),
  ],
  rows: rowsOf(),
};

const statements = [
  ...resource(iris.catalogGraph(), iris.catalog(), {
    'rdf:type': iri('dcat:Catalog'),
    'dct:title': literal('Made', 'en'),
    'dct:publisher': iris.publisher(),
  }),
  ...resource(iris.catalogGraph(), iris.dataset('made'), {
    'rdf:type': [iri('qb:DataSet'), iri('dcat:Dataset')],
    'dct:title': literal('A made dataset', 'en'),
  }),
  ...resource(iris.catalogGraph(), iris.dataset('series'), {
    'rdf:type': [iri('qb:DataSet'), iri('dcat:Dataset')],
    'dct:title': literal('A made series', 'en'),
  }),
  ...resource(iris.catalogGraph(), iris.caf('loire'), { 'skos:exactMatch': department('42') }),
  ...['landes', 'bearn-et-soule', 'pays-basque-et-seignanx'].flatMap((caf) =>
    resource(iris.catalogGraph(), iris.caf(caf), {
      'skos:closeMatch': department(caf === 'landes' ? '40' : '64'),
    }),
  ),
  ...['landes', 'bearn-et-soule'].flatMap((caf) =>
    resource(iris.catalogGraph(), iris.caf(caf), {
      'skos:broader': namedNode('http://id.insee.fr/geo/region/75'),
    }),
  ),
  ...resource(iris.catalogGraph(), department('64'), {
    'skos:prefLabel': literal('Pyrénées-Atlantiques', 'fr'),
  }),
];

/** A series, and nothing but time in it. */
export const series: MadeCube = {
  layout: {
    dataset: 'series',
    dimensions: [{ id: 'refPeriod', property: iri('sdmx-dimension:refPeriod').value, scheme: 'period' }],
    measure: { id: 'people', property: iris.def('people').value },
    tables: ['series'],
    observations: 2,
  },
  codes: [months.map((code) => ({ code, iri: iris.period(code) }))],
  rows: months.map((month, at) => ({ codes: [month], figure: BigInt(10 + at), status: 'A', sources: 1n })),
};

/** The application on the made release. */
export async function startMade() {
  const made = await makeRelease(statements, [cube, series]);
  const release = await openRelease(made.folder);
  const endpoint = await startEndpoint({ release });
  const app = await createApp({ release, endpoint, log: silent });
  return {
    app,
    release,
    get: async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
    close: async () => {
      await endpoint.close();
      await release.close();
      await made.remove();
    },
  };
}

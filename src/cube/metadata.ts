/** Everything that a release says besides observations: one graph, made from descriptions alone. */
import { type Catalog, type Dataset, type Dimension, territories, territoriesOf } from '../describe/index.ts';
import type { Iris, Quad } from '../rdf/index.ts';
import { catalogQuads } from './catalog.ts';
import { codeListQuads } from './code-list.ts';
import { datasetQuads } from './dataset.ts';
import { periodQuads } from './period.ts';
import { provenanceQuads } from './provenance.ts';
import { structureQuads } from './structure.ts';
import { territoryQuads } from './territory.ts';
import { vocabularyQuads } from './vocabulary.ts';

/**
 * @param catalog  with the datasets to publish, their periods filled in
 * @returns quads of the catalogue's graph
 */
export async function metadataQuads(iris: Iris, catalog: Catalog): Promise<Quad[]> {
  const dimensions = catalog.datasets.flatMap((dataset) => dataset.dimensions);
  return [
    ...(await vocabularyQuads(iris)),
    ...territoryQuads(iris, areas(dimensions)),
    ...periodQuads(iris, periods(dimensions)),
    ...catalogQuads(iris, catalog),
    ...catalog.datasets.flatMap((dataset) => [
      ...datasetQuads(iris, catalog, dataset),
      ...provenanceQuads(iris, dataset),
      ...structureQuads(iris, dataset),
      ...ownCodeLists(dataset).flatMap((codeList) => codeListQuads(iris, codeList)),
    ]),
  ];
}

const ownCodeLists = ({ dimensions }: Dataset) =>
  dimensions.filter(({ builtIn }) => builtIn === undefined).map(({ codeList }) => codeList);

/** Communes are 35,000: they are there when a dataset is about them. */
const areas = (dimensions: readonly Dimension[]) =>
  dimensions.some(({ builtIn }) => builtIn === 'commune')
    ? [...territories(), ...territoriesOf('commune')]
    : territories();

const periods = (dimensions: readonly Dimension[]) =>
  dimensions
    .filter(({ codeList }) => codeList.scheme === 'period')
    .flatMap(({ codeList }) => codeList.codes.map(({ code }) => code));

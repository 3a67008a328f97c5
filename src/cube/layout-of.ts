/** The layout that a description asks for. */
import type { Dataset } from '../describe/index.ts';
import type { Iris } from '../rdf/index.ts';
import type { CubeLayout } from './layout.ts';
import { dimensionProperty } from './structure.ts';

export function layoutOf(iris: Iris, dataset: Dataset, observations: number): CubeLayout {
  return {
    dataset: dataset.id,
    dimensions: dataset.dimensions.map(({ id, codeList }) => ({
      id,
      property: dimensionProperty(iris, id).value,
      scheme: codeList.scheme,
    })),
    measure: { id: dataset.measure.id, property: iris.def(dataset.measure.id).value },
    tables: dataset.tables.map(({ id }) => id),
    observations,
  };
}

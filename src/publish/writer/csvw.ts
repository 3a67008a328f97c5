/** Describes a dataset's CSV file, so that a machine can turn each row back into its observation. */
import type { CubeLayout } from '../../cube/index.ts';
import type { Iris } from '../../rdf/index.ts';

/** @see https://www.w3.org/TR/tabular-metadata/ */
export function csvMetadata(iris: Iris, layout: CubeLayout): object {
  const codes = layout.dimensions.map(({ id }) => `{${id}}`);
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    url: iris.download(`${layout.dataset}.csv`).value,
    'dc:isPartOf': { '@id': iris.dataset(layout.dataset).value },
    tableSchema: {
      aboutUrl: iris.observation(layout.dataset, codes).value,
      primaryKey: layout.dimensions.map(({ id }) => id),
      columns: [
        ...layout.dimensions.flatMap(({ id, property }) => [
          { name: id, titles: id, datatype: 'string', required: true, propertyUrl: property },
          { name: `${id}Label`, titles: `${id}Label`, lang: 'fr', suppressOutput: true },
        ]),
        {
          name: layout.measure.id,
          titles: layout.measure.id,
          datatype: 'integer',
          propertyUrl: layout.measure.property,
        },
        {
          name: 'obsStatus',
          titles: 'obsStatus',
          datatype: { base: 'string', format: '[ACM]' },
          required: true,
        },
      ],
    },
  };
}

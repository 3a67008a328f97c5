/** Describes a dataset's CSV file, so that a machine can turn each row back into its observation. */
import type { CubeLayout } from '../../cube/index.ts';
import { type Iris, iri } from '../../rdf/index.ts';
import type { CodeRow, CubeJob } from '../job.ts';

/**
 * The status stays a letter: the terms that letters stand for follow no pattern that a template could say.
 *
 * @see https://www.w3.org/TR/tabular-metadata/
 */
export function csvMetadata(iris: Iris, layout: CubeLayout, codeLists: CubeJob['codeLists']): object {
  const codes = layout.dimensions.map(({ id }) => `{${id}}`);
  const dataset = iris.dataset(layout.dataset).value;
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    url: iris.download(`${layout.dataset}.csv`).value,
    'dc:isPartOf': { '@id': dataset },
    tableSchema: {
      aboutUrl: iris.observation(layout.dataset, codes).value,
      primaryKey: layout.dimensions.map(({ id }) => id),
      columns: [
        ...layout.dimensions.flatMap(({ id, property }, position) => [
          {
            name: id,
            titles: id,
            datatype: 'string',
            required: true,
            propertyUrl: property,
            valueUrl: templateOf(id, codeLists[position]?.codes ?? []),
          },
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
          suppressOutput: true,
        },
        virtual('type', iri('rdf:type').value, iri('qb:Observation').value),
        virtual('dataSet', iri('qb:dataSet').value, dataset),
      ],
    },
  };
}

/** A statement that every row makes. */
const virtual = (name: string, propertyUrl: string, valueUrl: string) => ({
  name,
  virtual: true,
  propertyUrl,
  valueUrl,
});

/**
 * How a code becomes its IRI: `http://localhost:8080/id/caf/{refArea}`.
 *
 * @returns undefined when not every IRI is the same beginning and the code
 * @see https://www.rfc-editor.org/rfc/rfc6570
 */
function templateOf(column: string, codes: readonly CodeRow[]): string | undefined {
  const [first] = codes;
  if (!first) return undefined;
  const start = first.iri.slice(0, first.iri.length - first.code.length);
  const regular = codes.every(
    ({ code, iri: address }) => address === start + code && encodeURIComponent(code) === code,
  );
  return regular ? `${start}{${column}}` : undefined;
}

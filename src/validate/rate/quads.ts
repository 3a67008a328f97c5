/** A rating as RDF (DQV). */
import {
  boolean,
  date,
  type Iris,
  integer,
  iri,
  type Quad,
  quad,
  resource,
  type Text,
  textLiterals,
} from '../../rdf/index.ts';
import type { Rated, Rating } from './rating.ts';

/**
 * What depends on the day has no value here, so that the same data gives the same graph:
 * the date of the next update is a fact, and whoever reads it knows today's.
 *
 * @see https://www.w3.org/TR/vocab-dqv/
 */
export function ratingQuads(iris: Iris, { dataset, stars, rated, nextUpdate }: Rating): Quad[] {
  const graph = iris.catalogGraph();
  const subject = iris.dataset(dataset);
  const measurement = (metric: string) => iris.id('dataset', dataset, 'quality', metric);
  const measured = (metric: string, value: boolean | number | undefined): Quad[] =>
    resource(graph, measurement(metric), {
      'rdf:type': iri('dqv:QualityMeasurement'),
      'dqv:isMeasurementOf': iris.id('metric', metric),
      'dqv:computedOn': subject,
      'dqv:value':
        typeof value === 'number' ? integer(value) : value === undefined ? undefined : boolean(value),
    });
  const explained = ({ metric, evidence, remedy }: Rated): Quad[] =>
    (
      [
        ['evidence', evidence],
        ['remedy', remedy],
      ] as const
    ).flatMap(([property, text]: readonly [string, Text | undefined]) =>
      text
        ? textLiterals(text).map((value) => quad(measurement(metric), iris.def(property), value, graph))
        : [],
    );
  return [
    ...resource(graph, subject, {
      'dqv:hasQualityMeasurement': ['stars', ...rated.map(({ metric }) => metric)].map(measurement),
    }),
    ...(nextUpdate === undefined ? [] : [quad(subject, iris.def('nextUpdate'), date(nextUpdate), graph)]),
    ...measured('stars', stars),
    ...rated.flatMap((one) => [...measured(one.metric, one.met), ...explained(one)]),
  ];
}

/** One row of a cube's table, seen as RDF: the whole of an observation's meaning is here. */
import {
  type Iris,
  integer,
  iri,
  type Literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
} from '../rdf/index.ts';
import type { CubeLayout } from './layout.ts';

/** A row as the RDF view sees it. */
export interface ObservationRow {
  /** The code of each dimension, in the structure's order. */
  readonly codes: readonly string[];
  /** The value of each dimension, in the same order. */
  readonly values: readonly NamedNode[];
  /** The released figure; null when hidden or missing. */
  readonly figure: bigint | null;
  readonly status: NamedNode;
  /** The source tables that hold the cell: bit `i` stands for `layout.tables[i]`. */
  readonly sources: bigint;
}

/** The statuses that an observation may have, with the letter that `protect` gives each. */
export function statusTerms(iris: Iris): Record<'A' | 'C' | 'M', NamedNode> {
  return { A: iri('sdmx-code:obsStatus-A'), C: iris.confidential(), M: iri('sdmx-code:obsStatus-M') };
}

/**
 * The triples of an observation, and those by which its source tables name it.
 *
 * @see https://www.w3.org/TR/vocab-data-cube/#dataset
 */
export function observationQuads(iris: Iris, layout: CubeLayout, row: ObservationRow): Quad[] {
  const observation = iris.observation(layout.dataset, row.codes);
  const graph = iris.datasetGraph(layout.dataset);
  const say = (property: NamedNode, value: NamedNode | Literal) => quad(observation, property, value, graph);
  const quads = [
    say(iri('rdf:type'), iri('qb:Observation')),
    say(iri('qb:dataSet'), iris.dataset(layout.dataset)),
    ...layout.dimensions.flatMap(({ property }, position) => {
      const value = row.values[position];
      return value ? [say(namedNode(property), value)] : [];
    }),
  ];
  if (row.figure !== null) quads.push(say(namedNode(layout.measure.property), integer(row.figure)));
  quads.push(say(iri('sdmx-attribute:obsStatus'), row.status));
  if (row.status.equals(iris.confidential())) {
    quads.push(say(iri('sdmx-attribute:confStatus'), iri('sdmx-code:confStatus-C')));
  }
  for (const [bit, table] of layout.tables.entries()) {
    if ((row.sources >> BigInt(bit)) & 1n) {
      quads.push(quad(iris.table(layout.dataset, table), iri('qb:observation'), observation, graph));
    }
  }
  return quads;
}

/** Every IRI that observations of a cube are described with, their codes apart. */
export function observationTerms(iris: Iris, layout: CubeLayout): NamedNode[] {
  const graph = iris.datasetGraph(layout.dataset);
  const everything = observationQuads(iris, layout, {
    codes: layout.dimensions.map(() => ''),
    values: layout.dimensions.map(() => graph),
    figure: 0n,
    status: iris.confidential(),
    sources: (1n << BigInt(layout.tables.length)) - 1n,
  });
  const observation = everything[0]?.subject;
  return [
    graph,
    ...Object.values(statusTerms(iris)),
    ...everything
      .flatMap(({ subject, predicate, object }) => [subject, predicate, object])
      .filter((term): term is NamedNode => term.termType === 'NamedNode' && !term.equals(observation)),
  ];
}

/** The graphs that a query is about: what it says itself, or what the protocol says for it. */
import type { Algebra } from '@comunica/utils-algebra';
import { type NamedNode, namedNode, type Term } from '../rdf/index.ts';

/**
 * An RDF dataset, as a choice among the release's graphs; undefined stands for all of them.
 *
 * @see https://www.w3.org/TR/sparql11-query/#rdfDataset
 */
export interface Dataset {
  /** Merged into the default graph. */
  readonly default?: readonly NamedNode[];
  /** What GRAPH ranges over. */
  readonly named?: readonly NamedNode[];
}

/** IRIs given with a request (`default-graph-uri`, `named-graph-uri`). */
export interface RequestedGraphs {
  readonly defaultGraphs?: readonly string[] | undefined;
  readonly namedGraphs?: readonly string[] | undefined;
}

/** `FROM` leaves the algebra: from here on the dataset says it. What the request says goes first. */
export function splitDataset(
  operation: Algebra.Operation,
  { defaultGraphs = [], namedGraphs = [] }: RequestedGraphs,
): { operation: Algebra.Operation; dataset: Dataset } {
  const asked = chosen(
    defaultGraphs.map((graph) => namedNode(graph)),
    namedGraphs.map((graph) => namedNode(graph)),
  );
  if (operation.type !== 'from') return { operation, dataset: asked };
  const from = operation as Algebra.From;
  const stated = chosen(from.default as NamedNode[], from.named as NamedNode[]);
  return { operation: from.input, dataset: asked.default ? asked : stated };
}

/** As soon as one is named, the dataset holds those that are named and no other. */
function chosen(defaults: readonly NamedNode[], named: readonly NamedNode[]): Dataset {
  return defaults.length + named.length === 0 ? {} : { default: defaults, named };
}

/**
 * The graphs that a pattern looks at.
 *
 * @param graph  the pattern's graph: the default graph, a variable or an IRI
 */
export function graphsFor(dataset: Dataset, graph: Term): readonly NamedNode[] | undefined {
  if (graph.termType === 'DefaultGraph') return dataset.default;
  if (graph.termType === 'Variable') return dataset.named;
  const available = dataset.named?.some((named) => named.equals(graph)) ?? true;
  return available && graph.termType === 'NamedNode' ? [graph] : [];
}

/** `GRAPH` leaves the algebra: patterns say which graph they look at, as sources of Comunica's expect. */
import { Algebra, AlgebraFactory, algebraUtils } from '@comunica/utils-algebra';
import type { NamedNode, Variable } from '@rdfjs/types';

const factory = new AlgebraFactory();
const nothing = (): Algebra.Operation => factory.createValues([], []);

/**
 * @param named  the named graphs of the query's dataset
 * @see https://www.w3.org/TR/sparql11-query/#sparqlAlgebraEval
 */
export function resolveGraphs(operation: Algebra.Operation, named: readonly NamedNode[]): Algebra.Operation {
  return algebraUtils.mapOperation(operation, {
    [Algebra.Types.CONSTRUCT]: { preVisitor: () => ({ ignoreKeys: new Set(['template', 'metadata']) }) },
    [Algebra.Types.GRAPH]: {
      transform: ({ input, name }) => {
        if (name.termType === 'NamedNode') {
          return named.some((graph) => graph.equals(name)) ? lookAt(input, name) : nothing();
        }
        if (bindsGraph(input)) return lookAt(input, name as Variable);
        const each = named.map((graph) =>
          factory.createJoin([
            factory.createValues([name as Variable], [{ [name.value]: graph }]),
            lookAt(input, graph),
          ]),
        );
        return each.length === 0 ? nothing() : factory.createUnion(each);
      },
    },
  }) as Algebra.Operation;
}

/** Inner `GRAPH`s were resolved before: what they look at stays. */
function lookAt(operation: Algebra.Operation, graph: NamedNode | Variable): Algebra.Operation {
  return algebraUtils.mapOperation(operation, {
    [Algebra.Types.PATTERN]: {
      preVisitor: () => ({ continue: false }),
      transform: (pattern) =>
        pattern.graph.termType === 'DefaultGraph'
          ? factory.createPattern(pattern.subject, pattern.predicate, pattern.object, graph)
          : pattern,
    },
    [Algebra.Types.PATH]: {
      preVisitor: () => ({ continue: false }),
      transform: (path) =>
        path.graph.termType === 'DefaultGraph'
          ? factory.createPath(path.subject, path.predicate, path.object, graph)
          : path,
    },
  }) as Algebra.Operation;
}

/**
 * Whether every solution comes from patterns that all look at the graph that the variable names,
 * so that evaluating them over all graphs at once is the same as graph by graph.
 */
function bindsGraph(operation: Algebra.Operation): boolean {
  if (algebraUtils.isKnownOperation(operation, Algebra.Types.BGP)) return operation.patterns.length > 0;
  const several =
    algebraUtils.isKnownOperation(operation, Algebra.Types.JOIN) ||
    algebraUtils.isKnownOperation(operation, Algebra.Types.UNION);
  return several && operation.input.every((input) => bindsGraph(input));
}

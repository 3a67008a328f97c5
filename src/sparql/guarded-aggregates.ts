/** Keeps Comunica's aggregates to what the specification says of errors. */
import { Algebra, AlgebraFactory, algebraUtils } from '@comunica/utils-algebra';
import { variable } from '../rdf/index.ts';

const factory = new AlgebraFactory();

/**
 * Comunica leaves out of an aggregate what is unbound, though it is an error as any other, which makes the whole an
 * error: through `COALESCE`, it is. `COUNT` counts what is no error, but in Comunica one error makes the count one:
 * what it counts is bound first.
 *
 * @see https://www.w3.org/TR/sparql11-query/#aggregateAlgebra
 */
export function guardAggregates(group: Algebra.Group): Algebra.Group {
  let { input } = group;
  const aggregates = group.aggregates.map((aggregate, at): Algebra.BoundAggregate => {
    const { aggregator, expression } = aggregate;
    if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.WILDCARD)) return aggregate;
    if (aggregator !== 'count') {
      return { ...aggregate, expression: factory.createOperatorExpression('coalesce', [expression]) };
    }
    if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.TERM)) return aggregate;
    // No variable of a query has a space.
    const counted = variable(` counted${at}`);
    input = factory.createExtend(input, counted as never, expression);
    return { ...aggregate, expression: factory.createTermExpression(counted as never) };
  });
  return { ...group, input, aggregates };
}

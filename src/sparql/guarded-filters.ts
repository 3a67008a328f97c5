/** Keeps Comunica from moving filters to where they mean something else. */
import { Algebra, AlgebraFactory, algebraUtils } from '@comunica/utils-algebra';
import { guardAggregates } from './guarded-aggregates.ts';

const factory = new AlgebraFactory();
const moved: ReadonlySet<string> = new Set(['=', '&&']);

/**
 * Comunica turns `?v = term` into a term of the pattern, which loses numbers that are equal and written otherwise,
 * and drops it where `?v` is unbound, which is an error and so no solution. Twice negated, it stays where it is.
 */
export function guardFilters(operation: Algebra.Operation): Algebra.Operation {
  return algebraUtils.mapOperation(operation, {
    [Algebra.Types.FILTER]: {
      transform: (filter) => factory.createFilter(filter.input, guarded(filter.expression)),
    },
    [Algebra.Types.GROUP]: { transform: guardAggregates },
    [Algebra.Types.CONSTRUCT]: { preVisitor: () => ({ ignoreKeys: new Set(['template', 'metadata']) }) },
  }) as Algebra.Operation;
}

function guarded(expression: Algebra.Expression): Algebra.Expression {
  const operator = algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.OPERATOR);
  if (!operator || !moved.has(expression.operator)) return expression;
  const not = (inner: Algebra.Expression) => factory.createOperatorExpression('!', [inner]);
  return not(not(expression));
}

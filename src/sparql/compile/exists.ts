/** EXISTS: a pattern into which the present solution is put. */
import { Algebra } from '@comunica/utils-algebra';
import { getExpressionVariables } from '@comunica/utils-query-operation';
import { isNothing, select, withWhere } from './block.ts';
import { Beyond } from './column.ts';
import { conditionOf } from './expression.ts';
import { agreeing, type Context } from './joins.ts';
import { filterOf, patternsOf } from './operands.ts';
import type { Scope } from './operator.ts';
import { isWalk } from './paths.ts';
import type { Compiler } from './solution-sets.ts';

/**
 * The condition that a pattern has a solution when what is known is put into it. Joining with what is known is the
 * same where nothing in the pattern depends on what a variable is not bound to.
 *
 * @see https://www.w3.org/TR/sparql11-query/#defn_substitute
 */
export function exists(
  pattern: Algebra.Operation,
  outer: Scope,
  compiler: Compiler,
  context: Context,
): string {
  const { input, conditions } =
    pattern.type === Algebra.Types.FILTER
      ? filterOf(pattern as Algebra.Filter)
      : { input: pattern, conditions: [] };
  if (!isJoinable(input)) throw new Beyond('EXISTS over more than patterns');
  const inner = compiler.block(input, [{ block: outer.block, nodes: new Set() }]);
  if (isNothing(inner)) return 'false';
  const { block, made } = compiler.reading(inner, (scope) => {
    const agreed = agreeing(outer.block, scope.block, context);
    if (!agreed) return undefined;
    if (conditions.length > 0 && agreed.right !== scope.block)
      throw new Beyond('EXISTS over terms of two kinds');
    const both = within(scope, outer);
    return {
      ...agreed,
      conditions: [...agreed.conditions, ...conditions.map((one) => conditionOf(one, both))],
    };
  });
  return made ? `EXISTS (${select('1', withWhere(made.right ?? block, ...made.conditions))})` : 'false';
}

/** What the pattern binds, and what is known from without. */
function within(inner: Scope, outer: Scope): Scope {
  const isOuter = (variable: string) => {
    const [own, other] = [inner, outer].map(({ block }) => block.columns.get(variable));
    if (own?.optional && other) throw new Beyond('EXISTS with a variable that either side may bind');
    return own === undefined;
  };
  return {
    ...inner,
    column: (variable) => (isOuter(variable) ? outer : inner).column(variable),
    term: (variable) => (isOuter(variable) ? outer : inner).term(variable),
  };
}

/** Patterns alone, and filters that read what these bind, mean the same before and after what is known is put in. */
function isJoinable(operation: Algebra.Operation): boolean {
  if (patternsOf(operation) || isWalk(operation) || operation.type === Algebra.Types.VALUES) return true;
  if (operation.type === Algebra.Types.JOIN || operation.type === Algebra.Types.UNION) {
    return (operation as Algebra.Join).input.every(isJoinable);
  }
  if (operation.type !== Algebra.Types.FILTER) return false;
  const { input, conditions } = filterOf(operation as Algebra.Filter);
  const binds = certain(input);
  return (
    isJoinable(input) &&
    conditions.every((one) => getExpressionVariables(one).every(({ value }) => binds.has(value)))
  );
}

/** The variables that patterns bind in every solution. */
function certain(operation: Algebra.Operation): ReadonlySet<string> {
  const patterns = patternsOf(operation) ?? (isWalk(operation) ? [operation] : undefined);
  if (patterns) {
    const terms = patterns.flatMap((one) => Object.values(one) as { termType?: string; value?: string }[]);
    return new Set(terms.flatMap((term) => (term?.termType === 'Variable' ? [term.value ?? ''] : [])));
  }
  const inputs = 'input' in operation ? ([operation.input].flat() as Algebra.Operation[]) : [];
  const sets = inputs.map(certain);
  if (operation.type !== Algebra.Types.UNION) return new Set(sets.flatMap((set) => [...set]));
  return new Set([...(sets[0] ?? [])].filter((name) => sets.every((set) => set.has(name))));
}

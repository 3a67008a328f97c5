/** Variables that a query selects beside aggregates though it does not group by them. */
import { Algebra, algebraUtils } from '@comunica/utils-algebra';

/** What stands between a projection and the group that it is of. */
const between: ReadonlySet<string> = new Set([
  Algebra.Types.EXTEND,
  Algebra.Types.FILTER,
  Algebra.Types.ORDER_BY,
]);

/**
 * @returns the first of them, without its question mark
 * @see https://www.w3.org/TR/sparql11-query/#aggregateRestrictions
 */
export function ungroupedVariable(operation: Algebra.Operation): string | undefined {
  let found: string | undefined;
  algebraUtils.visitOperation(operation, {
    [Algebra.Types.PROJECT]: {
      visitor: (project) => {
        found ??= ungroupedIn(project);
      },
    },
  });
  return found;
}

function ungroupedIn({ input, variables }: Algebra.Project): string | undefined {
  const extensions: Algebra.Extend[] = [];
  let below = input;
  while (between.has(below.type)) {
    if (below.type === Algebra.Types.EXTEND) extensions.unshift(below as Algebra.Extend);
    below = (below as Algebra.Single).input;
  }
  if (below.type !== Algebra.Types.GROUP) return undefined;
  const { variables: keys, aggregates } = below as Algebra.Group;
  const known = new Set([...keys, ...aggregates.map(({ variable }) => variable)].map(({ value }) => value));
  for (const { variable, expression } of extensions) {
    const read = variablesIn(expression).find((name) => !known.has(name));
    if (read !== undefined) return read;
    known.add(variable.value);
  }
  return variables.map(({ value }) => value).find((name) => !known.has(name));
}

/** The variables that an expression reads, but for those of patterns in it. */
function variablesIn(expression: Algebra.Expression): string[] {
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.TERM)) {
    return expression.term.termType === 'Variable' ? [expression.term.value] : [];
  }
  return 'args' in expression ? (expression.args as Algebra.Expression[]).flatMap(variablesIn) : [];
}

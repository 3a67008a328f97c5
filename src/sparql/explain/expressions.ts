/** Expressions and paths of the algebra in SPARQL's words. */
import { Algebra } from '@comunica/utils-algebra';
import type { Term } from '../../rdf/index.ts';

type Shorten = (term: Term) => string;

const between: ReadonlySet<string> = new Set([
  ...['||', '&&', '=', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/'],
]);

const lists: Readonly<Record<string, string>> = { in: 'IN', notin: 'NOT IN' };

const signs: Readonly<Record<string, string>> = { '!': '!', uminus: '-', uplus: '+' };

export function expressionWords(expression: Algebra.Expression, shorten: Shorten): string {
  const write = writers[expression.subType];
  return write ? write(expression as never, shorten) : expression.subType;
}

const writers: Readonly<Record<string, (expression: never, shorten: Shorten) => string>> = {
  [Algebra.ExpressionTypes.TERM]: ({ term }: Algebra.TermExpression, shorten) => shorten(term as Term),
  [Algebra.ExpressionTypes.WILDCARD]: () => '*',
  [Algebra.ExpressionTypes.NAMED]: ({ name, args }: Algebra.NamedExpression, shorten) =>
    `${shorten(name as Term)}(${listed(args, shorten)})`,
  [Algebra.ExpressionTypes.EXISTENCE]: ({ not }: Algebra.ExistenceExpression) =>
    not ? 'NOT EXISTS { … }' : 'EXISTS { … }',
  [Algebra.ExpressionTypes.AGGREGATE]: (
    { aggregator, distinct, expression }: Algebra.AggregateExpression,
    shorten,
  ) => `${aggregator.toUpperCase()}(${distinct ? 'DISTINCT ' : ''}${expressionWords(expression, shorten)})`,
  [Algebra.ExpressionTypes.OPERATOR]: ({ operator, args }: Algebra.OperatorExpression, shorten) => {
    const [first, ...others] = args;
    const list = lists[operator];
    const sign = signs[operator];
    if (first && list) return `${operand(first, shorten)} ${list} (${listed(others, shorten)})`;
    if (first && sign) return negatedTwice(operator, first, shorten) ?? sign + operand(first, shorten);
    if (between.has(operator)) return args.map((one) => operand(one, shorten)).join(` ${operator} `);
    return `${operator.toUpperCase()}(${listed(args, shorten)})`;
  },
};

/** What is negated twice was written without: it keeps the engine from moving a filter. */
function negatedTwice(operator: string, inner: Algebra.Expression, shorten: Shorten): string | undefined {
  const { operator: again, args } = inner as Algebra.OperatorExpression;
  return operator === '!' && again === '!' && args[0] ? expressionWords(args[0], shorten) : undefined;
}

const listed = (args: readonly Algebra.Expression[], shorten: Shorten): string =>
  args.map((one) => expressionWords(one, shorten)).join(', ');

/** In brackets, where it has operands of its own. */
function operand(expression: Algebra.Expression, shorten: Shorten): string {
  const text = expressionWords(expression, shorten);
  const { operator = '' } = expression as Partial<Algebra.OperatorExpression>;
  return between.has(operator) || operator in lists ? `(${text})` : text;
}

const pathWriters: Readonly<Record<string, (path: never, shorten: Shorten) => string>> = {
  [Algebra.Types.LINK]: ({ iri }: Algebra.Link, shorten) => shorten(iri),
  [Algebra.Types.INV]: ({ path }: Algebra.Inv, shorten) => `^${pathWords(path, shorten)}`,
  [Algebra.Types.SEQ]: ({ input }: Algebra.Seq, shorten) => inner(input, '/', shorten),
  [Algebra.Types.ALT]: ({ input }: Algebra.Alt, shorten) => inner(input, '|', shorten),
  [Algebra.Types.NPS]: ({ iris }: Algebra.Nps, shorten) => `!(${iris.map(shorten).join('|')})`,
  [Algebra.Types.ZERO_OR_MORE_PATH]: ({ path }: Algebra.ZeroOrMorePath, shorten) =>
    `${pathWords(path, shorten)}*`,
  [Algebra.Types.ONE_OR_MORE_PATH]: ({ path }: Algebra.OneOrMorePath, shorten) =>
    `${pathWords(path, shorten)}+`,
  [Algebra.Types.ZERO_OR_ONE_PATH]: ({ path }: Algebra.ZeroOrOnePath, shorten) =>
    `${pathWords(path, shorten)}?`,
};

const inner = (parts: readonly Algebra.Operation[], sign: string, shorten: Shorten): string =>
  `(${parts.map((part) => pathWords(part, shorten)).join(sign)})`;

export function pathWords(path: Algebra.Operation, shorten: Shorten): string {
  const write = pathWriters[path.type];
  return write ? write(path as never, shorten) : path.type;
}

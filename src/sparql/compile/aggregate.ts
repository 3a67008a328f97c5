/** SPARQL's aggregates as SQL's. */
import { Algebra } from '@comunica/utils-algebra';
import { Beyond, type Column, first } from './column.ts';
import { columnOf, columnOfValue, computed } from './expression.ts';
import { extremeOf } from './extremes.ts';
import type { Scope } from './operator.ts';
import { text } from './sql.ts';
import { isNumber, lexicalOf, type NumberValue, type Value } from './value.ts';

/** What is aggregated: an expression over the solutions of the group. */
interface Operand {
  /** Whatever it is. */
  readonly column: Column;
  /** Its value. @throws Beyond */
  value(): Value;
  readonly distinct: boolean;
  /** Whether each group has one solution at least. */
  readonly some: boolean;
  readonly separator: string;
}

const integer = (sql: string): Column => ({
  as: { kind: 'number', type: 'integer' },
  sql: [sql],
  optional: false,
});

/** One error among them makes the whole an error. @see https://www.w3.org/TR/sparql11-query/#aggregateAlgebra */
function strict({ column }: Operand, as: Column['as'], value: string, sql: string): Column {
  if (!column.optional && value === first(column)) return { as, sql: [sql], optional: false };
  return { as, sql: [`CASE WHEN count(*) = count(${value}) THEN ${sql} END`], optional: true };
}

/** @returns undefined for what is no number, which is an error */
function numberOf(operand: Operand): NumberValue | undefined {
  const value = operand.value();
  if (value.type === 'term') throw new Beyond('a sum of terms of any type');
  return isNumber(value) ? value : undefined;
}

const only = ({ distinct }: Operand): string => (distinct ? 'DISTINCT ' : '');

/** Over solutions of which each is an error, all but none of them: the sum of nothing is 0. */
const nothingOr = (type: 'integer', sql: string): Column => ({
  as: { kind: 'number', type },
  sql: [`CASE WHEN count(*) = 0 THEN ${sql} END`],
  optional: true,
});

/** Decimals that are exact have as many places as its square has zeros. */
const million = 1_000_000;

/** Aggregate → its column; over no solution a sum is 0. */
const aggregates: Readonly<Record<string, (operand: Operand) => Column>> = {
  count: (operand) => {
    const { column } = operand;
    if (column.as.kind === 'constant')
      return integer(operand.distinct ? '(count(*) > 0)::INTEGER' : 'count(*)');
    // Rows alone are counted faster than what they hold.
    if (!operand.distinct) return integer(column.optional ? `count(${first(column)})` : 'count(*)');
    if (column.sql.length === 1) return integer(`count(DISTINCT ${first(column)})`);
    return integer(
      `count(DISTINCT CASE WHEN ${first(column)} IS NOT NULL THEN (${column.sql.join(', ')}) END)`,
    );
  },
  sum: (operand) => {
    const number = numberOf(operand);
    if (!number) return nothingOr('integer', '0');
    const { type, sql, exact = sql } = number;
    const sum = `coalesce(sum(${only(operand)}${exact}), 0)`;
    const zero = type === 'integer' ? sum : `${sum}::DOUBLE`;
    return strict(operand, { kind: 'number', type }, sql, zero);
  },
  avg: (operand) => {
    const number = numberOf(operand);
    if (!number) return nothingOr('integer', '0');
    const { type, sql, exact } = number;
    const distinct = only(operand);
    const count = `count(${distinct}${sql})`;
    // Two whole numbers are divided where they can be: a decimal's error would show in the quotient.
    const mean = exact
      ? `(sum(${distinct}${exact}) * ${million ** 2})::HUGEINT::DOUBLE / (${count} * ${million ** 2})`
      : `sum(${distinct}${sql})::DOUBLE / ${count}`;
    const as = { kind: 'number', type: type === 'double' ? type : 'decimal' } as const;
    return strict(operand, as, sql, `CASE WHEN count(${sql}) = 0 THEN 0 ELSE ${mean} END`);
  },
  min: (operand) => extremeOf('min', operand),
  max: (operand) => extremeOf('max', operand),
  // Any will do: the least is the same at each evaluation.
  sample: (operand) => extremeOf('min', operand),
  group_concat: (operand) => {
    const value = operand.value();
    const [lexical, key] =
      value.type === 'term'
        ? [
            `CASE WHEN ${value.sql[0]} > 1 THEN ${value.sql[1]} END`,
            `coalesce(${value.sql[3]}, ${value.sql[2]}, '')`,
          ]
        : [lexicalOf(value), "''"];
    // Terms are told apart by more than their texts.
    const list = `list(${only(operand)}[${lexical}, ${key}]) FILTER (${lexical} IS NOT NULL)`;
    const joined = `array_to_string(list_transform(list_sort(${list}), lambda one: one[1]), ${text(operand.separator)})`;
    return strict(operand, { kind: 'string' }, lexical, `coalesce(${joined}, '')`);
  },
};

/**
 * @param some  whether each group has one solution at least
 * @throws Beyond
 */
export function aggregateOf(aggregate: Algebra.BoundAggregate, scope: Scope, some: boolean): Column {
  const { aggregator, distinct, expression } = aggregate;
  if (expression.subType === Algebra.ExpressionTypes.WILDCARD) {
    if (distinct) throw new Beyond('COUNT(DISTINCT *)');
    return integer('count(*)');
  }
  const make = aggregates[aggregator];
  if (!make) throw new Beyond(`the aggregate ${aggregator}`);
  const { separator = ' ' } = aggregate as { separator?: string };
  return make({
    column: operandOf(expression, scope),
    value: () => computed(expression, scope),
    distinct,
    some,
    separator,
  });
}

function operandOf(expression: Algebra.Expression, scope: Scope): Column {
  const column = columnOf(expression, scope);
  return column ?? columnOfValue(computed(expression, scope));
}

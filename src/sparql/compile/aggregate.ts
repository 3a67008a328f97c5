/** SPARQL's aggregates as SQL's. */
import { Algebra } from '@comunica/utils-algebra';
import { Beyond, type Column, first } from './column.ts';
import { columnOf, computed, type Scope } from './expression.ts';

/** What is aggregated: all solutions of the group, or an expression over them. */
interface Operand {
  readonly column: Column;
  readonly distinct: boolean;
}

const integer = (sql: string): Column => ({
  as: { kind: 'number', type: 'integer' },
  sql: [sql],
  optional: false,
});

/** One unbound value among them makes the whole an error. @see https://www.w3.org/TR/sparql11-query/#aggregateAlgebra */
const strict = ({ column }: Operand, sql: string): string =>
  column.optional ? `CASE WHEN count(*) = count(${first(column)}) THEN ${sql} END` : sql;

function numberOf({ column }: Operand, aggregate: string) {
  if (column.as.kind !== 'number') throw new Beyond(`${aggregate} of a ${column.as.kind}`);
  return { type: column.as.type, sql: first(column) };
}

const only = ({ distinct }: Operand): string => (distinct ? 'DISTINCT ' : '');

/** Aggregate → its column; over no solution a sum is 0. */
const aggregates: Readonly<Record<string, (operand: Operand) => Column>> = {
  count: (operand) => {
    const { column } = operand;
    if (column.as.kind === 'constant')
      return integer(operand.distinct ? '(count(*) > 0)::INTEGER' : 'count(*)');
    if (!operand.distinct) return integer(`count(${first(column)})`);
    if (column.sql.length === 1) return integer(`count(DISTINCT ${first(column)})`);
    return integer(
      `count(DISTINCT CASE WHEN ${first(column)} IS NOT NULL THEN (${column.sql.join(', ')}) END)`,
    );
  },
  sum: (operand) => {
    const { type, sql } = numberOf(operand, 'SUM');
    const zero = `coalesce(sum(${only(operand)}${sql}), 0)`;
    return { as: { kind: 'number', type }, sql: [strict(operand, zero)], optional: operand.column.optional };
  },
  avg: (operand) => {
    const { type, sql } = numberOf(operand, 'AVG');
    const distinct = only(operand);
    const mean = `CASE WHEN count(${sql}) = 0 THEN 0 ELSE sum(${distinct}${sql})::DOUBLE / count(${distinct}${sql}) END`;
    const as = { kind: 'number', type: type === 'double' ? type : 'decimal' } as const;
    return { as, sql: [strict(operand, mean)], optional: operand.column.optional };
  },
  min: (operand) => extreme(operand, 'min'),
  max: (operand) => extreme(operand, 'max'),
};

/** Over no solution there is none: the result is unbound. */
function extreme(operand: Operand, name: 'min' | 'max'): Column {
  const { type, sql } = numberOf(operand, name.toUpperCase());
  return { as: { kind: 'number', type }, sql: [strict(operand, `${name}(${sql})`)], optional: true };
}

/** @throws Beyond */
export function aggregateOf(aggregate: Algebra.BoundAggregate, scope: Scope): Column {
  const { aggregator, distinct, expression } = aggregate;
  if (expression.subType === Algebra.ExpressionTypes.WILDCARD) {
    if (distinct) throw new Beyond('COUNT(DISTINCT *)');
    return integer('count(*)');
  }
  const make = aggregates[aggregator];
  if (!make) throw new Beyond(`the aggregate ${aggregator}`);
  return make({ column: operandOf(expression, scope), distinct });
}

function operandOf(expression: Algebra.Expression, scope: Scope): Column {
  const column = columnOf(expression, scope);
  if (column && column.as.kind !== 'constant') return column;
  const { type, sql } = computed(expression, scope);
  if (type === 'boolean' || type === 'string') return { as: { kind: type }, sql: [sql], optional: true };
  return { as: { kind: 'number', type }, sql: [sql], optional: true };
}

/** SPARQL expressions as SQL: what has the same meaning in both, errors being NULL. */
import { Algebra, algebraUtils } from '@comunica/utils-algebra';
import type { Term } from '../../rdf/index.ts';
import { arithmetic } from './arithmetic.ts';
import { casts } from './casts.ts';
import { Beyond, type Column, constant, first } from './column.ts';
import { comparisons } from './comparisons.ts';
import { dateFunctions } from './dates.ts';
import { literalTypes } from './literals.ts';
import { logic } from './logic.ts';
import type { Argument, Arguments, Operator, Scope } from './operator.ts';
import { text } from './sql.ts';
import { stringFunctions } from './strings.ts';
import { termFunctions } from './term-functions.ts';
import { asTermValue, langString, scalarOf, type Value, valueOfTerm } from './value.ts';

/** An expression longer than this is left to the engine: functions within functions repeat their arguments. */
const longest = 100_000;

/** Operator, or IRI of a cast → its SQL. */
const operators: Readonly<Record<string, Operator>> = {
  ...logic,
  ...comparisons,
  ...arithmetic,
  ...stringFunctions,
  ...termFunctions,
  ...dateFunctions,
  ...casts,
};

/** The column of an expression that is a variable or a term; undefined when it has to be computed. */
export function columnOf(expression: Algebra.Expression, scope: Scope): Column | undefined {
  if (!algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.TERM)) return undefined;
  const term = expression.term as Term;
  if (term.termType !== 'Variable') return constant(term);
  return scope.column(term.value) ?? { as: { kind: 'string' }, sql: ['NULL::VARCHAR'], optional: true };
}

/** @throws Beyond */
export function computed(expression: Algebra.Expression, scope: Scope): Value {
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.TERM)) return read(expression, scope);
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.EXISTENCE)) {
    const sql = scope.exists(expression.input);
    return { type: 'boolean', sql: expression.not ? `(NOT ${sql})` : sql };
  }
  const { name, args } = called(expression);
  const operator = operators[name];
  const [head, ...rest] = args.map((arg) => argument(arg, scope));
  if (!operator || !head) throw new Beyond(`the function ${name}`);
  const value = operator([head, ...rest] as Arguments, scope);
  if (value.sql.length > longest) throw new Beyond('a long expression');
  return value;
}

function called(expression: Algebra.Expression): { name: string; args: readonly Algebra.Expression[] } {
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.OPERATOR)) {
    return { name: expression.operator.toLowerCase(), args: expression.args };
  }
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.NAMED)) {
    return { name: expression.name.value, args: expression.args };
  }
  throw new Beyond(`an expression of type ${expression.subType}`);
}

const argument = (expression: Algebra.Expression, scope: Scope): Argument => ({
  column: columnOf(expression, scope),
  value: () => computed(expression, scope),
  condition: () => conditionOf(expression, scope),
});

function read(expression: Algebra.TermExpression, scope: Scope): Value {
  const column = columnOf(expression, scope) as Column;
  const { as } = column;
  if (as.kind === 'constant') return valueOfTerm(as.term);
  if (as.kind === 'number') return { type: as.type, sql: first(column) };
  if (as.kind === 'boolean' || as.kind === 'string') return { type: as.kind, sql: first(column) };
  const [kind = '', value = '', datatype = '', language = ''] = scope.term(expression.term.value);
  const only = as.kind === 'id' ? as.datatype : undefined;
  const type = only === undefined ? undefined : literalTypes[only];
  if (type?.scalar && (type.family === 'string' || scope.known.plain.has(type.family))) {
    const exact = type.scalar === 'decimal' && { exact: `TRY_CAST(${value} AS DECIMAL(38, 12))` };
    return { type: type.scalar, sql: scalarOf(value, type.scalar), ...exact };
  }
  // What is known of all its terms is said, so that the database need not look.
  return only === undefined || column.optional
    ? { type: 'term', sql: [kind, value, datatype, language] }
    : { type: 'term', sql: ['3', value, text(only), only === langString ? language : 'NULL::VARCHAR'] };
}

/** The effective boolean value. @see https://www.w3.org/TR/sparql11-query/#ebv */
export function conditionOf(expression: Algebra.Expression, scope: Scope): string {
  const { type, sql } = computed(expression, scope);
  switch (type) {
    case 'boolean':
      return `(${sql})`;
    case 'string':
      return `(${sql} <> '')`;
    case 'term':
      throw new Beyond('whether some term is true');
    case 'date':
    case 'dateTime':
      return 'NULL::BOOLEAN';
    default:
      return `(${sql} <> 0)`;
  }
}

/** A computed value as a column. */
export function columnOfValue(value: Value): Column {
  switch (value.type) {
    case 'boolean':
    case 'string':
      return { as: { kind: value.type }, sql: [value.sql], optional: true };
    case 'integer':
    case 'decimal':
    case 'double':
      return {
        as: { kind: 'number', type: value.type, ...(value.whole && { whole: true }) },
        sql: [value.sql],
        optional: true,
      };
    default:
      return { as: { kind: 'term' }, sql: asTermValue(value).sql, optional: true };
  }
}

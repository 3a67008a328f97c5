/** Arithmetic and rounding of numbers. */
import { Beyond } from './column.ts';
import type { Argument, Operator } from './operator.ts';
import { failure, isNumber, type NumberValue, rank, wide } from './value.ts';

/** @returns undefined when the argument is no number, which is an error */
function numberOf(arg: Argument): NumberValue | undefined {
  const value = arg.value();
  // The type of the result would be known only as it is computed.
  if (value.type === 'term') throw new Beyond('arithmetic on terms of any type');
  return isNumber(value) ? value : undefined;
}

/** @see https://www.w3.org/TR/sparql11-query/#OperatorMapping */
const binary =
  (sign: string): Operator =>
  (args) => {
    const [a, b] = args.map(numberOf);
    if (!a || (args.length > 1 && !b)) return failure('integer');
    if (!b) return { type: a.type, sql: `(${sign}${wide(a)})` };
    const type = rank[Math.max(rank.indexOf(a.type), rank.indexOf(b.type))] ?? 'double';
    if (sign !== '/') return { type, sql: `(${wide(a)} ${sign} ${wide(b)})` };
    if (type === 'double') throw new Beyond('dividing doubles');
    return { type: 'decimal', sql: `(CASE WHEN ${b.sql} <> 0 THEN ${a.sql}::DOUBLE / ${b.sql}::DOUBLE END)` };
  };

/** Whole numbers are what they are, the others stay of their type. */
const rounding =
  (make: (sql: string) => string): Operator =>
  ([arg]) => {
    const value = numberOf(arg);
    if (!value) return failure('integer');
    return value.type === 'integer' ? value : { type: value.type, sql: make(value.sql), whole: true };
  };

export const arithmetic: Readonly<Record<string, Operator>> = {
  '+': binary('+'),
  '-': binary('-'),
  '*': binary('*'),
  '/': binary('/'),
  uplus: binary('+'),
  uminus: binary('-'),
  abs: ([arg]) => {
    const value = numberOf(arg);
    return value ? { type: value.type, sql: `abs(${wide(value)})` } : failure('integer');
  },
  ceil: rounding((sql) => `ceil(${sql})`),
  floor: rounding((sql) => `floor(${sql})`),
  // A half goes up, below zero too.
  round: rounding(
    (sql) => `(CASE WHEN ${sql} - floor(${sql}) >= 0.5 THEN ceil(${sql}) ELSE floor(${sql}) END)`,
  ),
};

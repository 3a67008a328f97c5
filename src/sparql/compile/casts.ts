/** Casts to numbers. */
import { Beyond } from './column.ts';
import type { Operator } from './operator.ts';
import { xsd } from './sql.ts';
import { isNumber, type ScalarValue, type Value } from './value.ts';

/** @param make  the SQL of each type of value that can be cast, the others being left to the engine */
const cast =
  (type: ScalarValue['type'], make: Readonly<Record<string, (sql: string) => string>>): Operator =>
  (args): Value => {
    const value = args[0].value();
    const to = isNumber(value) ? (make[value.type] ?? make.number) : make[value.type];
    if (args.length !== 1 || !to || value.type === 'term') throw new Beyond(`a cast of a ${value.type}`);
    return { type, sql: to(value.sql) };
  };

/** Surrounding space is no part of a number. */
const read = (pattern: string, type: string) => (sql: string) =>
  `(CASE WHEN regexp_full_match(trim(${sql}, ' \\t\\n\\r'), '${pattern}') THEN trim(${sql}, ' \\t\\n\\r')::${type} END)`;

const fromBoolean = (type: string) => (sql: string) => `(${sql})::INTEGER::${type}`;

/** @see https://www.w3.org/TR/sparql11-query/#FunctionMapping */
export const casts: Readonly<Record<string, Operator>> = {
  [xsd('integer')]: cast('integer', {
    integer: (sql) => `${sql}::HUGEINT`,
    number: (sql) => `trunc(${sql})::HUGEINT`,
    string: read('[+-]?[0-9]+', 'HUGEINT'),
    boolean: fromBoolean('HUGEINT'),
  }),
  [xsd('decimal')]: cast('decimal', {
    number: (sql) => `${sql}::DOUBLE`,
    string: read('[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)', 'DOUBLE'),
    boolean: fromBoolean('DOUBLE'),
  }),
  [xsd('double')]: cast('double', {
    number: (sql) => `${sql}::DOUBLE`,
    boolean: fromBoolean('DOUBLE'),
  }),
};

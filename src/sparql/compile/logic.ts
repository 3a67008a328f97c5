/** Logic over errors: SQL's NULL behaves as SPARQL's error does. */
import { bound } from './block.ts';
import { Beyond } from './column.ts';
import type { Argument, Operator } from './operator.ts';
import { asTermValue, boolean, type TermValue, type Value } from './value.ts';

/** @see https://www.w3.org/TR/sparql11-query/#evaluation */
export const logic: Readonly<Record<string, Operator>> = {
  '!': ([arg]) => boolean(`NOT ${arg.condition()}`),
  '&&': (args) => boolean(args.map((arg) => arg.condition()).join(' AND ')),
  '||': (args) => boolean(args.map((arg) => arg.condition()).join(' OR ')),
  bound: ([{ column }]) => {
    if (!column) throw new Beyond('BOUND of what is computed');
    return boolean(bound(column));
  },
  if: ([condition, ...branches]) => {
    const chosen = condition.condition();
    return branchesOf(
      branches,
      ([yes, no]) => `CASE ${chosen} WHEN true THEN ${yes} WHEN false THEN ${no} END`,
    );
  },
  coalesce: (args) =>
    branchesOf(
      args,
      (sql, kinds) =>
        `CASE ${sql.map((one, at) => `WHEN ${kinds[at]} IS NOT NULL THEN ${one}`).join(' ')} END`,
    ),
};

/**
 * @param choose  one of the branches' expressions, given also what tells whether each is an error
 */
function branchesOf(
  args: readonly Argument[],
  choose: (sql: readonly string[], kinds: readonly string[]) => string,
): Value {
  const values = args.map((arg) => arg.value());
  const [model] = values;
  if (model && model.type !== 'term' && values.every(({ type }) => type === model.type)) {
    const sql = values.map((value) => value.sql as string);
    return { type: model.type, sql: choose(sql, sql) };
  }
  const terms: readonly TermValue[] = values.map(asTermValue);
  const kinds = terms.map(({ sql }) => `${sql[0]}`);
  const columns = [0, 1, 2, 3].map((at) =>
    choose(
      terms.map(({ sql }) => `${sql[at]}`),
      kinds,
    ),
  );
  return { type: 'term', sql: columns };
}

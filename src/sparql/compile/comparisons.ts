/** Comparisons of terms and of their values. */
import { bound } from './block.ts';
import { Beyond, type Column } from './column.ts';
import { needPlain } from './literals.ts';
import type { Argument, Operator, Scope } from './operator.ts';
import { text, xsd } from './sql.ts';
import { sameBound } from './terms.ts';
import { asTermValue, boolean, failure, families, langString, readAs, type Value } from './value.ts';

const strings = [xsd('string'), langString].map(text).join(', ');

/** Values of one family are compared; all else is an error, NULL. */
function valuesCompared(sign: string, a: Value, b: Value, { known }: Scope): string {
  const conditions = Object.values(families).flatMap((family) => {
    const [left, right] = [a, b].map((value) => readAs(family, value));
    if (left === undefined || right === undefined) return [];
    if ('plain' in family && [a, b].some(({ type }) => type === 'term')) needPlain(known.plain, family.plain);
    return [`${left} ${sign} ${right}`];
  });
  const [only, ...others] = new Set(conditions);
  if (only === undefined) return failure('boolean').sql;
  return others.length === 0 ? only : `coalesce(${[only, ...others].join(', ')})`;
}

const ordered =
  (sign: string): Operator =>
  ([a, b], scope) =>
    boolean(valuesCompared(sign, a.value(), (b ?? a).value(), scope));

/**
 * Terms are equal where their values are; literals of types that are not compared are an error unless they are
 * the same term.
 *
 * @see https://www.w3.org/TR/sparql11-query/#func-RDFterm-equal
 */
function equal(a: Argument, b: Argument, scope: Scope): string {
  if (a.column && b.column && [a.column, b.column].some(neverLiteral)) {
    return whereBound(sameBound(a.column, b.column, scope.known), [a.column, b.column]);
  }
  const [left, right] = [a.value(), b.value()];
  const told = toldEqual(left, b) ?? toldEqual(right, a);
  if (told) return told;
  const byValue = valuesCompared('=', left, right, scope);
  if (left.type !== 'term' && right.type !== 'term') return byValue;
  const [x, y] = [columnsOf(left), columnsOf(right)];
  const same = `${x[0]} = ${y[0]} AND ${x[1]} = ${y[1]}`;
  const typed = `${x[2]} IS NOT DISTINCT FROM ${y[2]} AND ${x[3]} IS NOT DISTINCT FROM ${y[3]}`;
  const texts = `CASE WHEN ${x[2]} IN (${strings}) AND ${y[2]} IN (${strings}) THEN ${same} AND ${typed} END`;
  const literals = `coalesce(${byValue}, ${texts}, CASE WHEN ${same} AND ${typed} THEN true END)`;
  return `(CASE WHEN ${x[0]} < 3 OR ${y[0]} < 3 THEN ${same} ELSE ${literals} END)`;
}

/** A string that is told from others by what it is of, and one that the query writes. */
function toldEqual(value: Value, { column }: Argument): string | undefined {
  if (value.type !== 'string' || !value.is || column?.as.kind !== 'constant') return undefined;
  const { term } = column.as;
  const written = term.termType === 'Literal' && term.datatype.value === xsd('string');
  return written ? value.is(term.value) : undefined;
}

/** A computed number equals other numbers alone, whatever way it is written. */
function columnsOf(value: Value): readonly string[] {
  if (value.type !== 'decimal' && value.type !== 'double') return asTermValue(value).sql;
  const kind = `CASE WHEN ${value.sql} IS NOT NULL THEN 3 END`;
  return [kind, 'NULL::VARCHAR', text(xsd(value.type)), 'NULL::VARCHAR'];
}

/** Where two terms are never the same, that is so of those that are bound. */
function whereBound(condition: string | false, columns: readonly Column[]): string {
  if (condition !== false) return `(${condition})`;
  const optional = columns.filter((column) => column.optional).map(bound);
  return optional.length === 0 ? 'false' : `(CASE WHEN ${optional.join(' AND ')} THEN false END)`;
}

function neverLiteral({ as }: Column): boolean {
  if (as.kind === 'constant') return as.term.termType === 'NamedNode';
  return as.kind === 'observation' || (as.kind === 'id' && !as.literal);
}

function oneOf([wanted, ...list]: readonly Argument[], scope: Scope): string {
  if (!wanted || list.length === 0) return 'false';
  return list.map((one) => equal(wanted, one, scope)).join(' OR ');
}

/** The same term: of values too, the way in which they are written. */
function sameTerm(a: Argument, b: Argument, scope: Scope): string {
  if (!a.column || !b.column) throw new Beyond('sameTerm of what is computed');
  return whereBound(sameBound(a.column, b.column, scope.known), [a.column, b.column]);
}

export const comparisons: Readonly<Record<string, Operator>> = {
  '=': ([a, b = a], scope) => boolean(equal(a, b, scope)),
  '!=': ([a, b = a], scope) => boolean(`NOT ${equal(a, b, scope)}`),
  '<': ordered('<'),
  '<=': ordered('<='),
  '>': ordered('>'),
  '>=': ordered('>='),
  in: (args, scope) => boolean(oneOf(args, scope)),
  notin: (args, scope) => boolean(`NOT (${oneOf(args, scope)})`),
  sameterm: ([a, b = a], scope) => boolean(sameTerm(a, b, scope)),
};

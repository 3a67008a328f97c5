/** Functions over strings, which keep the language of their first argument. */
import { Beyond } from './column.ts';
import { needPlain, oddLetters } from './literals.ts';
import type { Argument, Operator, Scope } from './operator.ts';
import { isSafePattern } from './regex.ts';
import { text, xsd } from './sql.ts';
import { boolean, failure, isNumber, langString, string, type Value, whole } from './value.ts';

/** A string literal: its text, and its language, '' where it has none; without `tag` none ever has. */
interface Text {
  readonly sql: string;
  readonly tag?: string;
}

/** @returns undefined when the argument is no string, which is an error */
function textOf(arg: Argument): Text | undefined {
  const value = arg.value();
  if (value.type === 'string') return { sql: value.sql };
  if (value.type !== 'term') return undefined;
  const [, lexical, datatype, language] = value.sql;
  const sql = `(CASE WHEN ${datatype} IN (${text(xsd('string'))}, ${text(langString)}) THEN ${lexical} END)`;
  return { sql, tag: `coalesce(${language}, '')` };
}

/** A text with a language, '' for none. */
function tagged(sql: string, tag: string | undefined): Value {
  if (tag === undefined) return string(sql);
  const present = (made: string) => `CASE WHEN ${sql} IS NOT NULL THEN ${made} END`;
  const datatype = `CASE WHEN ${tag} = '' THEN ${text(xsd('string'))} ELSE ${text(langString)} END`;
  return { type: 'term', sql: [present('3'), sql, present(datatype), present(`nullif(${tag}, '')`)] };
}

/** What is computed where the second may stand beside the first. @see https://www.w3.org/TR/sparql11-query/#func-arg-compatibility */
function compatible(a: Text, b: Text, sql: string): string {
  if (b.tag === undefined) return `(${sql})`;
  const same = a.tag === undefined ? '' : ` OR ${b.tag} = ${a.tag}`;
  return `(CASE WHEN ${b.tag} = ''${same} THEN ${sql} END)`;
}

const test =
  (name: string): Operator =>
  ([first, second = first]) => {
    const [a, b] = [textOf(first), textOf(second)];
    return a && b ? boolean(compatible(a, b, `${name}(${a.sql}, ${b.sql})`)) : failure('boolean');
  };

/** One side of the first place where the second stands: simple and empty where it does not. */
const side =
  (make: (whole: string, part: string) => string): Operator =>
  ([first, second = first]) => {
    const [a, b] = [textOf(first), textOf(second)];
    if (!a || !b) return failure('string');
    const found = compatible(
      a,
      b,
      `CASE contains(${a.sql}, ${b.sql}) WHEN true THEN ${make(a.sql, b.sql)} WHEN false THEN '' END`,
    );
    const tag = a.tag && `(CASE WHEN contains(${a.sql}, ${b.sql}) THEN ${a.tag} ELSE '' END)`;
    return tagged(found, tag);
  };

const inCase =
  (name: 'upper' | 'lower'): Operator =>
  ([arg], { known }) => {
    const a = textOf(arg);
    if (!a) return failure('string');
    needPlain(known.plain, 'letters');
    if (new RegExp(oddLetters).test(a.sql)) throw new Beyond('a letter without another case');
    return tagged(`${name}(${a.sql})`, a.tag);
  };

/** Characters from a place on: places before the first count, but have none. */
const substring: Operator = ([source, start = source, length]) => {
  const a = textOf(source);
  const [from, count] = [start.value(), length?.value()];
  if (!a || !isNumber(from) || (count && !isNumber(count))) return failure('string');
  if (from.type !== 'integer' || (count && count.type !== 'integer'))
    throw new Beyond('a part of a character');
  // The database counts in 64 bits: past this no text goes.
  const place = (sql: string) => `greatest(least(${sql}::HUGEINT, 2000000000), -2000000000)::BIGINT`;
  const begin = `greatest(${place(from.sql)}, 1)`;
  if (!count) return tagged(`substring(${a.sql}, ${begin})`, a.tag);
  const end = `${place(from.sql)} + ${place(count.sql)}`;
  return tagged(`substring(${a.sql}, ${begin}, greatest(${end} - ${begin}, 0))`, a.tag);
};

function concatenated(args: readonly Argument[]): Value {
  const texts = args.map(textOf);
  if (texts.some((one) => one === undefined)) return failure('string');
  const found = texts as Text[];
  const sql = `(${found.map((one) => one.sql).join(' || ')})::VARCHAR`;
  const tags = found.flatMap(({ tag }) => tag ?? []);
  const [tag, ...others] = tags;
  if (tag === undefined || tags.length < found.length) return string(sql);
  if (others.length === 0) return tagged(sql, tag);
  return tagged(
    sql,
    `(CASE WHEN ${others.map((other) => `${other} = ${tag}`).join(' AND ')} THEN ${tag} ELSE '' END)`,
  );
}

/** The text of an argument that is the same in every solution. */
function written(arg: Argument | undefined): string {
  const as = arg?.column?.as;
  if (as?.kind !== 'constant' || as.term.termType !== 'Literal' || as.term.language !== '') {
    throw new Beyond('a pattern that is no plain string of the query');
  }
  return as.term.value;
}

/** Pattern and flags, where they mean the same to the database. */
function patternOf(pattern: Argument, flags: Argument | undefined): { pattern: string; flags: string } {
  const found = { pattern: written(pattern), flags: flags ? written(flags) : '' };
  if (!isSafePattern(found.pattern, found.flags)) throw new Beyond('a regular expression of its own');
  return found;
}

const matches: Operator = ([source, expression = source, modes]) => {
  const a = textOf(source);
  const { pattern, flags } = patternOf(expression, modes);
  return a
    ? boolean(`regexp_matches(${a.sql}, ${text(pattern)}${flags && `, ${text(flags)}`})`)
    : failure('boolean');
};

const replaced: Operator = ([source, expression = source, replacement, modes]) => {
  const a = textOf(source);
  const { pattern, flags } = patternOf(expression, modes);
  const by = written(replacement);
  if (/[$\\]/.test(by) || new RegExp(pattern, flags).test('')) throw new Beyond('a replacement of its own');
  return a
    ? tagged(`regexp_replace(${a.sql}, ${text(pattern)}, ${text(by)}, ${text(`g${flags}`)})`, a.tag)
    : failure('string');
};

/** The ranges of `LANGMATCHES` are basic ones. @see https://www.rfc-editor.org/rfc/rfc4647#section-3.3.1 */
const languageMatches: Operator = (args: readonly Argument[], _: Scope) => {
  const [tag, range] = args.map(textOf);
  if (!tag || !range) return failure('boolean');
  const prefix = `starts_with(lower(${tag.sql}), lower(${range.sql}) || '-')`;
  return boolean(
    `CASE WHEN ${range.sql} = '*' THEN ${tag.sql} <> '' ELSE lower(${tag.sql}) = lower(${range.sql}) OR ${prefix} END`,
  );
};

/** @see https://www.w3.org/TR/sparql11-query/#func-strings */
export const stringFunctions: Readonly<Record<string, Operator>> = {
  contains: test('contains'),
  strstarts: test('starts_with'),
  strends: test('ends_with'),
  strbefore: side((all, part) => `left(${all}, strpos(${all}, ${part}) - 1)`),
  strafter: side((all, part) => `substring(${all}, strpos(${all}, ${part}) + length(${part}))`),
  strlen: ([arg]) => {
    const a = textOf(arg);
    return a ? whole(`length(${a.sql})`) : failure('integer');
  },
  substr: substring,
  ucase: inCase('upper'),
  lcase: inCase('lower'),
  concat: concatenated,
  regex: matches,
  replace: replaced,
  langmatches: languageMatches,
};

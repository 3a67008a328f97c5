/** Functions over terms: what they are, and what they are written as. */
import { iri } from '../../rdf/index.ts';
import { Beyond } from './column.ts';
import { ofLiteral } from './literal-ranges.ts';
import { needPlain } from './literals.ts';
import type { Operator } from './operator.ts';
import { text, xsd } from './sql.ts';
import { boolean, isNumber, lexicalOf, numeric, string, type Value } from './value.ts';

/** What is asked of a term's kind; a computed value is a literal where it is no error. */
const isOfKind =
  (kind: number): Operator =>
  ([arg]) => {
    const value = arg.value();
    if (value.type === 'term') return boolean(`${value.sql[0]} = ${kind}`);
    return boolean(`CASE WHEN ${value.sql} IS NOT NULL THEN ${kind === 3} END`);
  };

function lexical(value: Value): string {
  if (value.type !== 'term') return lexicalOf(value);
  const [kind, written] = value.sql;
  return `(CASE WHEN ${kind} > 1 THEN ${written} END)`;
}

const isIri = isOfKind(2);

/** @see https://www.w3.org/TR/sparql11-query/#func-rdfTerms */
export const termFunctions: Readonly<Record<string, Operator>> = {
  isiri: isIri,
  isuri: isIri,
  isblank: isOfKind(1),
  isliteral: isOfKind(3),
  isnumeric: ([arg], { known }) => {
    const value = arg.value();
    if (value.type !== 'term')
      return boolean(`CASE WHEN ${value.sql} IS NOT NULL THEN ${isNumber(value)} END`);
    needPlain(known.plain, 'number');
    const [kind, , datatype] = value.sql;
    return boolean(`${kind} = 3 AND ${datatype} IN (${numeric.map(text).join(', ')})`);
  },
  str: ([arg]) => string(lexical(arg.value())),
  [xsd('string')]: ([arg]) => {
    const value = arg.value();
    // Numbers among them would be written in their shortest form.
    if (value.type === 'term') throw new Beyond('a cast of some term');
    return string(lexicalOf(value));
  },
  lang: ([arg], { known }) => {
    const told = ofLiteral(arg.column, known.literals, ({ language }) => language);
    if (told) return { ...string(told.sql), is: told.is };
    const value = arg.value();
    if (value.type !== 'term') return string(`(CASE WHEN ${value.sql} IS NOT NULL THEN '' END)`);
    const [kind, , , language] = value.sql;
    return string(`(CASE WHEN ${kind} = 3 THEN coalesce(${language}, '') END)`);
  },
  datatype: ([arg], { known }) => {
    const told = ofLiteral(arg.column, known.literals, ({ datatype }) => datatype);
    if (told) {
      const kind = `CASE WHEN ${told.sql} IS NOT NULL THEN 2 END`;
      return { type: 'term', sql: [kind, told.sql, 'NULL::VARCHAR', 'NULL::VARCHAR'] };
    }
    const value = arg.value();
    const [present, datatype] =
      value.type === 'term'
        ? [`${value.sql[0]} = 3`, `${value.sql[2]}`]
        : [`${value.sql} IS NOT NULL`, text(xsd(value.type))];
    const when = (sql: string) => `CASE WHEN ${present} THEN ${sql} END`;
    return { type: 'term', sql: [when('2'), when(datatype), 'NULL::VARCHAR', 'NULL::VARCHAR'] };
  },
  strlang: ([arg, tag = arg]) => {
    const [value, language] = [arg.value(), tag.value()];
    if (value.type !== 'string' || language.type !== 'string') throw new Beyond('STRLANG of some term');
    const when = (sql: string) =>
      `CASE WHEN ${value.sql} IS NOT NULL AND ${language.sql} <> '' THEN ${sql} END`;
    const langString = text(iri('rdf:langString').value);
    return {
      type: 'term',
      sql: [when('3'), when(value.sql), when(langString), when(`lower(${language.sql})`)],
    };
  },
};

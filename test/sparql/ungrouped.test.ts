import { expect, test } from 'vitest';
import { QuerySyntaxError } from '../../src/sparql/errors.ts';
import { parseQuery } from '../../src/sparql/parse.ts';

/** Where and what is wrong with a query; undefined when nothing is. */
function complaint(text: string): string | undefined {
  try {
    parseQuery(text, 'http://localhost:8080/');
    return undefined;
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    return `${error.line}:${error.column} ${error.words.en}`;
  }
}

test.each([
  ['SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c }', '1:8 ?a is neither grouped nor aggregated'],
  ['SELECT (SUM(?a) + ?c AS ?n) { ?a ?b ?c }', '1:19 ?c is neither grouped nor aggregated'],
  ['SELECT * { { SELECT ?a (COUNT(*) AS ?n)\n{ ?a ?b ?c } } }', '1:21 ?a is neither grouped nor aggregated'],
  ['SELECT (?a AS ?x) (MAX(?c) AS ?n) { ?a ?b ?c } GROUP BY ?b', '1:9 ?a is neither grouped'],
  ['SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c } GROUP BY ?b', '1:1 SELECT names what is neither grouped'],
])('a variable beside aggregates is grouped or aggregated: %s', (text, said) => {
  expect(complaint(text)).toMatch(said);
});

test.each([
  'SELECT ?b (COUNT(*) AS ?n) { ?a ?b ?c } GROUP BY ?b',
  'SELECT (COUNT(*) AS ?n) (?n + 1 AS ?more) { ?a ?b ?c }',
  'SELECT (STR(?z) AS ?y) (SUM(?c) AS ?n) { ?a ?b ?c } GROUP BY (STR(?b) AS ?z) HAVING (SUM(?c) > 1) ORDER BY ?z',
  'SELECT ?a { ?a ?b ?c { SELECT ?b (COUNT(*) AS ?n) { ?x ?b ?y } GROUP BY ?b } }',
])('a query that groups what it selects is taken: %s', (text) => {
  expect(complaint(text)).toBeUndefined();
});

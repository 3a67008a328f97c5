/** Random queries over the made releases: every construct that compiles, and some that do not. */
import * as fc from 'fast-check';

export const prologue = `
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX sdmx-attribute: <http://purl.org/linked-data/sdmx/2009/attribute#>
PREFIX sdmx-code: <http://purl.org/linked-data/sdmx/2009/code#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX id: <http://localhost:8080/id/>
PREFIX def: <http://localhost:8080/def/>
PREFIX ex: <http://example.org/>
`;

/** A query that no machine finishes in the time of a test: every way to choose five triples. */
export const endless =
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?c != ?f) }';

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const line = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((words) => words.join(' '));

const area = oneOf('id:caf\\/landes', 'id:caf\\/loire', 'id:caf\\/unknown');
const observation = oneOf(
  'id:observation\\/aah\\/landes\\/2014-12',
  'id:observation\\/aah\\/loire\\/2014-12',
  'id:observation\\/aah\\/loire\\/2099-12',
);

/** Triple patterns, each with variables that others have too. */
const triple = fc.oneof(
  { weight: 3, arbitrary: line(oneOf('?o'), oneOf('sdmx-dimension:refArea'), fc.oneof(oneOf('?a'), area)) },
  {
    weight: 2,
    arbitrary: line(oneOf('?o'), oneOf('sdmx-dimension:refPeriod'), oneOf('?p', 'id:period\\/2014-12')),
  },
  { weight: 3, arbitrary: line(oneOf('?o'), oneOf('def:beneficiaires'), oneOf('?v', '?w', '5465', '12')) },
  { weight: 1, arbitrary: line(oneOf('?o'), oneOf('def:effectif'), oneOf('?v', '?w')) },
  {
    weight: 2,
    arbitrary: line(oneOf('?o'), oneOf('sdmx-attribute:obsStatus'), oneOf('?s', 'sdmx-code:obsStatus-A')),
  },
  {
    weight: 1,
    arbitrary: line(oneOf('?o'), oneOf('sdmx-attribute:confStatus'), oneOf('?c', 'sdmx-code:confStatus-C')),
  },
  { weight: 1, arbitrary: line(oneOf('?o'), oneOf('a'), oneOf('?t', 'qb:Observation', 'skos:Concept')) },
  { weight: 1, arbitrary: line(oneOf('?o'), oneOf('qb:dataSet'), oneOf('?d', 'id:dataset\\/aah')) },
  {
    weight: 1,
    arbitrary: line(oneOf('?g', 'id:table\\/aah\\/caf-fr'), oneOf('qb:observation'), oneOf('?o')),
  },
  {
    weight: 2,
    arbitrary: line(
      oneOf('?o sdmx-dimension:refArea ?a . ?a', '?a'),
      oneOf('skos:prefLabel', 'skos:notation'),
      oneOf('?l', '"landes"'),
    ),
  },
  {
    weight: 1,
    arbitrary: line(
      oneOf('?o sdmx-dimension:refArea ?a . ?a', '?o sdmx-attribute:obsStatus ?s . ?s', '?a'),
      oneOf('ex:size'),
      oneOf('?v', '?z'),
    ),
  },
  {
    weight: 2,
    arbitrary: line(
      fc.oneof(oneOf('?a', '?o sdmx-dimension:refArea ?a . ?a'), area),
      oneOf(
        'skos:broader',
        'skos:broader+',
        'skos:broader*',
        'skos:broader?',
        '(skos:broader|ex:next)+',
        '(skos:broader/skos:broader)?',
        '(skos:broader|^skos:broader)*',
        '^skos:broader/ex:next',
        '^ex:next',
        '!(skos:broader|ex:note|ex:next)',
      ),
      oneOf('?r', 'ex:country'),
    ),
  },
  {
    weight: 1,
    arbitrary: oneOf(
      '?o sdmx-dimension:refArea/skos:broader* ?r',
      '?o sdmx-dimension:refArea/skos:broader+ ex:country',
      '?o sdmx-dimension:refArea|sdmx-dimension:refPeriod ?r',
      '?r ^(skos:broader*)/^sdmx-dimension:refArea ?o',
      '?r ex:next+ ?x',
      'ex:0 ex:next* ?r',
      'ex:elsewhere ex:next* ?r',
      'ex:0 ex:next+ ex:3',
      '?r ex:next/ex:next ?x',
      '?o !(rdf:type|qb:dataSet) ?x',
      '?x !(^ex:next|^skos:broader|^skos:notation) ?r',
    ),
  },
  {
    weight: 3,
    arbitrary: line(
      oneOf('?o sdmx-dimension:refArea ?a . ?a', '?a'),
      oneOf('ex:population ?n', 'ex:since ?day', 'ex:note ?z', 'ex:note ?l'),
    ),
  },
  { weight: 1, arbitrary: line(fc.oneof(oneOf('?o', '?a'), observation), oneOf('?q'), oneOf('?x')) },
  { weight: 1, arbitrary: line(oneOf('?o'), oneOf('?q'), oneOf('?x', '?o')) },
);

const bgp = fc.array(triple, { minLength: 1, maxLength: 3 }).map((triples) => `${triples.join(' . ')} .`);

const number = fc.oneof(
  { weight: 3, arbitrary: oneOf('?v', '?w') },
  oneOf('5000', '0', '12', '2.5', '-3', '1e3'),
  line(oneOf('(?v +', '(?v -', '(?n *', '(?v /'), oneOf('?w)', '?n)', '100)', '0)', '0.5)')),
  oneOf('?n', '?z', 'ABS(?v - 5000)', 'ROUND(?v / 100)', 'CEIL(-2.5)', 'FLOOR(?w / 7)', 'ROUND(-2.5)'),
  oneOf('YEAR(?day)', 'MONTH(?z)', 'DAY(?day)', 'HOURS(?z)', 'MINUTES(?z)'),
  oneOf('STRLEN(?l)', 'STRLEN(STR(?z))', 'xsd:integer(?v)', 'xsd:integer("12")', 'xsd:decimal("x")'),
  oneOf('xsd:integer(2.7)', 'xsd:double(?n)', 'IF(?v > 100, ?v, ?n)', 'COALESCE(?w, ?v, 0)'),
);
const string = fc.oneof(
  oneOf('LANG(?l)', 'STR(?l)', 'STR(?a)', '?l', '?z', 'STR(?v)', 'STR(?o)', 'LANG(?z)', 'STR(?z)'),
  oneOf('"fr"', '"landes"', '"la"', '"fr-FR"', '"en"@en', '"en"@fr', '"a"'),
  oneOf('UCASE(?l)', 'LCASE(STR(?z))', 'SUBSTR(?l, 2)', 'SUBSTR(?z, 1, 3)', 'SUBSTR(STR(?n), 2, 1)'),
  oneOf('STRBEFORE(?l, " ")', 'STRAFTER(?z, "n")', 'STRBEFORE(STR(?r), "zz")', 'STRAFTER(?l, "")'),
  oneOf('CONCAT(?l, "-", STR(?v))', 'CONCAT(?l, ?z)', 'CONCAT(STR(?a), "/", ?l)'),
  oneOf('REPLACE(?l, "[aeiou]", "-")', 'REPLACE(STR(?z), "a|n", "", "i")', 'COALESCE(?z, ?l, "none")'),
  oneOf('IF(BOUND(?v), ?l, "nothing")', 'IF(?n > 500000, ?z, ?a)', 'xsd:string(?z)', 'xsd:string(?v)'),
  oneOf('STR(DATATYPE(?z))', 'STR(DATATYPE(?v))', 'STRLANG(STR(?a), "fr")'),
);

const simple = fc.oneof(
  { weight: 3, arbitrary: line(number, oneOf('<', '<=', '>', '>=', '=', '!='), number) },
  line(
    oneOf('?a', '?s', '?o', '?p', '?x'),
    oneOf('=', '!='),
    fc.oneof(area, oneOf('?a', 'sdmx-code:obsStatus-A'), observation),
  ),
  line(string, oneOf('=', '!=', '<', '>='), string),
  line(oneOf('BOUND('), oneOf('?v', '?c', '?nowhere', '?l'), oneOf(')')),
  line(oneOf('?a', '?s'), oneOf('IN', 'NOT IN'), line(oneOf('('), area, oneOf(','), area, oneOf(')'))),
  line(
    oneOf('sameTerm('),
    oneOf('?a', '?v', '?l'),
    oneOf(','),
    oneOf('?a', '?w', '5465', '"landes"'),
    oneOf(')'),
  ),
  line(oneOf('CONTAINS(', 'STRSTARTS(', 'STRENDS('), string, oneOf(','), string, oneOf(')')),
  line(
    oneOf('LANG(?l)', 'LANG(?z)', '"fr"'),
    oneOf('=', '!=', 'IN ("en", "fr") && LANG(?l) !='),
    oneOf('"fr"', '"en"', '""', '"de"', 'LANG(?z)'),
  ),
  line(oneOf('LANGMATCHES( LANG(?l) ,'), oneOf('"fr"', '"*"', '"EN"'), oneOf(')')),
  line(oneOf('EXISTS {', 'NOT EXISTS {'), bgp, oneOf('}')),
  oneOf('?v', 'true', 'REGEX(STR(?l), "^l")', 'isLiteral(?x)', 'STRLEN(STR(?l)) > 8'),
  line(
    oneOf('isIRI(', 'isLiteral(', 'isBlank(', 'isNumeric('),
    oneOf('?x', '?z', '?a', '?v', '?o'),
    oneOf(')'),
  ),
  line(
    oneOf('?z', '?day', '?n'),
    oneOf('<', '>=', '=', '!='),
    oneOf(
      '?z',
      '?day',
      '"2014-02-03"^^xsd:date',
      '12',
      '2.5',
      '"2014-05-06T07:08:09Z"^^xsd:dateTime',
      'true',
    ),
  ),
  line(oneOf('?z', '?l', '?x'), oneOf('IN (', 'NOT IN ('), oneOf('12, 2.50)', '"county"@en, ?a)', '?l, ?v)')),
  oneOf('DATATYPE(?z) = xsd:integer', 'REGEX(?z, "n.t|^g", "i")', 'REGEX(?l, "(an|oi)+[a-e]")', 'BOUND(?r)'),
  oneOf('EXISTS { ?a skos:broader* ex:country }', 'NOT EXISTS { ?a skos:broader+ ?r }'),
  oneOf(
    'EXISTS { ?o2 sdmx-dimension:refArea ?a ; def:beneficiaires ?v2 FILTER(?v2 > ?v) }',
    'NOT EXISTS { ?a ex:note ?z2 FILTER(?z2 > ?z) }',
    'EXISTS { ?a ex:population ?n2 FILTER(?n2 > 500000) }',
    'EXISTS { { ?a skos:broader ?r } UNION { ?a ex:next ?r } }',
  ),
);
const condition: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc.tuple(simple, oneOf('&&', '||'), simple).map(([a, sign, b]) => `(${a}) ${sign} (${b})`),
  simple.map((inner) => `!(${inner})`),
);

const group: fc.Memo<string> = fc.memo((depth) =>
  fc
    .tuple(bgp, fc.array(depth > 1 ? part(depth - 1) : flat, { maxLength: 2 }))
    .map((parts) => parts.flat().join('\n')),
);
const flat = condition.map((filter) => `FILTER(${filter})`);
const part: fc.Memo<string> = fc.memo((depth) =>
  fc.oneof(
    { weight: 4, arbitrary: flat },
    { weight: 2, arbitrary: group(depth).map((inner) => `OPTIONAL { ${inner} }`) },
    { weight: 1, arbitrary: fc.tuple(group(depth), group(depth)).map(([a, b]) => `{ ${a} } UNION { ${b} }`) },
    { weight: 1, arbitrary: group(depth).map((inner) => `MINUS { ${inner} }`) },
    {
      weight: 1,
      arbitrary: line(oneOf('GRAPH'), oneOf('?graph {', 'id:catalog\\/graph {'), group(depth), oneOf('}')),
    },
    { weight: 1, arbitrary: line(oneOf('VALUES ?a {'), area, area, oneOf('}')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          oneOf('?v', '?a', '?z', '?l'),
          fc.array(oneOf('12', '5465', '0', 'UNDEF', 'id:caf\\/landes', 'ex:elsewhere', '2.5'), {
            minLength: 9,
            maxLength: 12,
          }),
        )
        .map(([name, terms]) => `VALUES ${name} { ${terms.join(' ')} }`),
    },
    {
      weight: 1,
      arbitrary: oneOf('VALUES (?a ?s) { (id:caf\\/landes UNDEF) (UNDEF sdmx-code:obsStatus-A) }'),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.nat(10_000), fc.oneof(number, condition, string))
        .map(([b, e]) => `BIND(${e} AS ?b${b})`),
    },
    {
      weight: 1,
      // The key is bound: Comunica joins no solution whose group has none, though it agrees with all.
      arbitrary: fc
        .tuple(
          oneOf('?a { ?o sdmx-dimension:refArea ?a .', '?s { ?o sdmx-attribute:obsStatus ?s .'),
          aggregate,
          group(depth),
        )
        .map(([bound, made, inner]) => {
          const key = bound.slice(0, 2);
          return `{ SELECT ${key} (${made} AS ?m) ${bound.slice(3)} ${inner} } GROUP BY ${key} }`;
        }),
    },
    {
      weight: 1,
      arbitrary: group(depth).map(
        (inner) =>
          `{ SELECT DISTINCT ?a ?v { ?o sdmx-dimension:refArea ?a ; def:beneficiaires ?v . ${inner} } }`,
      ),
    },
  ),
);

const aggregate: fc.Arbitrary<string> = fc.oneof(
  oneOf('COUNT(*)'),
  fc
    .tuple(oneOf('COUNT', 'SUM', 'AVG'), oneOf('', 'DISTINCT '), oneOf('?v', '?w'))
    .map(([f, d, v]) => `${f}(${d}${v})`),
  // Comunica has no least and greatest of all that `?v` stands for.
  oneOf('MIN(?w)', 'MAX(DISTINCT ?w)', 'MAX(?v + 0)'),
  fc.tuple(oneOf('', 'DISTINCT '), oneOf('?o', '?a', '?l', '?x')).map(([d, v]) => `COUNT(${d}${v})`),
  oneOf(
    'SUM(?v * 2)',
    'SUM(?v / ?w)',
    'COUNT(?v > 5000)',
    'SUM(?n)',
    'AVG(?v / ?n)',
    'MIN(?n)',
    'MAX(?v + 1)',
  ),
  oneOf('MIN(?day)', 'MAX(LCASE(STR(?l)))', 'MIN(STR(?a))', 'SAMPLE(STR("one"))', 'MAX(STRLEN(?l))'),
  fc
    .tuple(oneOf('', 'DISTINCT '), oneOf('?l', 'STR(?a)', '?v', '?z', '?a'))
    .map(([d, v]) => `GROUP_CONCAT(${d}${v}; SEPARATOR="|")`),
);

export interface RandomQuery {
  readonly text: string;
  /** The columns that the solutions are sorted by, as far as SPARQL fixes their order. */
  readonly sorted: readonly number[];
}

/** A whole query, without its prologue. */
export const query: fc.Arbitrary<RandomQuery> = fc.oneof(
  { weight: 5, arbitrary: group(2).map((body) => ({ text: `SELECT * { ${body} }`, sorted: [] })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(oneOf('DISTINCT ', '', ''), oneOf('?a ?v', '?o', '?s ?l', '?a'), group(2))
      .map(([distinct, names, body]) => ({ text: `SELECT ${distinct}${names} { ${body} }`, sorted: [] })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(oneOf('?v', '?a', '?p'), oneOf('ASC', 'DESC'), group(2))
      .map(([key, direction, body]) => ({
        text: `SELECT ${key} { ${body} } ORDER BY ${direction}(${key})`,
        sorted: [0],
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(oneOf('?v', '?a'), fc.nat(4), fc.nat(5), group(2))
      .map(([key, offset, limit, body]) => ({
        text: `SELECT DISTINCT ${key} { ${body} } ORDER BY ${key} LIMIT ${limit} OFFSET ${offset}`,
        sorted: [0],
      })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        oneOf('?a', '?s', '?p', '?l', '(FLOOR(?v / 100) AS ?bin)', '(YEAR(?day) AS ?year)'),
        aggregate,
        aggregate,
        oneOf('', ' HAVING (COUNT(*) > 1)'),
        group(2),
      )
      .map(([key, one, other, having, body]) => ({
        text: `SELECT ${/\?\w+(?=\)?$)/.exec(key)} (${one} AS ?m) (${other} AS ?n2) { ${body} } GROUP BY ${key}${having}`,
        sorted: [],
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(aggregate, group(2))
      .map(([one, body]) => ({ text: `SELECT (${one} AS ?m) { ${body} }`, sorted: [] })),
  },
  { weight: 1, arbitrary: group(2).map((body) => ({ text: `ASK { ${body} }`, sorted: [] })) },
  {
    weight: 1,
    arbitrary: group(2).map((body) => ({
      text: `CONSTRUCT { ?o ex:has ?v . ?a ex:of ?o } { ${body} }`,
      sorted: [],
    })),
  },
);

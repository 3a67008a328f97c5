/** Observations as N-Triples or Turtle, one row of text per observation, by SQL alone. */
import { type CubeLayout, statusTerms } from '../../cube/index.ts';
import { type Iris, iri, prefixes } from '../../rdf/index.ts';
import { identifier, text } from './sql.ts';

/** A property, the SQL of its value, and when it is there at all. */
interface Pair {
  readonly property: string;
  readonly value: string;
  readonly when?: string;
}

/** How a notation names an IRI, writes an integer, and joins one subject's pairs into statements. */
interface Notation {
  name(iri: string): string;
  integer(sql: string): string;
  statements(pairs: readonly Pair[]): string;
}

const full = (value: string): string => `<${value}>`;
const present = ({ when }: Pair, sql: string): string =>
  when ? `CASE WHEN ${when} THEN ${sql} ELSE '' END` : sql;

const nTriples: Notation = {
  name: full,
  integer: (sql) => `'"' || ${sql} || ${text(`"^^${full(iri('xsd:integer').value)}`)}`,
  statements: (pairs) =>
    pairs
      .map((pair) =>
        present(pair, `subject || ${text(` ${full(pair.property)} `)} || ${pair.value} || ' .' || chr(10)`),
      )
      .join(' || '),
};

const turtle = (known: Readonly<Record<string, string>>): Notation => {
  const name = (value: string): string => {
    const prefix = Object.keys(known).find((key) => value.startsWith(known[key] ?? value));
    const local = value.slice(known[prefix ?? '']?.length);
    return prefix !== undefined && /^[A-Za-z][A-Za-z0-9-]*$/.test(local) ? `${prefix}:${local}` : full(value);
  };
  return {
    name,
    integer: (sql) => `${sql}::VARCHAR`,
    statements: (pairs) =>
      `subject || ${pairs
        .map((pair, at) =>
          present(pair, `${text(`${at === 0 ? '' : ' ;\n '} ${name(pair.property)} `)} || ${pair.value}`),
        )
        .join(' || ')} || ' .' || chr(10)`,
  };
};

/**
 * The SQL that gives each observation's statements, those that `observationQuads` makes of its row.
 * In Turtle the prefixes are those of the document's head.
 */
export function observationText(iris: Iris, layout: CubeLayout, suffix: 'nt' | 'ttl'): string {
  const notation = suffix === 'nt' ? nTriples : turtle({ ...prefixes, ...iris.prefixes() });
  const named = (value: string): string => text(notation.name(value));
  const joined = layout.dimensions.map(({ id, property, scheme }, at) => ({
    property,
    code: `c${at}`,
    term: `t${at}`,
    joins: `JOIN release.code c${at} ON c${at}.scheme = ${text(scheme)} AND c${at}.term = o.${identifier(id)}
      JOIN release.term t${at} ON t${at}.id = o.${identifier(id)}`,
  }));
  const figure = `o.${identifier(layout.measure.id)}`;
  const pairs: Pair[] = [
    { property: iri('rdf:type').value, value: named(iri('qb:Observation').value) },
    { property: iri('qb:dataSet').value, value: named(iris.dataset(layout.dataset).value) },
    ...joined.map(({ property, term }) => ({ property, value: `'<' || ${term}.value || '>'` })),
    { property: layout.measure.property, value: notation.integer(figure), when: `${figure} IS NOT NULL` },
    { property: iri('sdmx-attribute:obsStatus').value, value: `'<' || s.value || '>'` },
    {
      property: iri('sdmx-attribute:confStatus').value,
      value: named(iri('sdmx-code:confStatus-C').value),
      when: `s.value = ${text(statusTerms(iris).C.value)}`,
    },
  ];
  const groups = layout.tables.map((table, bit) => {
    const says = `${notation.name(iris.table(layout.dataset, table).value)} ${notation.name(iri('qb:observation').value)} `;
    return ` || CASE WHEN (o.sources >> ${bit}) & 1 = 1 THEN ${text(says)} || subject || ' .' || chr(10) ELSE '' END`;
  });
  const codes = joined.map(({ code }) => `${code}.code`).join(" || '/' || ");
  return `
    SELECT rtrim(${notation.statements(pairs)}${groups.join('')}, chr(10))
    FROM release.observation.${identifier(layout.dataset)} o
    ${joined.map(({ joins }) => joins).join('\n')}
    JOIN release.term s ON s.id = o.status,
    LATERAL (SELECT ${text(`<${iris.observation(layout.dataset, ['']).value}`)} || ${codes} || '>') AS named(subject)
    ORDER BY ${joined.map(({ code }) => `${code}.position`).join(', ')}`;
}

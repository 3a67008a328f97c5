/** A view as SPARQL: a query whose rows are exactly its figures. */
import { statusTerms } from '../cube/index.ts';
import { type Language, prefixes } from '../rdf/index.ts';
import type { Selection } from './view-selection.ts';

/** @param language  of the labels */
export async function viewQuery(selection: Selection, language: Language): Promise<string> {
  const { release, cube, slice, varying, held } = selection;
  const { iris } = release;
  const heldAt = new Map(held.map(({ dimension, code }) => [dimension, code.iri]));
  const short = (iri: string) => shorten(iri, iris.prefixes());
  const choices = await Promise.all(varying.map((id) => choice(selection, id, short)));
  const columns = [...varying.flatMap((id) => [id, `${id}Label`]), cube.measure.id, 'obsStatus'];
  const body = [
    `SELECT ${columns.map((name) => `?${name}`).join(' ')} WHERE {`,
    ...choices.flat(),
    `  ?observation qb:dataSet ${short(iris.dataset(cube.dataset).value)} ;`,
    ...cube.dimensions.map(({ id, property }) => {
      const value = heldAt.get(id);
      return `    ${short(property)} ${value === undefined ? `?${id}` : short(value)} ;`;
    }),
    '    sdmx-attribute:obsStatus ?obsStatus .',
    ...(slice.status ? [`  FILTER (?obsStatus = ${short(statusTerms(iris)[slice.status].value)})`] : []),
    `  OPTIONAL { ?observation ${short(cube.measure.property)} ?${cube.measure.id} }`,
    ...varying.map(
      (id) => `  OPTIONAL { ?${id} skos:prefLabel ?${id}Label FILTER (LANG(?${id}Label) = "${language}") }`,
    ),
    '}',
    `ORDER BY ${varying.map((id) => `?${id}`).join(' ')}`,
  ].join('\n');
  return `${declarations(body, iris.prefixes())}\n\n${body}\n`;
}

/** The codes chosen of a dimension, if any. */
async function choice({ pivot, slice }: Selection, id: string, short: (iri: string) => string) {
  const wanted = slice.codes?.[id];
  const above = slice.under?.[id];
  const { byCode } = await pivot.codes(id);
  const iris = wanted?.flatMap((code) => byCode.get(code)?.iri ?? []);
  return [
    ...(iris ? [`  VALUES ?${id} { ${iris.map(short).join(' ')} }`] : []),
    ...(above === undefined ? [] : [`  ?${id} skos:broader <${above}> .`]),
  ];
}

/** What SPARQL takes after a prefix without escapes. */
const local = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;

/** An IRI by its prefix where that is plain to write, or whole. */
function shorten(iri: string, own: Readonly<Record<string, string>>): string {
  const known = Object.entries({ ...prefixes, ...own }).find(
    ([, namespace]) => iri.startsWith(namespace) && local.test(iri.slice(namespace.length)),
  );
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : `<${iri}>`;
}

/** The prefixes that a query uses. */
function declarations(body: string, own: Readonly<Record<string, string>>): string {
  return Object.entries({ ...prefixes, ...own })
    .filter(([prefix]) => new RegExp(`(?<![\\w<-])${prefix}:(?!/)`).test(body))
    .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`)
    .join('\n');
}

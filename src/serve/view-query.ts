/** A view as SPARQL: a query whose rows are exactly its figures. */
import { statusTerms } from '../cube/index.ts';
import type { Language } from '../rdf/index.ts';
import { short, withPrologue } from './sparql-prefixes.ts';
import type { Selection } from './view-selection.ts';

/** @param language  of the labels */
export async function viewQuery(selection: Selection, language: Language): Promise<string> {
  const { release, cube, slice, varying, held } = selection;
  const { iris } = release;
  const heldAt = new Map(held.map(({ dimension, code }) => [dimension, code.iri]));
  const written = (iri: string) => short(iris, iri);
  const choices = await Promise.all(varying.map((id) => choice(selection, id, written)));
  const columns = [...varying.flatMap((id) => [id, `${id}Label`]), cube.measure.id, 'obsStatus'];
  const body = [
    `SELECT ${columns.map((name) => `?${name}`).join(' ')} WHERE {`,
    ...choices.flat(),
    `  ?observation qb:dataSet ${written(iris.dataset(cube.dataset).value)} ;`,
    ...cube.dimensions.map(({ id, property }) => {
      const value = heldAt.get(id);
      return `    ${written(property)} ${value === undefined ? `?${id}` : written(value)} ;`;
    }),
    '    sdmx-attribute:obsStatus ?obsStatus .',
    ...(slice.status ? [`  FILTER (?obsStatus = ${written(statusTerms(iris)[slice.status].value)})`] : []),
    `  OPTIONAL { ?observation ${written(cube.measure.property)} ?${cube.measure.id} }`,
    ...varying.map(
      (id) => `  OPTIONAL { ?${id} skos:prefLabel ?${id}Label FILTER (LANG(?${id}Label) = "${language}") }`,
    ),
    '}',
    `ORDER BY ${varying.map((id) => `?${id}`).join(' ')}`,
  ].join('\n');
  return withPrologue(iris, body);
}

/** The codes chosen of a dimension, if any. */
async function choice({ pivot, slice }: Selection, id: string, written: (iri: string) => string) {
  const wanted = slice.codes?.[id];
  const above = slice.under?.[id];
  const { byCode } = await pivot.codes(id);
  const iris = wanted?.flatMap((code) => byCode.get(code)?.iri ?? []);
  return [
    ...(iris ? [`  VALUES ?${id} { ${iris.map(written).join(' ')} }`] : []),
    ...(above === undefined ? [] : [`  ?${id} skos:broader <${above}> .`]),
  ];
}

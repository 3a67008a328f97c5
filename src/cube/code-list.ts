/** Code lists that a description gives itself, as SKOS. */
import type { CodeList } from '../describe/index.ts';
import { type Iris, iri, literal, type Quad, resource, textLiterals } from '../rdf/index.ts';

/** @see https://www.w3.org/TR/vocab-data-cube/#schemes */
export function codeListQuads(iris: Iris, { scheme, label, codes }: CodeList): Quad[] {
  const graph = iris.catalogGraph();
  const list = iris.scheme(scheme);
  const iriOf = new Map(codes.map(({ code, iri: value }) => [code, value]));
  const tops = codes.filter(({ parent }) => parent === undefined);
  return [
    ...resource(graph, list, {
      'rdf:type': iri('skos:ConceptScheme'),
      'skos:prefLabel': textLiterals(label),
      'skos:hasTopConcept': tops.map((code) => code.iri),
    }),
    ...codes.flatMap((code) =>
      resource(graph, code.iri, {
        'rdf:type': iri('skos:Concept'),
        'skos:prefLabel': textLiterals(code.label),
        'skos:notation': literal(code.code),
        'skos:inScheme': list,
        'skos:topConceptOf': code.parent === undefined ? list : undefined,
        'skos:broader': code.parent === undefined ? undefined : iriOf.get(code.parent),
      }),
    ),
  ];
}

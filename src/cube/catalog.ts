/** The catalogue: what is published, by whom, under which licence (DCAT). */
import type { Catalog } from '../describe/index.ts';
import { type Iris, iri, literal, namedNode, type Quad, resource, textLiterals } from '../rdf/index.ts';

const languageOf = (code: string) =>
  namedNode(`http://publications.europa.eu/resource/authority/language/${code}`);

/** @see https://www.w3.org/TR/vocab-dcat-3/#Class:Catalog */
export function catalogQuads(iris: Iris, catalog: Catalog): Quad[] {
  const graph = iris.catalogGraph();
  const datasets = catalog.datasets.map(({ id }) => iris.dataset(id));
  const sparql = iris.id('service', 'sparql');
  return [
    ...resource(graph, iris.catalog(), {
      'rdf:type': iri('dcat:Catalog'),
      'dct:title': textLiterals(catalog.title),
      'dct:description': textLiterals(catalog.description),
      'dct:publisher': iris.publisher(),
      'dct:license': namedNode(catalog.licence.url),
      'dct:language': [languageOf('FRA'), languageOf('ENG')],
      'dcat:contactPoint': iris.contact(),
      'dcat:themeTaxonomy': iris.id('theme'),
      'dcat:dataset': datasets,
      'dcat:service': sparql,
      'foaf:homepage': namedNode(iris.base),
    }),
    ...resource(graph, iris.publisher(), {
      'rdf:type': [iri('foaf:Organization'), iri('prov:Agent')],
      'foaf:name': textLiterals(catalog.publisher.name),
      'foaf:homepage': namedNode(catalog.publisher.homepage),
    }),
    ...resource(graph, iris.contact(), {
      'rdf:type': iri('vcard:Organization'),
      'vcard:fn': literal(catalog.contact.name),
      'vcard:hasEmail':
        catalog.contact.email === undefined ? undefined : namedNode(`mailto:${catalog.contact.email}`),
      'vcard:hasURL': catalog.contact.url === undefined ? undefined : namedNode(catalog.contact.url),
    }),
    ...resource(graph, namedNode(catalog.licence.url), {
      'rdf:type': iri('dct:LicenseDocument'),
      'rdfs:label': textLiterals(catalog.licence.name),
    }),
    ...resource(graph, sparql, {
      'rdf:type': iri('dcat:DataService'),
      'dct:title': textLiterals({ fr: 'Point d’accès SPARQL', en: 'SPARQL endpoint' }),
      'dcat:endpointURL': namedNode(`${iris.base}sparql`),
      'dcat:servesDataset': datasets,
      'dct:license': namedNode(catalog.licence.url),
    }),
  ];
}

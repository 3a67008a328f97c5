/** What is published and how to get at it, for machines that arrive at the front door (VoID). */
import {
  integer,
  iri,
  literal,
  namedNode,
  prefixes,
  type Quad,
  resource,
  textLiterals,
} from '../rdf/index.ts';
import type { Site } from './site.ts';

/** The vocabularies that the data use, by prefix. */
const vocabularies = [
  'qb',
  'skos',
  'dcat',
  'dct',
  'prov',
  'time',
  'sdmx-dimension',
  'sdmx-attribute',
] as const;

/** The forms of the documents, as W3C names them. @see https://www.w3.org/ns/formats/ */
const formats = ['Turtle', 'N-Triples', 'JSON-LD', 'TriG', 'N-Quads'] as const;

/** @see https://www.w3.org/TR/void/ */
export function voidQuads({ release: { manifest }, iris, title, licence }: Site): Quad[] {
  const graph = namedNode(`${iris.base}.well-known/void`);
  const all = namedNode(`${graph.value}#all`);
  return [
    ...resource(graph, graph, {
      'rdf:type': iri('void:DatasetDescription'),
      'foaf:primaryTopic': all,
      'dct:title': textLiterals(title),
    }),
    ...resource(graph, all, {
      'rdf:type': iri('void:Dataset'),
      'dct:title': textLiterals(title),
      'dct:license': namedNode(licence.url),
      'foaf:homepage': namedNode(iris.base),
      'void:uriSpace': literal(iris.base),
      'void:sparqlEndpoint': namedNode(`${iris.base}sparql`),
      'void:rootResource': iris.catalog(),
      'void:vocabulary': vocabularies.map((prefix) => namedNode(prefixes[prefix])),
      'void:feature': formats.map((format) => namedNode(`http://www.w3.org/ns/formats/${format}`)),
      'void:subset': manifest.cubes.map(({ dataset }) => iris.dataset(dataset)),
    }),
    ...manifest.cubes.flatMap(({ dataset, observations }) =>
      resource(graph, iris.dataset(dataset), {
        'rdf:type': iri('void:Dataset'),
        'void:uriSpace': literal(`${iris.id('observation', dataset).value}/`),
        'void:entities': integer(observations),
        'void:sparqlEndpoint': namedNode(`${iris.base}sparql`),
        'void:dataDump': manifest.downloads
          .filter((download) => download.dataset === dataset && /\.(nt|ttl)\.gz$/.test(download.file))
          .map(({ file }) => iris.download(file)),
      }),
    ),
  ];
}

/** What the SPARQL endpoint can do, for machines (SPARQL 1.1 Service Description). */
import { namedNode, type Quad, quad, resource, textLiterals } from '../rdf/index.ts';
import type { Site } from './site.ts';

const SD = 'http://www.w3.org/ns/sparql-service-description#';
const FORMATS = 'http://www.w3.org/ns/formats/';

/** The prefixes under which the description is written. */
export const servicePrefixes = { sd: SD, formats: FORMATS };

const resultFormats = [
  'SPARQL_Results_JSON',
  'SPARQL_Results_XML',
  'SPARQL_Results_CSV',
  'SPARQL_Results_TSV',
  'Turtle',
  'N-Triples',
  'JSON-LD',
] as const;

/** @see https://www.w3.org/TR/sparql11-service-description/ */
export function serviceQuads({ iris, release: { manifest }, title }: Site): Quad[] {
  const endpoint = namedNode(`${iris.base}sparql`);
  const service = iris.id('service', 'sparql');
  const dataset = namedNode(`${endpoint.value}#dataset`);
  const defaultGraph = namedNode(`${endpoint.value}#default-graph`);
  const named = [iris.catalogGraph(), ...manifest.cubes.map((cube) => iris.datasetGraph(cube.dataset))];
  const entry = (position: number) => namedNode(`${endpoint.value}#named-graph-${position + 1}`);
  const say = (subject: Quad['subject'], property: string, ...objects: readonly Quad['object'][]) =>
    objects.map((object) => quad(subject, namedNode(SD + property), object, endpoint));
  const isA = (subject: Parameters<typeof resource>[1], type: string) =>
    resource(endpoint, subject, { 'rdf:type': namedNode(SD + type) });
  return [
    ...isA(service, 'Service'),
    ...resource(endpoint, service, { 'dct:title': textLiterals(title) }),
    ...say(service, 'endpoint', endpoint),
    ...say(service, 'supportedLanguage', namedNode(`${SD}SPARQL11Query`)),
    ...say(service, 'feature', namedNode(`${SD}UnionDefaultGraph`)),
    ...say(service, 'resultFormat', ...resultFormats.map((format) => namedNode(FORMATS + format))),
    ...say(service, 'defaultDataset', dataset),
    ...isA(dataset, 'Dataset'),
    ...say(dataset, 'defaultGraph', defaultGraph),
    ...isA(defaultGraph, 'Graph'),
    ...named.flatMap((graph, position) => [
      ...say(dataset, 'namedGraph', entry(position)),
      ...isA(entry(position), 'NamedGraph'),
      ...say(entry(position), 'name', graph),
    ]),
  ];
}

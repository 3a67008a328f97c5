/** The namespaces that the project writes, each with the prefix under which people know it. */
import type { NamedNode } from '@rdfjs/types';
import { namedNode } from './terms.ts';

/** Prefix → namespace IRI. The publisher's own (`def`, `id`) depend on the base: see cube/iri. */
export const prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  qb: 'http://purl.org/linked-data/cube#',
  'sdmx-concept': 'http://purl.org/linked-data/sdmx/2009/concept#',
  'sdmx-dimension': 'http://purl.org/linked-data/sdmx/2009/dimension#',
  'sdmx-measure': 'http://purl.org/linked-data/sdmx/2009/measure#',
  'sdmx-attribute': 'http://purl.org/linked-data/sdmx/2009/attribute#',
  'sdmx-code': 'http://purl.org/linked-data/sdmx/2009/code#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  void: 'http://rdfs.org/ns/void#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  time: 'http://www.w3.org/2006/time#',
  dqv: 'http://www.w3.org/ns/dqv#',
  sh: 'http://www.w3.org/ns/shacl#',
  igeo: 'http://rdf.insee.fr/def/geo#',
} as const;

export type Prefix = keyof typeof prefixes;

type Namespace = (localName: string) => NamedNode;

/** `ns.qb('Observation')` is the IRI of qb:Observation. */
export const ns = Object.fromEntries(
  Object.entries(prefixes).map(([prefix, iri]) => [prefix, (name: string) => namedNode(iri + name)]),
) as unknown as Record<Prefix, Namespace>;

/** The RDF formats that starcube writes: media type, suffix, and what their writer needs to know. */
export interface RdfFormat {
  readonly mediaType: string;
  /** File suffix, without the dot. */
  readonly suffix: string;
  /** Whether the format can name graphs. */
  readonly graphs: boolean;
  /** Whether each quad is a line of its own. */
  readonly lines: boolean;
}

/** In order of preference, Turtle first. */
export const rdfFormats: readonly RdfFormat[] = [
  { mediaType: 'text/turtle', suffix: 'ttl', graphs: false, lines: false },
  { mediaType: 'application/ld+json', suffix: 'jsonld', graphs: true, lines: false },
  { mediaType: 'application/n-triples', suffix: 'nt', graphs: false, lines: true },
  { mediaType: 'application/trig', suffix: 'trig', graphs: true, lines: false },
  { mediaType: 'application/n-quads', suffix: 'nq', graphs: true, lines: true },
];

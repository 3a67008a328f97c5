export { type RdfFormat, rdfFormats } from './formats.ts';
export { Iris } from './iri.ts';
export { ns, type Prefix, prefixes } from './namespaces.ts';
export { RdfSyntaxError, readNQuads, readTurtle } from './read.ts';
export { boolean, date, integer, iri, type PrefixedName, resource } from './resource.ts';
export {
  type BlankNode,
  blankNode,
  defaultGraph,
  type Language,
  type Literal,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
  type Term,
  type Text,
  textLiterals,
  type Variable,
  variable,
} from './terms.ts';
export { type Quads, writeRdf, writeRdfText } from './write.ts';

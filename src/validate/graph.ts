/** Reads of a graph, whichever named graph a statement is in. */
import type { Store } from 'n3';
import { iri, type NamedNode, type PrefixedName, type Term, type Text } from '../rdf/index.ts';

export const rdfList = { first: iri('rdf:first'), rest: iri('rdf:rest'), nil: iri('rdf:nil') };

/** Each object once. */
export function objects(graph: Store, subject: Term, property: PrefixedName | NamedNode): Term[] {
  return graph.getObjects(subject as never, termOf(property) as never, null) as Term[];
}

export function object(graph: Store, subject: Term, property: PrefixedName | NamedNode): Term | undefined {
  return objects(graph, subject, property)[0];
}

/** Each subject once. */
export function subjects(graph: Store, property: PrefixedName | NamedNode, value: Term | null): Term[] {
  return graph.getSubjects(termOf(property) as never, value as never, null) as Term[];
}

export const instances = (graph: Store, type: PrefixedName): Term[] => subjects(graph, 'rdf:type', iri(type));

export function has(graph: Store, subject: Term, property: PrefixedName | NamedNode, value: Term): boolean {
  return graph.countQuads(subject as never, termOf(property) as never, value as never, null) > 0;
}

/** The members of an RDF list. */
export function listOf(graph: Store, head: Term): Term[] {
  const members: Term[] = [];
  for (
    let node: Term | undefined = head;
    node && !node.equals(rdfList.nil);
    node = object(graph, node, rdfList.rest)
  ) {
    const member = object(graph, node, rdfList.first);
    if (member) members.push(member);
  }
  return members;
}

/** A property's values in both languages; the one that is missing is said in the other. */
export function textOf(graph: Store, subject: Term, property: PrefixedName | NamedNode): Text | undefined {
  const values = objects(graph, subject, property);
  const inLanguage = (language: string) =>
    values.find((value) => value.termType === 'Literal' && value.language === language)?.value;
  const fr = inLanguage('fr') ?? inLanguage('en') ?? values[0]?.value;
  return fr === undefined ? undefined : { fr, en: inLanguage('en') ?? fr };
}

const termOf = (property: PrefixedName | NamedNode): NamedNode =>
  typeof property === 'string' ? iri(property) : property;

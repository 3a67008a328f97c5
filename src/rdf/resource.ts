/** A resource's statements, written as a table of property → values. */
import { ns, type Prefix } from './namespaces.ts';
import { type Literal, literal, type NamedNode, type Quad, quad } from './terms.ts';

/** A prefixed name, e.g. `qb:DataSet`; the prefix is one of `prefixes`. */
export type PrefixedName = `${Prefix}:${string}`;

type Value = NamedNode | Literal;

/** The IRI that a prefixed name stands for. */
export function iri(name: PrefixedName): NamedNode {
  const colon = name.indexOf(':');
  return ns[name.slice(0, colon) as Prefix](name.slice(colon + 1));
}

/**
 * The statements about one subject.
 *
 * @param properties  property → value, values, or undefined when there is nothing to say
 */
export function resource(
  graph: NamedNode,
  subject: NamedNode,
  properties: Partial<Record<PrefixedName, Value | readonly Value[] | undefined>>,
): Quad[] {
  return Object.entries(properties).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => quad(subject, iri(name as PrefixedName), value as Value, graph)),
  );
}

export const integer = (value: number | bigint): Literal => literal(value.toString(), iri('xsd:integer'));
export const boolean = (value: boolean): Literal => literal(String(value), iri('xsd:boolean'));
/** @param value  ISO 8601, e.g. `2015-03-19` */
export const date = (value: string): Literal => literal(value, iri('xsd:date'));

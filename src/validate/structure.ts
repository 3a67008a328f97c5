/** A dataset's structure, read back from the graph: the components that its observations must have. */
import type { Store } from 'n3';
import { iri, type NamedNode, type Term } from '../rdf/index.ts';
import { object, objects } from './graph.ts';

export type Role = 'dimension' | 'measure' | 'attribute';

export interface Component {
  readonly specification: Term;
  readonly role: Role;
  readonly property: NamedNode;
  readonly codeList?: Term;
  /** What `qb:componentRequired` says, where it says it. */
  readonly required?: boolean;
  /** What the component is attached to: the dataset, a slice, else the observation. */
  readonly attachment?: Term;
}

export interface Structure {
  readonly dataset: NamedNode;
  readonly components: readonly Component[];
}

/**
 * The components of all the structures that a dataset has: it should have one (IC-2).
 * A component says its role by the property that links it (qb:dimension…), or, through
 * qb:componentProperty, by the class of what it links to; both mean the same.
 *
 * @see https://www.w3.org/TR/vocab-data-cube/#normalize
 */
export function structureOf(graph: Store, dataset: NamedNode): Structure {
  const components = objects(graph, dataset, 'qb:structure')
    .flatMap((structure) => objects(graph, structure, 'qb:component'))
    .flatMap((specification) => componentsOf(graph, specification));
  return { dataset, components };
}

export const componentsIn = ({ components }: Structure, role: Role): Component[] =>
  components.filter((component) => component.role === role);

const classes = {
  dimension: iri('qb:DimensionProperty'),
  measure: iri('qb:MeasureProperty'),
  attribute: iri('qb:AttributeProperty'),
} as const;

/** Normally one. */
export function componentsOf(graph: Store, specification: Term): Component[] {
  return (Object.keys(classes) as Role[]).flatMap((role) => {
    const properties = [
      ...objects(graph, specification, `qb:${role}`),
      ...objects(graph, specification, 'qb:componentProperty').filter((property) =>
        objects(graph, property, 'rdf:type').some((type) => type.equals(classes[role])),
      ),
    ];
    return properties.map((property) => componentOf(graph, specification, role, property as NamedNode));
  });
}

function componentOf(graph: Store, specification: Term, role: Role, property: NamedNode): Component {
  const codeList = object(graph, property, 'qb:codeList');
  const required = object(graph, specification, 'qb:componentRequired');
  const attachment = object(graph, specification, 'qb:componentAttachment');
  return {
    specification,
    role,
    property,
    ...(codeList ? { codeList } : {}),
    ...(required ? { required: required.value === 'true' || required.value === '1' } : {}),
    ...(attachment ? { attachment } : {}),
  };
}

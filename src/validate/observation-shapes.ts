/** The shapes of a dataset's observations: the templates of `shapes/observation.ttl`, filled in from its structure. */
import { Store } from 'n3';
import { blankNode, iri, type NamedNode, namedNode, type Quad, quad, type Term } from '../rdf/index.ts';
import { has } from './graph.ts';
import { type Component, componentsIn, type Role, type Structure } from './structure.ts';

const roles = {
  dimension: iri('qb:dimension'),
  measure: iri('qb:measure'),
  attribute: iri('qb:attribute'),
} as const satisfies Record<Role, NamedNode>;
const codeListRole = iri('qb:codeList');

/**
 * A named shape that speaks of a role is copied for each component that has the role. One that speaks of a
 * code list is left out where the dimension has none, or one that is no concept scheme: then IC-19 to IC-21 check it.
 *
 * @param graph  where code lists are described
 */
export function observationShapes(templates: readonly Quad[], structure: Structure, graph: Store): Store {
  const shapes = [...new Set(templates.flatMap(({ subject }) => (isName(subject) ? [subject.value] : [])))];
  const copies = new Map(
    shapes.map((shape) => [shape, copiesOf(namedNode(shape), templates, structure, graph)]),
  );
  const references = new Map([...copies].map(([shape, made]) => [shape, made.map(({ name }) => name)]));
  return new Store(
    [...copies.values()].flat().flatMap(({ quads }) =>
      quads.flatMap((statement) => {
        const named = references.get(statement.object.value);
        return named && isName(statement.object)
          ? named.map((name) => quad(statement.subject as NamedNode, statement.predicate as NamedNode, name))
          : [statement];
      }),
    ),
  );
}

/** An attribute may be optional, or said once for the whole dataset. */
const isAskedOfObservations = ({ role, required, attachment }: Component): boolean =>
  role !== 'attribute' ||
  (required === true && (attachment === undefined || attachment.equals(iri('qb:Observation'))));

interface Copy {
  readonly name: NamedNode;
  readonly quads: Quad[];
}

function copiesOf(shape: NamedNode, templates: readonly Quad[], structure: Structure, graph: Store): Copy[] {
  const quads = closure(shape, templates);
  const speaksOf = (role: NamedNode) => quads.some(({ object }) => object.equals(role));
  const role = (Object.keys(roles) as Role[]).find((one) => speaksOf(roles[one]));
  if (role === undefined) return [{ name: shape, quads }];
  return componentsIn(structure, role)
    .filter(isAskedOfObservations)
    .filter(({ codeList }) => !speaksOf(codeListRole) || isScheme(graph, codeList))
    .map((component) => filledIn(shape, quads, role, component));
}

function filledIn(shape: NamedNode, quads: readonly Quad[], role: Role, component: Component): Copy {
  const { property, codeList } = component;
  const name = namedNode(`${shape.value}/${property.value.replace(/^.*[/#]/, '')}`);
  const renamed = new Map<string, Term>();
  const fill = (term: Term): Term => {
    if (term.equals(shape)) return name;
    if (term.equals(roles[role])) return property;
    if (term.equals(codeListRole)) return codeList ?? term;
    if (term.termType !== 'BlankNode') return term;
    if (!renamed.has(term.value)) renamed.set(term.value, blankNode());
    return renamed.get(term.value) ?? term;
  };
  const statements = quads.map(({ subject, predicate, object }) =>
    quad(fill(subject) as NamedNode, predicate as NamedNode, fill(object) as NamedNode),
  );
  return { name, quads: statements };
}

/** A shape's statements, and those of the blank nodes that they lead to. */
function closure(node: Term, templates: readonly Quad[]): Quad[] {
  const own = templates.filter(({ subject }) => subject.equals(node));
  return own.flatMap((statement) =>
    statement.object.termType === 'BlankNode'
      ? [statement, ...closure(statement.object, templates)]
      : [statement],
  );
}

const isName = (term: Term): boolean => term.termType === 'NamedNode';

const isScheme = (graph: Store, codeList: Term | undefined): boolean =>
  codeList !== undefined && has(graph, codeList, 'rdf:type', iri('skos:ConceptScheme'));

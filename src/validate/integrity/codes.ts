/** Which terms a code list holds, where it is no concept scheme: the rest of IC-19, IC-20 and IC-21. */
import type { Store } from 'n3';
import { iri, type NamedNode, type Term } from '../../rdf/index.ts';
import { has, object, objects, subjects } from '../graph.ts';
import { type Cube, readRows, tableOf, termsOf } from '../rows.ts';
import { quoted } from '../sql.ts';
import type { CheckedCube, Evidence, Violations } from './constraint.ts';

/** From a code list to the terms that it allows; nothing when it is of another kind. */
export type Allowed = (graph: Store, list: Term) => ReadonlySet<string> | undefined;

/** skos:member, however deep. */
export const ofCollection: Allowed = (graph, list) =>
  has(graph, list, 'rdf:type', iri('skos:Collection'))
    ? reached(objects(graph, list, 'skos:member'), (term) => objects(graph, term, 'skos:member'))
    : undefined;

/** Down from the roots by a property that goes from parent to child. */
export const ofHierarchy: Allowed = (graph, list) => {
  const down = object(graph, list, 'qb:parentChildProperty');
  return down?.termType === 'NamedNode'
    ? reached(objects(graph, list, 'qb:hierarchyRoot'), (term) => objects(graph, term, down))
    : undefined;
};

/** Down from the roots by the inverse of a property that goes from child to parent. */
export const ofInverseHierarchy: Allowed = (graph, list) => {
  const node = object(graph, list, 'qb:parentChildProperty');
  const up = node?.termType === 'BlankNode' ? object(graph, node, 'owl:inverseOf') : undefined;
  return up
    ? reached(objects(graph, list, 'qb:hierarchyRoot'), (term) => subjects(graph, up as NamedNode, term))
    : undefined;
};

function reached(roots: readonly Term[], next: (term: Term) => readonly Term[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...roots];
  for (let term = waiting.pop(); term; term = waiting.pop()) {
    if (found.has(term.value)) continue;
    found.add(term.value);
    waiting.push(...next(term));
  }
  return found;
}

/** The dimensions whose list is of a kind, with the terms that it allows. */
export function listsOf(graph: Store, { cube, structure }: CheckedCube, allowed: Allowed) {
  return cube.layout.dimensions.flatMap(({ id, property }) => {
    const component = structure.components.find((one) => one.property.value === property);
    const terms = component?.codeList && allowed(graph, component.codeList);
    return terms ? [{ id, terms }] : [];
  });
}

export async function outside({ graph, cubes }: Evidence, allowed: Allowed): Promise<Violations> {
  const found = await Promise.all(
    cubes.flatMap((checked) =>
      listsOf(graph, checked, allowed).map(({ id, terms }) => rowsOutside(checked.cube, id, terms)),
    ),
  );
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    shown: found.flatMap(({ shown }) => shown),
  };
}

async function rowsOutside(cube: Cube, id: string, allowed: ReadonlySet<string>): Promise<Violations> {
  const used = await termsOf(cube, id);
  const bad = new Map([...used].filter(([, term]) => !allowed.has(term.value)));
  if (bad.size === 0) return { count: 0, shown: [] };
  const condition = `${quoted(id)} IN (${[...bad.keys()].join(', ')})`;
  const counted = await cube.db.runAndReadAll(
    `SELECT count(*)::DOUBLE FROM ${tableOf(cube)} WHERE ${condition}`,
  );
  const rows = await readRows(cube, condition, 100);
  const list = [...bad.values()].map(({ value }) => value).join(', ');
  return {
    count: Number(counted.getRowsJS()[0]?.[0]),
    shown: rows.map((row) => ({ focus: { cube, row }, found: { fr: list, en: list } })),
  };
}

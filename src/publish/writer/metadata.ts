/** What of the catalogue a reader of one dataset needs: all that it names, and all that that names. */
import { statusTerms } from '../../cube/index.ts';
import { type Iris, iri, type Quad } from '../../rdf/index.ts';
import type { CubeJob } from '../job.ts';

/**
 * Where a list names its members, those that the dataset leads to are kept and the others left out:
 * a dataset says the same whatever is published beside it.
 */
const memberships = new Set([iri('skos:hasTopConcept').value, iri('skos:narrower').value]);

/** @returns the quads about the dataset, its codes, and everything described that they lead to */
export function metadataOf(iris: Iris, { layout, codeLists }: CubeJob, metadata: readonly Quad[]): Quad[] {
  const links = new Map<string, string[]>();
  for (const { subject, predicate, object } of metadata) {
    const followed = links.get(subject.value) ?? [];
    if (object.termType === 'NamedNode' && !memberships.has(predicate.value)) followed.push(object.value);
    links.set(subject.value, followed);
  }
  const reached = new Set<string>();
  const next = [
    iris.dataset(layout.dataset).value,
    iri('sdmx-code:confStatus-C').value,
    ...Object.values(statusTerms(iris)).map(({ value }) => value),
    ...layout.dimensions.flatMap(({ property, scheme }) => [property, iris.scheme(scheme).value]),
    layout.measure.property,
    ...codeLists.flatMap(({ codes }) => codes.map((code) => code.iri)),
  ];
  for (let thing = next.pop(); thing !== undefined; thing = next.pop()) {
    const followed = links.get(thing);
    if (followed === undefined || reached.has(thing)) continue;
    reached.add(thing);
    next.push(...followed);
  }
  return metadata.filter(
    ({ subject, predicate, object }) =>
      reached.has(subject.value) && (!memberships.has(predicate.value) || reached.has(object.value)),
  );
}

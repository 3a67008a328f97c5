/** What of the catalogue a reader of one dataset needs: its entry, its structure, its codes, its tables. */
import type { Iris, Quad } from '../../rdf/index.ts';
import type { CubeJob } from '../job.ts';

/** @returns the quads about the dataset and what it is made of */
export function metadataOf(iris: Iris, { layout, codeLists }: CubeJob, metadata: readonly Quad[]): Quad[] {
  const own = [iris.dataset(layout.dataset), iris.structure(layout.dataset)].map(({ value }) => value);
  const parts = [
    ...own,
    iris.table(layout.dataset, '').value.replace(/\/$/, ''),
    iris.distribution(layout.dataset, '').value.replace(/\/$/, ''),
  ];
  const named = new Set([
    ...layout.dimensions.flatMap(({ property, scheme }) => [property, iris.scheme(scheme).value]),
    layout.measure.property,
    ...codeLists.flatMap(({ codes }) => codes.map(({ iri }) => iri)),
  ]);
  return metadata.filter(
    ({ subject: { value } }) =>
      named.has(value) || parts.some((part) => value === part || value.startsWith(`${part}/`)),
  );
}

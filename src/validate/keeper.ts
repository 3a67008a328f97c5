/** Where the person who keeps the tables can act on a thing: the description, the catalogue, or the vocabulary. */
import type { CubeLayout } from '../cube/index.ts';
import type { Place } from '../describe/index.ts';
import type { Iris, Term } from '../rdf/index.ts';

/** From a thing of the metadata to the file that describes it. */
export type FileOf = (thing: Term) => Place;

export function fileOf(iris: Iris, layouts: readonly CubeLayout[], licences: readonly Term[]): FileOf {
  const owned = layouts.flatMap((layout) =>
    namesOf(iris, layout).map((name) => [name, `${layout.dataset}/dataset.yaml`] as const),
  );
  const shared = [iris.catalog(), iris.publisher(), iris.contact(), iris.id('service'), ...licences].map(
    ({ value }) => [value, 'catalog.yaml'] as const,
  );
  return ({ value }) => {
    const owner = [...owned, ...shared].find(([name]) => value === name || value.startsWith(`${name}/`));
    return owner ? { file: owner[1] } : { file: 'vocab', name: value };
  };
}

/** The names under which a dataset and its parts go; code lists that all datasets share are not its own. */
function namesOf(iris: Iris, { dataset, dimensions, measure }: CubeLayout): string[] {
  const own = dimensions.filter(({ property }) => property.startsWith(iris.def('').value));
  const parts = [iris.dataset(dataset), iris.structure(dataset)].map(({ value }) => value);
  const folders = [iris.distribution(dataset, ''), iris.table(dataset, '')].map(({ value }) =>
    value.replace(/\/$/, ''),
  );
  return [
    ...parts,
    ...folders,
    iris.code('unit', measure.id).value,
    measure.property,
    ...own.flatMap(({ property, scheme }) => [property, iris.scheme(scheme).value]),
  ];
}

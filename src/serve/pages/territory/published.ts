/** Departments and the Cafs that stand for them, and which areas have figures: read once, since a release never changes. */
import { iri } from '../../../rdf/index.ts';
import { once, Pivot, type Release } from '../../../store/index.ts';
import { isArea } from '../../view-state.ts';
import type { Page } from '../page.ts';

/** Territory → those whose territory is the same, or nearly. */
export type Counterparts = ReadonlyMap<string, readonly string[]>;

export const counterparts = ({ site }: Page): Promise<Counterparts> =>
  once(matched, site.release, readMatches);

/** The areas of which a dataset has figures, or hides them. */
export const publishedAreas = ({ site }: Page): Promise<ReadonlySet<string>> =>
  once(published, site.release, readAreas);

const matched = new WeakMap<Release, Promise<Counterparts>>();
const published = new WeakMap<Release, Promise<ReadonlySet<string>>>();

async function readMatches(release: Release): Promise<Counterparts> {
  const found = new Map<string, string[]>();
  for (const property of ['skos:exactMatch', 'skos:closeMatch'] as const) {
    for await (const { subject, object } of release.match({ predicate: iri(property) })) {
      found.set(subject.value, [...(found.get(subject.value) ?? []), object.value]);
    }
  }
  return found;
}

async function readAreas(release: Release): Promise<ReadonlySet<string>> {
  const areas = new Set<string>();
  for (const { dataset, dimensions } of release.manifest.cubes) {
    const pivot = new Pivot(release, dataset);
    for (const { id } of dimensions.filter(isArea)) {
      const [{ byId }, counts] = await Promise.all([pivot.codes(id), pivot.counts(id)]);
      for (const term of counts.keys()) {
        const area = byId.get(term);
        if (area) areas.add(area.iri);
      }
    }
  }
  return areas;
}

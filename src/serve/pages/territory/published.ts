/** Departments and the Cafs that stand for them, and which of them have figures. */
import { iri, type PrefixedName } from '../../../rdf/index.ts';
import { Pivot } from '../../../store/index.ts';
import { isArea } from '../../view-state.ts';
import type { Page } from '../page.ts';

/** Territory → those whose territory is the same, or nearly. */
export type Counterparts = ReadonlyMap<string, readonly string[]>;

export async function counterparts(page: Page): Promise<Counterparts> {
  const found = new Map<string, string[]>();
  for (const property of ['skos:exactMatch', 'skos:closeMatch'] as const satisfies PrefixedName[]) {
    for await (const { subject, object } of page.site.release.match({ predicate: iri(property) })) {
      found.set(subject.value, [...(found.get(subject.value) ?? []), object.value]);
    }
  }
  return found;
}

/** The areas of which a dataset has figures, or hides them. */
export async function publishedAreas({ site: { release } }: Page): Promise<Set<string>> {
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

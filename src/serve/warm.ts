/** Reads beforehand what every view of a dataset and every search ask: the first reader waits no longer than the next. */
import { Pivot, type Release } from '../store/index.ts';
import { readIndex } from './search/search.ts';

export async function warm(release: Release): Promise<void> {
  for (const { dataset, dimensions } of release.manifest.cubes) {
    const pivot = new Pivot(release, dataset);
    for (const { id } of dimensions) await Promise.all([pivot.codes(id), pivot.counts(id)]);
  }
  await readIndex(release);
}

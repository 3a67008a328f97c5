/** What the first reader would wait for is done before: it waits no longer than the next. */

import { Pivot } from '../store/index.ts';
import { chooseLanguage } from './language.ts';
import { renderPage } from './pages/layout.tsx';
import { Page } from './pages/page.ts';
import { thingPage } from './pages/thing.tsx';
import { readIndex } from './search/search.ts';
import type { Site } from './site.ts';

/** Reads what every view of a dataset and every search ask, and draws the page of the largest dataset. */
export async function warm(site: Site): Promise<void> {
  const { release, iris } = site;
  const { cubes } = release.manifest;
  for (const { dataset, dimensions } of cubes) {
    const pivot = new Pivot(release, dataset);
    for (const { id } of dimensions) await Promise.all([pivot.codes(id), pivot.counts(id)]);
  }
  await readIndex(release);
  const [largest] = [...cubes].sort((a, b) => b.observations - a.observations);
  if (largest) await draw(site, iris.dataset(largest.dataset).value);
}

/** Drawn for nobody: the program is compiled by it, and the database has read what it takes. */
async function draw(site: Site, iri: string): Promise<void> {
  const page = new Page(site, chooseLanguage(undefined, undefined), new URL(iri));
  await renderPage(page, await thingPage(page, iri));
}

/**
 * What part of a larger territory's figure a figure is. Both are published figures: nothing is computed from a total
 * and its parts, so nothing that is withheld can show.
 */
import type { CubeLayout } from '../../cube/index.ts';
import { type FigureRow, Pivot } from '../../store/index.ts';
import { describe } from '../lookup.ts';
import { isArea } from '../view-state.ts';
import type { Page } from './page.ts';
import { placeOf } from './sentence.ts';

/** How many territories up: commune, department, region, country. */
const LEVELS = 4;

/** A sentence for each larger territory whose figure the dataset publishes. */
export async function sharesOf(page: Page, cube: CubeLayout, row: FigureRow): Promise<string[]> {
  const { value } = row;
  const area = cube.dimensions.find(isArea);
  const here = area && row.dimensions[area.id];
  if (value === null || !area || !here) return [];
  const [above, { all }] = await Promise.all([
    aboveOf(page, here.iri),
    new Pivot(page.site.release, cube.dataset).codes(area.id),
  ]);
  const places = above.flatMap((iri) => all.find((one) => one.iri === iri) ?? []);
  const sentences = await Promise.all(
    places.map(async (place) => {
      const codes = cube.dimensions.map(({ id }) =>
        id === area.id ? place.code : (row.dimensions[id]?.code ?? ''),
      );
      const whole = await page.site.release.observation(cube.dataset, codes);
      if (!whole?.value || whole.value < value) return [];
      const share = page.percent(Number(value) / Number(whole.value));
      const words = page.texts.things.territory;
      return [words.share(share, placeOf(page, place.iri, place.label), page.number(whole.value))];
    }),
  );
  return sentences.flat();
}

/** The territories of which one is a part, the nearest first. */
async function aboveOf({ site }: Page, iri: string): Promise<string[]> {
  const above: string[] = [];
  let at: string | undefined = iri;
  while (at !== undefined && above.length < LEVELS) {
    at = (await describe(site.release, at)).oneIri('skos:broader');
    if (at === undefined || above.includes(at)) break;
    above.push(at);
  }
  return above;
}

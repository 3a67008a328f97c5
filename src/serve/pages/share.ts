/**
 * What part of a larger figure a figure is: that of the territory or of the code of which its own is a part.
 * Both are published figures: nothing is computed from a total and its parts, so nothing that is withheld can show.
 */
import type { CubeLayout } from '../../cube/index.ts';
import { type FigureRow, Pivot } from '../../store/index.ts';
import { describe } from '../lookup.ts';
import { isArea } from '../view-state.ts';
import type { Page } from './page.ts';
import { placeOf } from './sentence.ts';

/** How many territories up: commune, department, region, country. */
const LEVELS = 4;

/** A larger figure, and what it is about. */
interface Whole {
  readonly value: bigint;
  readonly iri: string;
  readonly label: FigureRow['dimensions'][string]['label'];
}

/** A sentence for each larger figure that is published. */
export async function sharesOf(page: Page, cube: CubeLayout, row: FigureRow): Promise<string[]> {
  const { value } = row;
  if (value === null) return [];
  const wholes = [...(await aboveInList(page, cube, row)), ...(await aboveOnMap(page, cube, row))];
  return wholes
    .filter((whole) => whole.value >= value && whole.value > 0n)
    .map((whole) => {
      const share = page.percent(Number(value) / Number(whole.value));
      const place = placeOf(page, whole.iri, whole.label);
      return page.texts.things.territory.share(share, place, page.number(whole.value));
    });
}

/** Where a code list says of what total a code is a part. */
async function aboveInList(page: Page, cube: CubeLayout, row: FigureRow): Promise<Whole[]> {
  const found = await Promise.all(
    cube.dimensions.map(async ({ id }) => {
      const { byCode, byId } = await new Pivot(page.site.release, cube.dataset).codes(id);
      const parent = byId.get(byCode.get(row.dimensions[id]?.code ?? '')?.parent ?? 0);
      return parent ? wholeAt(page, cube, row, id, parent) : [];
    }),
  );
  return found.flat();
}

/** The territories of which one is a part, in this dataset or another one of the same measure. */
async function aboveOnMap(page: Page, cube: CubeLayout, row: FigureRow): Promise<Whole[]> {
  const { release } = page.site;
  const area = cube.dimensions.find(isArea);
  const here = area && row.dimensions[area.id];
  if (!area || !here) return [];
  const above = await aboveOf(page, here.iri);
  const alike = release.manifest.cubes.filter((other) => signature(other) === signature(cube));
  const found = await Promise.all(
    above.flatMap((iri) =>
      alike.map(async (other) => {
        const { all } = await new Pivot(release, other.dataset).codes(area.id);
        const code = all.find((one) => one.iri === iri);
        return code ? wholeAt(page, other, row, area.id, code) : [];
      }),
    ),
  );
  return found.flat();
}

/** Datasets of one measure over the same dimensions tell the same things of other territories. */
const signature = ({ measure, dimensions }: CubeLayout): string =>
  [measure.property, ...dimensions.map(({ id, property }) => `${id} ${property}`)].join('\n');

/** The figure with another code at one dimension, when it is published. */
async function wholeAt(
  page: Page,
  cube: CubeLayout,
  row: FigureRow,
  dimension: string,
  { code, iri, label }: FigureRow['dimensions'][string],
): Promise<Whole[]> {
  const codes = cube.dimensions.map(({ id }) => (id === dimension ? code : (row.dimensions[id]?.code ?? '')));
  const whole = await page.site.release.observation(cube.dataset, codes);
  return whole && whole.value !== null ? [{ value: whole.value, iri, label }] : [];
}

/** The nearest first; a department's region of before 2016 too. */
async function aboveOf({ site }: Page, iri: string): Promise<string[]> {
  const above: string[] = [];
  let at: string | undefined = iri;
  while (at !== undefined && above.length < LEVELS) {
    const thing = await describe(site.release, at);
    const former = thing.properties.get(site.iris.def('formerRegion').value)?.[0]?.value;
    at = thing.oneIri('skos:broader');
    above.push(...[at, former].filter((one) => one !== undefined));
  }
  return [...new Set(above)];
}

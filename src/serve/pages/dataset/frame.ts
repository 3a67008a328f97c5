/** What every part of a dataset's page needs, and the address of its view as a file. */

import type { IndexedCode } from '../../../store/index.ts';
import type { Description } from '../../description.ts';
import { writeShortPeriod } from '../../notation.ts';
import { capital } from '../../texts/saying.ts';
import { type ViewTexts, viewTexts } from '../../texts/view/index.ts';
import type { Selection } from '../../view-selection.ts';
import { isArea, isPeriod } from '../../view-state.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';

/** The section that another view takes the place of. */
export const ANCHOR = 'figures';

export interface Frame {
  readonly page: Page;
  readonly dataset: Description;
  readonly selection: Selection;
  /** Knows the properties of the cube. */
  readonly names: Names;
  readonly words: ViewTexts;
}

export async function frame(page: Page, dataset: Description, selection: Selection): Promise<Frame> {
  const { measure, dimensions } = selection.cube;
  const names = await page.names([measure.property, ...dimensions.map(({ property }) => property)]);
  return { page, dataset, selection, names, words: viewTexts[page.language] };
}

/** The name of a dimension as a heading. */
export function dimensionName({ selection, names }: Frame, dimension: string): string {
  const property = selection.cube.dimensions.find(({ id }) => id === dimension)?.property;
  return capital(property === undefined ? dimension : names.of(property));
}

/** The same within a sentence; acronyms keep their capitals. */
export function dimensionNoun(frame: Frame, dimension: string): string {
  const name = dimensionName(frame, dimension);
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A code as the heading of a narrow column: months are cut. */
export function shortLabel(frame: Frame, dimension: string, code: IndexedCode): string {
  const { page } = frame;
  return roleOf(frame, dimension) === 'period'
    ? writeShortPeriod(code.code, page.language)
    : page.text(code.label);
}

export const measureName = ({ selection, names }: Frame) => names.of(selection.cube.measure.property);

/** The names of codes, one after the other. */
export const label = ({ page }: Frame, codes: readonly IndexedCode[]) =>
  codes.map((code) => page.text(code.label)).join(' · ');

/** The IRI of the observation of a row. */
export async function observationIris({ selection: { pivot, cube }, page }: Frame) {
  const lists = await Promise.all(cube.dimensions.map(({ id }) => pivot.codes(id)));
  return (ids: readonly number[]): string =>
    page.site.iris.observation(
      cube.dataset,
      lists.map(({ byId }, at) => byId.get(ids[at] ?? 0)?.code ?? ''),
    ).value;
}

/** The address of the figures of this view as a file, which keeps the language of its labels. */
export function fileAddress({ page, selection: { cube } }: Frame, suffix: string): string {
  const query = new URLSearchParams(page.url.search);
  query.set('lang', page.language);
  return `${page.links.file(`view/${cube.dataset}.${suffix}`)}?${query}`;
}

/** Whether a dimension is of time or of areas, for whoever draws it. */
export function roleOf({ selection }: Frame, dimension: string): 'period' | 'area' | 'other' {
  const found = selection.cube.dimensions.find(({ id }) => id === dimension);
  if (!found) return 'other';
  return isPeriod(found) ? 'period' : isArea(found) ? 'area' : 'other';
}

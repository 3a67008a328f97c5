/** A figure said in words: « 5 465 bénéficiaires, Caf des Landes, décembre 2014 ». */
import type { CubeLayout } from '../../cube/index.ts';
import type { FigureRow } from '../../store/index.ts';
import { describe } from '../lookup.ts';
import type { Page } from './page.ts';

/** The words that follow a dataset's figures, or failing that the name of its unit. */
export async function nounOf(page: Page, cube: CubeLayout): Promise<string> {
  const { release, iris } = page.site;
  const dataset = await describe(release, iris.dataset(cube.dataset).value);
  const unit = dataset.oneIri('sdmx-attribute:unitMeasure');
  if (unit === undefined) return '';
  const words = await describe(release, unit);
  return words.text('skos:altLabel', page.language) ?? words.text('skos:prefLabel', page.language) ?? '';
}

/** The figure with its noun, or why there is none. */
export function figureWords(page: Page, { value, status }: FigureRow, noun: string): string {
  if (value !== null) return `${page.number(value)} ${noun}`;
  return status === 'M' ? page.texts.observation.missing : page.texts.observation.confidential;
}

/** The whole sentence; a dimension that goes without saying is left out. */
export function sentence(page: Page, row: FigureRow, noun: string, without: readonly string[] = []): string {
  const places = Object.entries(row.dimensions)
    .filter(([dimension]) => !without.includes(dimension))
    .map(([, { label }]) => page.text(label));
  return [figureWords(page, row, noun), ...places].join(', ');
}

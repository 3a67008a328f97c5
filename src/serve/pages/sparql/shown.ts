/** What every view of an answer needs. */

import { literal, namedNode } from '../../../rdf/index.ts';
import type { ResultTerm } from '../../sparql-results.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { isNumber, type Sheet } from './columns.ts';

export interface Shown {
  readonly page: Page;
  readonly sheet: Sheet;
  /** Knows what the rows name. */
  readonly names: Names;
}

export const views = ['table', 'chart', 'map'] as const;
export type View = (typeof views)[number];

/** A term as people read it. */
export function written({ page, names }: Shown, term: ResultTerm | undefined): string {
  if (!term) return '';
  if (term.type === 'bnode') return `_:${term.value}`;
  if (term.type === 'uri') return names.of(term.value);
  if (term.datatype === undefined) return term.value;
  if (isNumber(term) && !term.datatype.endsWith('#integer')) return writtenNumber(page, term.value);
  return page.literal(literal(term.value, namedNode(term.datatype)));
}

const decimals = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
};

/** As the language writes it; what six decimals do not show, or is no number of ours (`1.5E30`, `INF`), stays as it is. */
function writtenNumber({ language }: Page, value: string): string {
  const number = Number(value);
  const shows = number === 0 || (Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15);
  return Number.isFinite(number) && shows ? decimals[language].format(number) : value;
}

/** The column that is drawn: the one that the address names, else the last of figures. */
export function drawn({ page, sheet }: Shown): string | undefined {
  const asked = page.asked('figure');
  return sheet.figures.find((column) => column === asked) ?? sheet.figures.at(-1);
}

/** What every view of an answer needs. */

import { literal, namedNode } from '../../../rdf/index.ts';
import { writeDecimal } from '../../notation.ts';
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
  if (isNumber(term) && !term.datatype.endsWith('#integer')) return writeDecimal(term.value, page.language);
  return page.literal(literal(term.value, namedNode(term.datatype)));
}

/** The column that is drawn: the one that the address names, else the last of figures. */
export function drawn({ page, sheet }: Shown): string | undefined {
  const asked = page.asked('figure');
  return sheet.figures.find((column) => column === asked) ?? sheet.figures.at(-1);
}

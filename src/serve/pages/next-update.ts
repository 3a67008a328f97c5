/** When a dataset should be updated next, and whether it is late today. */
import type { Description } from '../description.ts';
import { today } from '../notation.ts';
import type { Page } from './page.ts';

interface NextUpdate {
  /** ISO. */
  readonly date: string;
  readonly late: boolean;
}

export function nextUpdateOf({ site, language }: Page, dataset: Description): NextUpdate | undefined {
  const [date] = dataset.textsOf(site.iris.def('nextUpdate').value, language);
  return date === undefined ? undefined : { date, late: date < today() };
}

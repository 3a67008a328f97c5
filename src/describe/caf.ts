/** Which Caf a table means. */
import { territoriesOf } from './geography.ts';
import { words } from './label.ts';
import type { Territory } from './territory.ts';

export type FoundCaf =
  | { readonly kind: 'found'; readonly caf: Territory }
  /** A department with several Cafs: one of their codes or names is needed. */
  | { readonly kind: 'ambiguous'; readonly choices: readonly Territory[] }
  | { readonly kind: 'unknown' };

/**
 * @param written  the number of a department (`40`; `1` for `01`, since spreadsheets drop the zero),
 *   or a Caf's code (`bearn-et-soule`) or one of its names (`Caf des Landes`, `LANDES`)
 */
export function findCaf(written: string): FoundCaf {
  const key = words(written);
  const number = /^\d$/.test(key) ? `0${key}` : key;
  const matches = territoriesOf('caf').filter(
    ({ code, department, name, otherNames }) =>
      department?.toLowerCase() === number ||
      [code, name.fr, ...otherNames].some((one) => words(one) === key),
  );
  const [caf] = matches;
  if (caf === undefined) return { kind: 'unknown' };
  return matches.length === 1 ? { kind: 'found', caf } : { kind: 'ambiguous', choices: matches };
}

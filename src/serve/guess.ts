/** The name that somebody probably meant, when it does not take long to say. */
import { suggest } from '../describe/index.ts';

/** A longer word is nobody's slip, in characters: comparing it to every name would only cost time. */
const LONGEST = 60;

/** How many things are suggested. */
export const SHOWN = 60;

/** What has the known name nearest to `word`, if one is near. */
export function likely<T>(word: string, known: readonly T[], nameOf: (item: T) => string): T[] {
  if (word.length > LONGEST) return [];
  const near = suggest(word, known.map(nameOf));
  return known.filter((item) => nameOf(item) === near);
}

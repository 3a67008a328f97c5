/** Words as a search compares them: without case, accents, ligatures or punctuation. */

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' };

/** `Préfecture de l’Œuvre` → `prefecture de l oeuvre`. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæ]/g, (ligature) => ligatures[ligature] ?? ligature)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words that tell nothing apart, in both languages; no more do single letters. */
const common = new Set('au aux de des du en et la le les of on or par pour sur the un une'.split(' '));

/** What French place names are often shortened to. */
const short: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
]);

/** How many words of a query count. */
const MOST = 8;

/** The words to look for; common ones only when there is no other. */
export function wordsOf(query: string): readonly string[] {
  const words = fold(query.slice(0, 200))
    .split(' ')
    .filter(Boolean)
    .map((word) => short.get(word) ?? word);
  const telling = words.filter((word) => !common.has(word) && !/^\p{L}$/u.test(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MOST);
}

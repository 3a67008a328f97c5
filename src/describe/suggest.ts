/** The word that somebody probably meant. */

/** Letters without accents or capitals, and one plain space wherever there are spaces of any kind. */
export function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * The known word nearest to one that is not known, when at most a third of it differs.
 *
 * @see https://en.wikipedia.org/wiki/Levenshtein_distance
 */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const folded = fold(word);
  const most = (candidate: string) => Math.max(word.length, candidate.length) / 3;
  const near = known
    .map((candidate) => ({ candidate, spelled: fold(candidate) }))
    .filter(({ candidate, spelled }) => Math.abs(folded.length - spelled.length) <= most(candidate))
    .map(({ candidate, spelled }) => ({ candidate, distance: distance(folded, spelled) }))
    .filter(({ candidate, distance }) => distance <= most(candidate))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replace = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replace, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Numbers that look random and are the same every time. */

/** @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A figure of a table in which many are small and few are large. */
export function skewed(random: () => number, smallShare: number, large: number): number {
  return random() < smallShare ? Math.floor(random() * 5) : 5 + Math.floor(random() ** 3 * large);
}

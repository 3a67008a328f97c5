/** Which periods an axis names. */

/** At most so many of the items, evenly spaced, the last one among them. */
export function evenly<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, at) => (items.length - 1 - at) % step === 0);
}

/** What is read once and kept, for a release never changes; a reading that failed is tried again. */

/** A Map, or a WeakMap where keys are releases. */
interface Kept<Key, Value> {
  get(key: Key): Promise<Value> | undefined;
  set(key: Key, reading: Promise<Value>): unknown;
  delete(key: Key): unknown;
}

export function once<Key, Value>(
  kept: Kept<Key, Value>,
  key: Key,
  read: (key: Key) => Promise<Value>,
): Promise<Value> {
  const known = kept.get(key);
  if (known) return known;
  const reading = read(key);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}

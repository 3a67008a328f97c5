/** Answers of one release, kept for who asks the same again: a release never changes. */
import { LRUCache } from 'lru-cache';
import type { Row } from './database.ts';
import type { Release } from './release.ts';

/** So many rows are remembered, of all answers of a release together: some 100 bytes each, as parts of a question are. */
const MOST = 300_000;

type Answer = readonly Row[] | ReadonlyMap<number, number>;

const remembered = new WeakMap<Release, LRUCache<string, Promise<Answer>>>();

/** @param key  tells the question from all others; the statement itself will do */
export function remember<Given extends Answer>(
  release: Release,
  key: string,
  ask: (key: string) => Promise<Given>,
): Promise<Given> {
  const answers = remembered.get(release) ?? new LRUCache<string, Promise<Answer>>({ maxSize: MOST });
  remembered.set(release, answers);
  const known = answers.get(key) as Promise<Given> | undefined;
  if (known) return known;
  const asked = ask(key);
  answers.set(key, asked, { size: 1 });
  asked.then(
    (answer) =>
      answers.set(key, asked, {
        size:
          10 + Math.ceil(key.length / 100) + (answer instanceof Map ? answer.size : (answer as Row[]).length),
      }),
    () => answers.delete(key),
  );
  return asked;
}

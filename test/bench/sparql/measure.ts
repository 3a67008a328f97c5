/** Every query on one system: its median time over warm runs, and what it answered. */
import { type Answer, answerOf } from './answers.ts';
import { ask, patience } from './client.ts';
import { memoryOf } from './processes.ts';
import type { BenchQuery } from './queries.ts';
import type { Prepared } from './release.ts';
import type { LeftOut, Running, System } from './systems/system.ts';

export type Measured =
  | { readonly milliseconds: number; readonly answer: Answer }
  | { readonly failed: string };

export interface Column {
  readonly title: string;
  readonly load: number;
  readonly disk: number | undefined;
  /** After all queries, in MB. */
  readonly memory: number | undefined;
  /** In the order of the queries. */
  readonly measured: readonly Measured[];
}

/** What is said of a query that was not answered in time, or not asked. */
export const late = `> ${patience / 1000} s`;
export const notAsked = 'not asked';

/**
 * A query is asked for a second before it is timed, so that a system that compiles as it runs has compiled what a query
 * of a millisecond needs; then for another second, on until there are fifteen times unless those take more than two. In
 * milliseconds; the same for all.
 */
const runs = { warm: 1000, timed: 1000, least: 15, most: 2000 };

/** A system that has no answer in time so many times is not asked the rest: it starts afresh after each. */
const mostWaits = 3;

export async function measure(
  system: System,
  queries: readonly BenchQuery[],
  prepared: Prepared,
  size: string,
): Promise<Column | LeftOut> {
  let running = await system.start(prepared, size);
  if ('leftOut' in running) return running;
  const measured: Measured[] = [];
  let waits = 0;
  try {
    for (const { name, text } of queries) {
      if (waits === mostWaits) {
        measured.push({ failed: notAsked });
        continue;
      }
      const found = await measureOne(running, text);
      console.error(
        `  ${system.name} ${name}: ${'failed' in found ? found.failed : `${found.milliseconds.toFixed(1)} ms`}`,
      );
      measured.push(found);
      if ('failed' in found && found.failed === late) {
        waits += 1;
        // It may go on with a query that nobody waits for.
        await running.stop();
        running = (await system.start(prepared, size)) as Running;
      }
    }
    const { title, load, disk, pid } = running;
    return { title, load, disk, memory: memoryOf(pid), measured };
  } finally {
    await running.stop();
  }
}

/** The first run gives the answer; one more at least is timed, however long the first took. */
async function measureOne({ endpoint }: Running, text: string): Promise<Measured> {
  try {
    const first = await ask(endpoint, text);
    const answer = answerOf(first.body);
    for (let spent = first.milliseconds; spent < runs.warm; )
      spent += (await ask(endpoint, text)).milliseconds;
    const times: number[] = [];
    for (let spent = 0; spent < (times.length < runs.least ? runs.most : runs.timed); ) {
      const { milliseconds } = await ask(endpoint, text);
      times.push(milliseconds);
      spent += milliseconds;
    }
    return { milliseconds: medianOf(times), answer };
  } catch (error) {
    const { name, message } = error as Error;
    // An endpoint that has a limit of its own says 503 when it is met.
    if (name === 'AbortError' || name === 'TimeoutError' || message.startsWith('503'))
      return { failed: late };
    return { failed: message.replace(/\s+/g, ' ').slice(0, 120) };
  }
}

function medianOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The SPARQL endpoint: queries in, answers out, evaluated off the server's own thread and within limits. */

import type { RequestedGraphs } from './dataset.ts';
import { QueryTimeout, QueueFull } from './errors.ts';
import type { AnswerKind, FormatRequest } from './formats.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { Thread } from './thread.ts';

export interface QueryRequest extends RequestedGraphs, FormatRequest {
  readonly text: string;
  /** Fires when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

export interface QueryResult {
  readonly kind: AnswerKind;
  readonly mediaType: string;
  /** Written as it is read; ends with an error when a limit is met on the way. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** A query that waits for a thread. */
interface Waiting {
  take(thread: Thread): void;
  fail(error: unknown): void;
}

export class Endpoint {
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #threads = new Set<Thread>();
  readonly #idle: Thread[] = [];
  readonly #queue: Waiting[] = [];

  /** @internal use `startEndpoint` */
  constructor(folder: string, limits: Limits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Starts a first thread, so that what is wrong shows now. */
  async start(): Promise<void> {
    const thread = this.#startThread();
    await thread.ready;
    this.#release(thread);
  }

  /**
   * @throws QuerySyntaxError, QueryRefused, NotAcceptable, QueryTimeout, QueryTooLarge, QueueFull;
   *   the signal's reason once it has fired
   */
  async query({
    text,
    accept,
    format,
    defaultGraphs,
    namedGraphs,
    signal,
  }: QueryRequest): Promise<QueryResult> {
    const thread = await this.#acquire(signal);
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(new QueryTimeout(this.#limits.time)), this.#limits.time);
    const end = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
    const replies = thread.ask({ text, accept, format, defaultGraphs, namedGraphs }, end);
    let finished = false;
    const finish = () => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      void thread.free.then(() => this.#release(thread));
    };
    // Whoever never reads the body keeps a thread no longer than the time limit.
    end.addEventListener('abort', () => void replies.return().then(finish));
    try {
      const { value: head } = await replies.next();
      if (head?.kind !== 'head') throw new Error('an answer starts with its head');
      return { kind: head.answer, mediaType: head.mediaType, body: pieces(replies, end, finish) };
    } catch (error) {
      finish();
      throw error;
    }
  }

  /** Ends every thread; queries under way fail. */
  async close(): Promise<void> {
    for (const waiting of this.#queue.splice(0)) waiting.fail(new Error('the endpoint is closed'));
    for (const thread of this.#threads) thread.end();
    this.#threads.clear();
    this.#idle.length = 0;
  }

  async #acquire(signal: AbortSignal | undefined): Promise<Thread> {
    signal?.throwIfAborted();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#threads.size < this.#limits.threads) {
      const thread = this.#startThread();
      await thread.ready;
      return thread;
    }
    if (this.#queue.length >= this.#limits.queue) throw new QueueFull('too many queries are waiting');
    return new Promise((take, fail) => {
      const waiting: Waiting = { take, fail };
      this.#queue.push(waiting);
      signal?.addEventListener('abort', () => {
        const at = this.#queue.indexOf(waiting);
        if (at >= 0) this.#queue.splice(at, 1);
        fail(signal.reason);
      });
    });
  }

  #startThread(): Thread {
    const thread = new Thread(this.#folder, this.#limits);
    this.#threads.add(thread);
    thread.ready.catch(() => this.#threads.delete(thread));
    return thread;
  }

  /** Hands a free thread to the query that has waited longest; one that is gone is replaced when needed. */
  #release(thread: Thread): void {
    if (!this.#threads.has(thread) || this.#idle.includes(thread)) return;
    if (!thread.gone) {
      const waiting = this.#queue.shift();
      if (waiting) waiting.take(thread);
      else this.#idle.push(thread);
      return;
    }
    this.#threads.delete(thread);
    if (this.#queue.length === 0) return;
    const fresh = this.#startThread();
    fresh.ready.then(
      () => this.#release(fresh),
      (error) => this.#queue.shift()?.fail(error),
    );
  }
}

/** The answer's bytes; however reading ends, `finish` is called. An answer cut short ends with the reason. */
async function* pieces(
  replies: ReturnType<Thread['ask']>,
  end: AbortSignal,
  finish: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    let whole = false;
    for await (const reply of replies) {
      whole = reply.kind === 'end';
      if (reply.kind === 'piece') yield reply.bytes;
    }
    if (!whole) throw end.reason;
  } finally {
    finish();
  }
}

/** What the endpoint needs to know of a release. */
interface Folder {
  readonly folder: string;
}

/** @throws when the release cannot be opened */
export async function startEndpoint(options: {
  readonly release: Folder | string;
  readonly limits?: Partial<Limits>;
}): Promise<Endpoint> {
  const folder = typeof options.release === 'string' ? options.release : options.release.folder;
  const endpoint = new Endpoint(folder, { ...defaultLimits, ...options.limits });
  await endpoint.start();
  return endpoint;
}

/** The SPARQL endpoint: queries in, answers out, evaluated off the server's own thread and within limits. */

import type { RequestedGraphs } from './dataset.ts';
import { QueryTimeout, QueueFull } from './errors.ts';
import { type Asked, Evaluator } from './evaluator.ts';
import type { AnswerKind, FormatRequest } from './formats.ts';
import { defaultLimits, type Limits } from './limits.ts';

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

/** A query that waits for a evaluator. */
interface Waiting {
  take(evaluator: Evaluator): void;
  fail(error: unknown): void;
}

export class Endpoint {
  readonly #folder: string;
  readonly #limits: Limits;
  readonly #evaluators = new Set<Evaluator>();
  readonly #idle: Evaluator[] = [];
  readonly #queue: Waiting[] = [];

  /** @internal use `startEndpoint` */
  constructor(folder: string, limits: Limits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Starts a first evaluator, so that what is wrong shows now. */
  async start(): Promise<void> {
    const evaluator = this.#startEvaluator();
    await evaluator.ready;
    this.#release(evaluator);
  }

  /**
   * @throws QuerySyntaxError, QueryRefused, NotAcceptable, QueryTimeout, QueryTooLarge, QueueFull;
   *   the signal's reason once it has fired
   */
  async query({ signal, ...request }: QueryRequest): Promise<QueryResult> {
    const evaluator = await this.#acquire(signal);
    const finished = new AbortController();
    const timer = setTimeout(() => finished.abort(new QueryTimeout(this.#limits.time)), this.#limits.time);
    const end = signal ? AbortSignal.any([signal, finished.signal]) : finished.signal;
    const { replies, free } = evaluator.ask(request, end);
    void free.then(() => {
      clearTimeout(timer);
      this.#release(evaluator);
    });
    const { value: head } = await replies.next();
    if (head?.kind !== 'head') throw new Error('an answer starts with its head');
    return {
      kind: head.answer,
      mediaType: head.mediaType,
      body: pieces(replies, () => finished.abort(new Error('nobody reads the answer'))),
    };
  }

  /** Ends every process; queries under way fail. */
  async close(): Promise<void> {
    for (const waiting of this.#queue.splice(0)) waiting.fail(new Error('the endpoint is closed'));
    for (const evaluator of this.#evaluators) evaluator.end();
    this.#evaluators.clear();
    this.#idle.length = 0;
  }

  async #acquire(signal: AbortSignal | undefined): Promise<Evaluator> {
    signal?.throwIfAborted();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#evaluators.size < this.#limits.processes) {
      const evaluator = this.#startEvaluator();
      await evaluator.ready;
      return evaluator;
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

  #startEvaluator(): Evaluator {
    const evaluator = new Evaluator(this.#folder, this.#limits);
    this.#evaluators.add(evaluator);
    evaluator.ready.catch(() => this.#evaluators.delete(evaluator));
    return evaluator;
  }

  /** Hands a free evaluator to the query that has waited longest; one that is gone is replaced when needed. */
  #release(evaluator: Evaluator): void {
    if (!this.#evaluators.has(evaluator) || this.#idle.includes(evaluator)) return;
    if (!evaluator.gone) {
      const waiting = this.#queue.shift();
      if (waiting) waiting.take(evaluator);
      else this.#idle.push(evaluator);
      return;
    }
    this.#evaluators.delete(evaluator);
    if (this.#queue.length === 0) return;
    const fresh = this.#startEvaluator();
    fresh.ready.then(
      () => this.#release(fresh),
      (error) => this.#queue.shift()?.fail(error),
    );
  }
}

/** The answer's bytes; whoever stops reading before the end stops the evaluation. */
async function* pieces(replies: Asked['replies'], leave: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const reply of replies) if (reply.kind === 'piece') yield reply.bytes;
  } finally {
    leave();
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

/** The SPARQL endpoint: queries in, answers out, evaluated off the server's own thread and within limits. */

import type { RequestedGraphs } from './dataset.ts';
import { QueryTimeout, QueueFull } from './errors.ts';
import { type Asked, Evaluator } from './evaluator.ts';
import type { Explanation } from './explain/index.ts';
import type { AnswerKind, FormatRequest } from './formats.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Work } from './messages.ts';

export interface QueryRequest extends RequestedGraphs, FormatRequest {
  readonly text: string;
  /** Fires when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

export interface QueryResult {
  readonly kind: AnswerKind;
  readonly mediaType: string;
  /**
   * Written as it is read; ends with an error when a limit is met on the way: QueryTimeout, QueryTooLarge, or
   * ResultTooLarge in a format that cannot say that it was cut.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** All of the body, where it is short: it can be sent as it is, with its length. */
  readonly whole?: Uint8Array<ArrayBuffer>;
  /** Whether the body, once read, was cut at the size limit, and says so in its format. */
  readonly wasCut: () => boolean;
}

/** How long a query waits for its turn, in milliseconds: clients and proxies do not wait longer. */
const longestWait = 60_000;

/** A query that waits for an evaluator. */
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
  #starting = 0;
  #closed = false;

  /** @internal use `startEndpoint` */
  constructor(folder: string, limits: Limits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Starts a first evaluator, so that what is wrong shows now. */
  async start(): Promise<void> {
    await this.#startEvaluator();
  }

  /**
   * @throws QuerySyntaxError, QueryRefused, NotAcceptable, QueryTimeout, QueryTooLarge, ResultTooLarge, QueueFull;
   *   the signal's reason once it has fired
   */
  async query({ signal, ...request }: QueryRequest): Promise<QueryResult> {
    const { replies, leave } = await this.#ask({ kind: 'query', query: request }, signal);
    const { value: head } = await replies.next();
    if (head?.kind !== 'head') throw new Error('an answer starts with its head');
    let cut = false;
    return {
      kind: head.answer,
      mediaType: head.mediaType,
      ...(head.whole && { whole: head.whole }),
      body: pieces(replies, head.whole, leave, () => {
        cut = true;
      }),
      wasCut: () => cut,
    };
  }

  /**
   * How a query is answered: its parts, the statements that they run as, and what each takes. The query is evaluated
   * for it, within the same limits.
   *
   * @throws as `query` does
   */
  async explain({ signal, text, defaultGraphs, namedGraphs }: QueryRequest): Promise<Explanation> {
    const { replies, leave } = await this.#ask(
      { kind: 'explain', query: { text, defaultGraphs, namedGraphs } },
      signal,
    );
    try {
      const { value: reply } = await replies.next();
      if (reply?.kind !== 'explanation') throw new Error('an explanation is one reply');
      return reply.explanation;
    } finally {
      leave();
    }
  }

  /** Ends every process; queries under way fail. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#queue.splice(0)) waiting.fail(new Error('the endpoint is closed'));
    for (const evaluator of this.#evaluators) evaluator.end();
    this.#evaluators.clear();
    this.#idle.length = 0;
  }

  /** Puts a request to a process of its own, for as long as the time limit allows. */
  async #ask(
    request: Work,
    signal: AbortSignal | undefined,
  ): Promise<Pick<Asked, 'replies'> & { leave(): void }> {
    const evaluator = await this.#acquire(signal);
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(new QueryTimeout(this.#limits.time)), this.#limits.time);
    const gone = () => end.abort(signal?.reason);
    signal?.addEventListener('abort', gone);
    if (signal?.aborted) gone();
    const { replies, free } = evaluator.ask(request, end.signal);
    void free.then(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', gone);
      this.#release(evaluator);
    });
    return { replies, leave: () => end.abort(new Error('nobody reads the answer')) };
  }

  async #acquire(signal: AbortSignal | undefined): Promise<Evaluator> {
    signal?.throwIfAborted();
    // The last one that was used: what it needs is at hand.
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#evaluators.size < this.#limits.processes) this.#startEvaluator();
    if (this.#queue.length >= this.#limits.queue + this.#starting)
      throw new QueueFull('too many queries are waiting');
    return new Promise((resolve, reject) => {
      const leave = () => {
        const at = this.#queue.indexOf(waiting);
        if (at >= 0) this.#queue.splice(at, 1);
        clearTimeout(patience);
        signal?.removeEventListener('abort', gone);
      };
      const gone = () => waiting.fail(signal?.reason);
      const waiting: Waiting = {
        take: (evaluator) => {
          leave();
          resolve(evaluator);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      const tooLong = () => waiting.fail(new QueueFull('the query has waited too long'));
      const patience = setTimeout(tooLong, longestWait);
      signal?.addEventListener('abort', gone);
      this.#queue.push(waiting);
    });
  }

  /** It takes a query as soon as it can; when it cannot start at all, whoever waits learns why. */
  #startEvaluator(): Promise<void> {
    const evaluator = new Evaluator(this.#folder, this.#limits);
    this.#evaluators.add(evaluator);
    this.#starting += 1;
    const ready = evaluator.ready.then(
      () => {
        this.#starting -= 1;
        this.#release(evaluator);
        void evaluator.ended.then(() => this.#replace(evaluator));
      },
      (error) => {
        this.#starting -= 1;
        this.#evaluators.delete(evaluator);
        if (this.#evaluators.size === 0) for (const waiting of [...this.#queue]) waiting.fail(error);
        throw error;
      },
    );
    ready.catch(() => {});
    return ready;
  }

  /** Hands a free evaluator to the query that has waited longest. */
  #release(evaluator: Evaluator): void {
    if (evaluator.gone || !this.#evaluators.has(evaluator)) return;
    const [waiting] = this.#queue;
    if (waiting) waiting.take(evaluator);
    else this.#idle.push(evaluator);
  }

  /** One that is gone makes room for another, started at once: the next query is not to wait for it. */
  #replace(evaluator: Evaluator): void {
    const at = this.#idle.indexOf(evaluator);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#evaluators.delete(evaluator);
    if (!this.#closed) this.#startEvaluator();
  }
}

/** The answer's bytes; whoever stops reading before the end stops the evaluation. */
async function* pieces(
  replies: Asked['replies'],
  whole: Uint8Array | undefined,
  leave: () => void,
  onCut: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    if (whole) yield whole;
    for await (const reply of replies) {
      if (reply.kind === 'piece') yield reply.bytes;
      if (reply.kind === 'cut') onCut();
    }
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

/** One evaluating thread, as the server holds it. */
import { MessageChannel, Worker } from 'node:worker_threads';
import { QueryTooLarge, receiveError, tooLarge } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Reply, Request, SentQuery } from './messages.ts';

/** Tests run the source; a thread always runs what was built. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/sparql/worker.js' : './worker.js',
  import.meta.url,
);

/** How long a thread has to notice that it was told to stop, in milliseconds. */
const grace = 1_000;

export class Thread {
  readonly #worker: Worker;
  /** Resolves when it can take a query; rejects when it cannot start. */
  readonly ready: Promise<void>;
  /** Resolves when the query that it was last asked no longer keeps it busy. */
  free: Promise<void> = Promise.resolve();
  readonly #gone = new AbortController();

  constructor(folder: string, { databaseMemory, heap }: Limits) {
    this.#worker = new Worker(program, {
      workerData: { folder, memory: databaseMemory },
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    this.#worker.unref();
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#gone.abort(meaningOf(error)));
    this.#worker.on('exit', () => this.#gone.abort(new Error('the thread has ended')));
    this.ready = Promise.race([
      new Promise<void>((resolve) => this.#worker.once('message', () => resolve())),
      rejection(this.#gone.signal),
    ]);
    this.ready.catch(() => {});
  }

  /** Whether it can take no query any more. */
  get gone(): boolean {
    return this.#gone.signal.aborted;
  }

  /**
   * Evaluates a query; the thread must be ready and free.
   *
   * @param signal  ends the evaluation; its reason is thrown
   * @returns its replies, the head first; a piece is evaluated when it is asked for
   * @throws what the thread throws
   */
  async *ask(query: SentQuery, signal: AbortSignal): AsyncGenerator<Answered, void> {
    const { port1: port, port2 } = new MessageChannel();
    const replies = queueOf<Reply>();
    const over = rejection(AbortSignal.any([signal, this.#gone.signal]));
    const say = (request: Request) => port.postMessage(request);
    port.on('message', (reply: Reply) => replies.put(reply));
    this.#worker.postMessage({ query, port: port2 }, [port2]);
    let last: Reply['kind'] | undefined;
    try {
      while (last !== 'end') {
        const reply = await Promise.race([replies.take(), over]);
        last = reply.kind;
        if (reply.kind === 'error') throw receiveError(reply.error);
        yield reply;
        say('more');
      }
    } finally {
      if (last !== 'end' && last !== 'error') {
        say('stop');
        this.free = this.#stopped(replies);
      }
      void this.free.then(() => port.close());
    }
  }

  /** Waits for the thread to be free again, and ends it when it does not listen. */
  async #stopped(replies: { take(): Promise<Reply> }): Promise<void> {
    const end = setTimeout(() => this.end(), grace);
    const gone = rejection(this.#gone.signal).catch(() => ({ kind: 'end' }) as const);
    let last: Reply['kind'] = 'head';
    while (last !== 'end' && last !== 'error') last = (await Promise.race([replies.take(), gone])).kind;
    clearTimeout(end);
  }

  /** Ends the thread at once, whatever it does; not waited for, as a statement under way may hold it up. */
  end(): void {
    this.#gone.abort(new Error('the thread was ended'));
    void this.#worker.terminate();
  }
}

type Answered = Exclude<Reply, { kind: 'error' }>;

function meaningOf(error: NodeJS.ErrnoException): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new QueryTooLarge(tooLarge) : error;
}

/** Rejects with the signal's reason once it fires. */
function rejection(signal: AbortSignal): Promise<never> {
  const rejected = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  rejected.catch(() => {});
  return rejected;
}

function queueOf<T>(): { put(item: T): void; take(): Promise<T> } {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put(item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take() {
      const [item] = items.splice(0, 1);
      return item === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(item);
    },
  };
}

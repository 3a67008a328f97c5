/** One evaluating process, as the server holds it: it can be ended at any moment, whatever it does. */
import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { QueryTooLarge, receiveError, tooLarge } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Reply, Request, Start, Work } from './messages.ts';

/** Tests run the source; a process always runs what was built. */
const program = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/sparql/evaluator-process.js' : './evaluator-process.js',
    import.meta.url,
  ),
);

/** How long a process has to notice that it was told to stop, in milliseconds. */
const grace = 1_000;

/** How much is kept of what a process writes of its end, in UTF-16 units. */
const longestWords = 4_000;

/** What a process says last of a query: it is free again. */
const lasts: ReadonlySet<Reply['kind']> = new Set(['end', 'stopped', 'error']);

/** What a reader gets; the rest is for this room. */
export type Answered = Extract<Reply, { kind: 'head' | 'piece' | 'cut' | 'explanation' }>;

export interface Asked {
  /** What came of the work, in order; throws what the evaluation throws, or the signal's reason. */
  readonly replies: AsyncGenerator<Answered, void>;
  /** Resolves when the process can take another query, or is gone: whether or not the replies were read. */
  readonly free: Promise<void>;
}

export class Evaluator {
  readonly #process: ChildProcess;
  readonly #gone = new AbortController();
  /** Resolves when it can take a query; rejects when it cannot start. */
  readonly ready: Promise<void>;
  /** Resolves when it can take no query any more. */
  readonly ended: Promise<void>;
  #onReply: (reply: Reply) => void = () => {};

  constructor(folder: string, { databaseMemory, heap, resultSize }: Limits) {
    const start: Start = { folder, memory: databaseMemory, resultSize };
    this.#process = fork(program, [JSON.stringify(start)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heap}`],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let said = '';
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-longestWords);
    });
    this.#process.on('message', (replies: Reply[]) => {
      for (const reply of replies) this.#onReply(reply);
    });
    this.#process.on('error', (error) => this.#gone.abort(error));
    this.#process.on('exit', (_, signal) => this.#gone.abort(meaningOf(signal, said)));
    this.ready = Promise.race([
      new Promise<void>((resolve, reject) => {
        this.#onReply = (reply) => (reply.kind === 'error' ? reject(receiveError(reply.error)) : resolve());
      }),
      rejection(this.#gone.signal),
    ]);
    this.ready.catch(() => {});
    this.ended = rejection(this.#gone.signal).catch(() => {});
    giveWay(this.#process);
  }

  /** Whether it can take no query any more. */
  get gone(): boolean {
    return this.#gone.signal.aborted;
  }

  /**
   * Does the work; the process must be ready and free.
   *
   * @param signal  ends the evaluation
   */
  ask(work: Work, signal: AbortSignal): Asked {
    const replies = queueOf<Reply>();
    let end: NodeJS.Timeout | undefined;
    const free = new Promise<void>((resolve) => {
      const settle = () => {
        signal.removeEventListener('abort', stop);
        this.#gone.signal.removeEventListener('abort', gone);
        clearTimeout(end);
        resolve();
      };
      const gone = () => {
        replies.fail(this.#gone.signal.reason);
        settle();
      };
      const stop = () => {
        replies.fail(signal.reason);
        this.#say({ kind: 'stop' });
        end = setTimeout(() => this.end(), grace);
      };
      this.#onReply = (reply) => {
        replies.put(reply);
        if (lasts.has(reply.kind)) settle();
      };
      this.#gone.signal.addEventListener('abort', gone);
      signal.addEventListener('abort', stop);
      this.#say(work);
      if (signal.aborted) stop();
    });
    return { free, replies: this.#read(replies, signal) };
  }

  async *#read(replies: Queue<Reply>, signal: AbortSignal): AsyncGenerator<Answered, void> {
    for (;;) {
      const reply = await replies.take();
      // Stopped on request: the reader learns why, and never takes what it has for the whole.
      if (reply.kind === 'stopped' || (reply.kind === 'error' && signal.aborted)) throw signal.reason;
      if (reply.kind === 'error') throw receiveError(reply.error);
      if (reply.kind === 'end' || reply.kind === 'ready') return;
      yield reply;
      if (reply.kind === 'piece') this.#say({ kind: 'more' });
    }
  }

  #say(request: Request): void {
    if (this.#process.connected) this.#process.send(request);
  }

  /** Ends the process at once, whatever it does. */
  end(): void {
    this.#gone.abort(new Error('the process was ended'));
    this.#process.kill('SIGKILL');
  }
}

/** A query may take all of an idle machine, and no time from pages: those are answered first. */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    // At once: threads that it starts later inherit it.
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not let us, pages and queries share alike.
  }
}

/**
 * V8 aborts when its heap is full; the system kills when the machine's memory is.
 *
 * @param said  what it wrote of its end, which is a fault when it ended by itself
 */
function meaningOf(signal: NodeJS.Signals | null, said: string): Error {
  return signal === null ? new Error(`the process has ended: ${said}`) : new QueryTooLarge(tooLarge);
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

/** For one reader. */
interface Queue<T> {
  put(item: T): void;
  /** There may be no more to come. */
  fail(reason: unknown): void;
  /** The next item, once it is there; throws why there is none when all that has come was taken. */
  take(): Promise<T>;
}

function queueOf<T>(): Queue<T> {
  const items: T[] = [];
  let reader: { resolve(item: T): void; reject(reason: unknown): void } | undefined;
  let failure: { readonly reason: unknown } | undefined;
  return {
    put(item) {
      if (reader) reader.resolve(item);
      else items.push(item);
      reader = undefined;
    },
    fail(reason) {
      failure ??= { reason };
      reader?.reject(reason);
      reader = undefined;
    },
    async take() {
      if (items.length > 0) return items.shift() as T;
      if (failure) throw failure.reason;
      return new Promise((resolve, reject) => {
        reader = { resolve, reject };
      });
    },
  };
}

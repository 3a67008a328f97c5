/** What the server and an evaluating process say to each other, one query at a time. */
import type { SentError } from './errors.ts';
import type { Query } from './evaluate.ts';
import type { Explanation } from './explain/index.ts';
import type { AnswerKind, FormatRequest } from './formats.ts';

/** What an evaluating process is started with, as JSON. */
export interface Start {
  /** The release's folder. */
  readonly folder: string;
  /** What its database may keep in memory, as DuckDB writes it. */
  readonly memory: string;
  /** How long an answer may be, in bytes; unlimited when absent. */
  readonly resultSize?: number | undefined;
}

/** Plain data, as it goes to the process. */
export type SentQuery = Query & FormatRequest;

/** What a process is asked to do, one at a time: to answer a query, or to say how it does. */
export type Work =
  | { readonly kind: 'query'; readonly query: SentQuery }
  | { readonly kind: 'explain'; readonly query: Query };

/** To the process: work, that another piece of its answer can be taken, or that no more is wanted. */
export type Request = Work | { readonly kind: 'more' } | { readonly kind: 'stop' };

/**
 * From the process, one or several together: `ready` once, or why not (`error`). Then for each query a head and
 * pieces, `cut` if there was more to write, or its explanation; until `end`, `stopped` or `error`.
 */
export type Reply =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'head';
      readonly mediaType: string;
      readonly answer: AnswerKind;
      /** All of an answer that was one piece at once: no piece follows. */
      readonly whole?: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'cut' }
  | { readonly kind: 'explanation'; readonly explanation: Explanation }
  | { readonly kind: 'end' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'error'; readonly error: SentError };

/** How many pieces may be on their way before one is taken: a short answer leaves at once, read or not. */
export const ahead = 4;

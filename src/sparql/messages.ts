/** What the server and an evaluating process say to each other, one query at a time. */
import type { SentError } from './errors.ts';
import type { Query } from './evaluate.ts';
import type { AnswerKind, FormatRequest } from './formats.ts';

/** What an evaluating process is started with, as JSON. */
export interface Start {
  /** The release's folder. */
  readonly folder: string;
  /** What its database may keep in memory, as DuckDB writes it. */
  readonly memory: string;
}

/** Plain data, as it goes to the process. */
export type SentQuery = Query & FormatRequest;

/** To the process: a query, that another piece of its answer can be taken, or that no more is wanted. */
export type Request =
  | { readonly kind: 'query'; readonly query: SentQuery }
  | { readonly kind: 'more' }
  | { readonly kind: 'stop' };

/** From the process: `ready` once, or why not (`error`); then for each query a head and pieces, until `end`, `stopped` or `error`. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'head'; readonly mediaType: string; readonly answer: AnswerKind }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'error'; readonly error: SentError };

/** How many pieces may be on their way before one is taken: a short answer leaves at once, read or not. */
export const ahead = 4;

/** What the server and an evaluating thread say to each other about one query, over a port of its own. */
import type { SentError } from './errors.ts';
import type { Query } from './evaluate.ts';
import type { AnswerKind, FormatRequest } from './formats.ts';

/** Plain data, as it goes to the thread. */
export type SentQuery = Query & FormatRequest;

/** To the thread: another piece of the answer can be taken, or no more is wanted. */
export type Request = 'more' | 'stop';

/** From the thread, in this order; the last one tells that it is free again. */
export type Reply =
  | { readonly kind: 'head'; readonly mediaType: string; readonly answer: AnswerKind }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: SentError };

/** Why a query has no answer, each with what its author needs to know. */
import type { Text } from '../rdf/index.ts';

/** The text is not a SPARQL 1.1 query. Lines and columns count from 1. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  constructor(
    readonly words: Text,
    readonly line: number,
    readonly column: number,
  ) {
    super(words.en);
  }
}

/** A query that this endpoint does not answer: an update, or one that sends it elsewhere. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused';
  constructor(readonly words: Text) {
    super(words.en);
  }
}

/** None of the formats asked for can write the answer. */
export class NotAcceptable extends Error {
  override readonly name = 'NotAcceptable';
  /** @param available  media types that can */
  constructor(readonly available: readonly string[]) {
    super(`the answer can be written as ${available.join(', ')}`);
  }
}

/** The query ran past the time limit. */
export class QueryTimeout extends Error {
  override readonly name = 'QueryTimeout';
  constructor(readonly milliseconds: number) {
    super(`the query took more than ${milliseconds / 1000} s`);
  }
}

/** The query needs more memory than one query may take. */
export class QueryTooLarge extends Error {
  override readonly name = 'QueryTooLarge';
}

export const tooLarge = 'the query needs more memory than one query may take';

/** The answer is longer than one may be, and its format cannot say that it was cut, or nothing of it was sent yet. */
export class ResultTooLarge extends Error {
  override readonly name = 'ResultTooLarge';
  /** @param bytes  how long an answer may be */
  constructor(readonly bytes: number) {
    super(`the answer is longer than ${bytes} bytes`);
  }
}

/** Too many queries are waiting already, or this one has waited too long. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** An error on its way from the process that evaluates. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly words?: Text;
  readonly line?: number;
  readonly column?: number;
  readonly available?: readonly string[];
  readonly bytes?: number;
  readonly stack?: string;
}

export function sendError(error: unknown): SentError {
  const { name, message, words, stack, line, column, available, bytes } = error as Error & Partial<SentError>;
  return {
    name,
    message,
    ...(words && { words }),
    ...(stack !== undefined && { stack }),
    ...(line !== undefined && column !== undefined && { line, column }),
    ...(available && { available }),
    ...(bytes !== undefined && { bytes }),
  };
}

/** Name → how it is made again on the other side; any other error is a bug, and stays one. */
const receivers: Record<string, (sent: SentError) => Error> = {
  QuerySyntaxError: ({ line = 1, column = 1, ...sent }) => new QuerySyntaxError(wordsOf(sent), line, column),
  QueryRefused: (sent) => new QueryRefused(wordsOf(sent)),
  QueryTooLarge: ({ message }) => new QueryTooLarge(message),
  ResultTooLarge: ({ bytes = 0 }) => new ResultTooLarge(bytes),
  NotAcceptable: ({ available = [] }) => new NotAcceptable(available),
};

const wordsOf = ({ words, message }: SentError): Text => words ?? { fr: message, en: message };

export function receiveError(sent: SentError): Error {
  const receive = receivers[sent.name];
  if (receive) return receive(sent);
  const error = new Error(sent.message);
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
}

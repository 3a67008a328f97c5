/** What a request cannot have, and why: thrown anywhere, answered in one place. */
import type { Text } from '../rdf/index.ts';

/** A thing to go on to. */
export interface Suggestion {
  readonly href: string;
  readonly label: Text;
}

export interface ProblemDetails {
  readonly headers?: Readonly<Record<string, string>>;
  /** What there is instead. */
  readonly suggestions?: readonly Suggestion[];
  /** Where a query is wrong, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** A request that is answered with an error status. Its words are for the client. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  /** @param status  400 to 599 */
  constructor(
    readonly status: 400 | 404 | 405 | 406 | 413 | 415 | 500 | 503,
    readonly words: Text,
    readonly details: ProblemDetails = {},
  ) {
    super(words.en);
  }
}

/** Nothing on offer is acceptable to the client. */
export function notAcceptable(
  offers: readonly { readonly mediaType: string }[],
  suggestions: readonly Suggestion[] = [],
): HttpProblem {
  const list = offers.map(({ mediaType }) => mediaType).join(', ');
  return new HttpProblem(
    406,
    {
      fr: `Cette adresse ne répond pas dans le format demandé, mais dans ceux-ci : ${list}.`,
      en: `This address does not answer in the format asked for, but in these: ${list}.`,
    },
    { suggestions },
  );
}

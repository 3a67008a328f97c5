/** What an example query is. */
import type { Texts } from '../texts/index.ts';

export interface Example {
  readonly name: keyof Texts['sparql']['examples'];
  readonly group: keyof Texts['sparql']['groups'];
  /** How its answer is best seen. */
  readonly view: keyof Texts['sparql']['view'];
  readonly query: string;
}

/** An example before its prefixes are declared. */
export type Body = Omit<Example, 'query'> & { readonly body: string };

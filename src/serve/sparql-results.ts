/** SPARQL results in JSON, read for the page that shows them. */

/** @see https://www.w3.org/TR/sparql11-results-json/#select-encode-terms */
export interface ResultTerm {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

/** What `application/sparql-results+json` holds. */
export type Results = { readonly boolean: boolean } | Bindings;

/** The answer of a SELECT. */
export interface Bindings {
  readonly head: { readonly vars: readonly string[] };
  readonly results: { readonly bindings: readonly Readonly<Record<string, ResultTerm>>[] };
}

/** How much of an answer a page reads, in characters. */
const READ = 4_000_000;

/** The whole of a body, or undefined when it is too long for a page. */
export async function readBody(body: AsyncIterable<string | Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > READ) return undefined;
  }
  return text + decoder.decode();
}

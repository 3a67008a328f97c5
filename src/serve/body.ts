/** A stream as the body of an answer; when the client goes away, its source is told to stop. */

/** How much is gathered before it is sent, in characters: writers of RDF hand out a few at a time. */
const GATHERED = 16_384;

/** @returns a stream of bytes that reads its source only as fast as the client does */
export function bodyOf(source: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  return ReadableStream.from(bytes(source));
}

async function* bytes(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const chunk of source) {
    if (typeof chunk !== 'string') {
      yield chunk;
      continue;
    }
    text += chunk;
    if (text.length < GATHERED) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

/** Writes quads in any of the project's RDF formats, as they come. */
import { pipeline, Readable } from 'node:stream';
import type { Quad, Quad_Subject } from '@rdfjs/types';
import { JsonLdSerializer } from 'jsonld-streaming-serializer';
import { StreamWriter, Writer } from 'n3';
import type { RdfFormat } from './formats.ts';
import { prefixes as standardPrefixes } from './namespaces.ts';
import { quad } from './terms.ts';

export type Quads = Iterable<Quad> | AsyncIterable<Quad>;

/**
 * Serialises quads; back-pressure reaches the source.
 * In a format without named graphs every quad is written as a triple.
 *
 * @param prefixes  more prefixes than the standard ones, prefix → namespace IRI
 * @returns a stream of text; an error of the source ends it
 */
export function writeRdf(quads: Quads, format: RdfFormat, prefixes: Record<string, string> = {}): Readable {
  if (format.lines) return Readable.from(lines(quads, format));
  const known = { ...standardPrefixes, ...prefixes };
  const source = Readable.from(format.graphs ? quads : triplesOf(quads));
  const writer =
    format.suffix === 'jsonld'
      ? new JsonLdSerializer({ context: known, space: ' ' })
      : new StreamWriter({ format: format.mediaType, prefixes: known });
  // The callback is required; whoever reads the last stream gets the error there.
  return pipeline(source, writer as unknown as NodeJS.ReadWriteStream, () => {}) as unknown as Readable;
}

/** How many lines are written at a time. */
const together = 200;

/** In a format of lines every quad stands alone: nothing has to be remembered from one to the next. */
async function* lines(quads: Quads, { mediaType, graphs }: RdfFormat): AsyncGenerator<string> {
  const writer = new Writer({ format: mediaType });
  let text = '';
  let count = 0;
  for await (const { subject, predicate, object, graph } of quads) {
    text += writer.quadToString(subject, predicate, object, graphs ? graph : undefined);
    count += 1;
    if (count % together !== 0) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Serialises quads to one string; for documents, not for downloads. */
export async function writeRdfText(
  quads: Quads,
  format: RdfFormat,
  prefixes: Record<string, string> = {},
): Promise<string> {
  let text = '';
  for await (const chunk of writeRdf(quads, format, prefixes)) text += chunk;
  return text;
}

async function* triplesOf(quads: Quads): AsyncGenerator<Quad> {
  for await (const { subject, predicate, object } of quads) {
    yield quad(subject as Quad_Subject as never, predicate as never, object as never);
  }
}

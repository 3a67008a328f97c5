/** An answer as bytes, in the format chosen, as they are asked for. */
import { type Quad, type RdfFormat, rdfFormats, type Term, writeRdf } from '../rdf/index.ts';
import type { Answer, Batch } from './answer.ts';
import type { AnswerFormat } from './formats.ts';
import { type SolutionWriter, solutionWriters } from './solution-writers.ts';
import { writeRows } from './write-rows.ts';

/** How much text is gathered before it is sent, in UTF-16 units. */
const piece = 32_768;

/** @param prefixes  the publisher's own, prefix → namespace IRI */
export async function* writeAnswer(
  answer: Answer,
  { suffix }: AnswerFormat,
  prefixes: Record<string, string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const part of writeText(answer, suffix, prefixes)) {
    text += part;
    if (text.length < piece) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

function writeText(
  answer: Answer,
  suffix: string,
  prefixes: Record<string, string>,
): AsyncIterable<string> | Iterable<string> {
  if (answer.kind === 'quads') {
    const format = rdfFormats.find((known) => known.suffix === suffix) as RdfFormat;
    return writeRdf(legal(answer.quads), format, prefixes);
  }
  const writer = solutionWriters[suffix];
  if (!writer) throw new Error(`no writer of ${suffix}`);
  if (answer.kind === 'boolean') return [writer.boolean(answer.value)];
  return table(writer, answer.variables, answer.batches);
}

/**
 * A template can make triples that are no RDF; they are left out.
 *
 * @see https://www.w3.org/TR/sparql11-query/#construct
 */
async function* legal(quads: AsyncIterable<Quad>): AsyncGenerator<Quad> {
  for await (const quad of quads) {
    // The type promises legal quads; a template's are not.
    const subject = quad.subject as Term;
    if (subject.termType !== 'Literal' && quad.predicate.termType === 'NamedNode') yield quad;
  }
}

async function* table(
  writer: SolutionWriter,
  variables: readonly string[],
  batches: AsyncIterable<Batch>,
): AsyncGenerator<string> {
  yield writer.head(variables);
  let first = true;
  for await (const batch of batches) {
    yield (first ? '' : writer.row.separator) + writeRows(writer, variables, batch);
    first = false;
  }
  yield writer.tail;
}

/** An answer as bytes, in the format chosen, as they are asked for. */
import { type Quad, type RdfFormat, rdfFormats, type Term, writeRdf } from '../rdf/index.ts';
import { Allowance, cutWords } from './allowance.ts';
import type { Answer, Batch } from './answer.ts';
import { ResultTooLarge } from './errors.ts';
import type { AnswerFormat } from './formats.ts';
import { type SolutionWriter, solutionWriters } from './solution-writers.ts';
import { writeRows } from './write-rows.ts';

/** How much text is gathered before it is sent, in UTF-16 units. */
const piece = 32_768;

/**
 * @param prefixes  the publisher's own, prefix → namespace IRI
 * @param allowance  how much may be written: an answer that is cut is well-formed, and says so
 * @throws ResultTooLarge when it is to be cut and its format has no place to say so
 */
export async function* writeAnswer(
  answer: Answer,
  { suffix }: AnswerFormat,
  prefixes: Record<string, string>,
  allowance = new Allowance(),
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const part of writeText(answer, suffix, prefixes, allowance)) {
    // Only now: whether the answer is cut after what was gathered is known by what follows it.
    if (text.length >= piece) {
      yield encoder.encode(text);
      text = '';
    }
    text += part;
    allowance.spend(part);
  }
  if (text !== '') yield encoder.encode(text);
}

function writeText(
  answer: Answer,
  suffix: string,
  prefixes: Record<string, string>,
  allowance: Allowance,
): AsyncIterable<string> | Iterable<string> {
  if (answer.kind === 'quads') {
    const format = rdfFormats.find((known) => known.suffix === suffix) as RdfFormat;
    return graph(writeRdf(allowance.within(legal(answer.quads)), format, prefixes), suffix, allowance);
  }
  const writer = solutionWriters[suffix];
  if (!writer) throw new Error(`no writer of ${suffix}`);
  if (answer.kind === 'boolean') return [writer.boolean(answer.value)];
  return table(writer, answer.variables, answer.batches, allowance);
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

/** All that is written of a graph has comments, but for JSON-LD. */
async function* graph(
  texts: AsyncIterable<string>,
  suffix: string,
  allowance: Allowance,
): AsyncGenerator<string> {
  yield* texts;
  if (!allowance.cut) return;
  if (suffix === 'jsonld') throw new ResultTooLarge(allowance.bytes);
  yield `# ${cutWords.en}\n# ${cutWords.fr}\n`;
}

async function* table(
  writer: SolutionWriter,
  variables: readonly string[],
  batches: AsyncIterable<Batch>,
  allowance: Allowance,
): AsyncGenerator<string> {
  yield writer.head(variables);
  let first = true;
  for await (const batch of allowance.within(batches)) {
    yield (first ? '' : writer.row.separator) + writeRows(writer, variables, batch);
    first = false;
  }
  const tail = allowance.cut ? writer.cutTail : writer.tail;
  if (tail === undefined) throw new ResultTooLarge(allowance.bytes);
  yield tail;
}

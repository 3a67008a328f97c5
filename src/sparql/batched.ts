/** Solutions that come one by one, a number of them at a time. */
import type { Term } from '../rdf/index.ts';
import type { Batch } from './answer.ts';

/** How many solutions make a batch. */
const together = 100;

/**
 * @param solutions  the term of each variable, in order; undefined where it is unbound
 * @param width  how many variables there are
 */
export async function* batched(
  solutions: AsyncIterable<readonly (Term | undefined)[]>,
  width: number,
): AsyncGenerator<Batch> {
  let rows: (readonly (Term | undefined)[])[] = [];
  for await (const solution of solutions) {
    rows.push(solution);
    if (rows.length < together) continue;
    yield batchOf(rows, width);
    rows = [];
  }
  if (rows.length > 0) yield batchOf(rows, width);
}

function batchOf(rows: readonly (readonly (Term | undefined)[])[], width: number): Batch {
  return {
    size: rows.length,
    columns: Array.from({ length: width }, (_, at) => ({ kind: 'terms', terms: rows.map((row) => row[at]) })),
  };
}

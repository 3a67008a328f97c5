/** The solutions of an answer, as terms, in order. */
import type { Term } from '../../src/rdf/index.ts';
import { type Answer, termsOf } from '../../src/sparql/answer.ts';

/** @returns one row per solution: the term of each variable, undefined where it is unbound */
export async function solutionsIn(
  answer: Extract<Answer, { kind: 'bindings' }>,
): Promise<(Term | undefined)[][]> {
  const rows: (Term | undefined)[][] = [];
  for await (const { size, columns } of answer.batches) {
    const terms = columns.map(termsOf);
    for (let row = 0; row < size; row += 1) rows.push(terms.map((column) => column[row]));
  }
  return rows;
}

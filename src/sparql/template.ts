/** The triples of a CONSTRUCT: its template, with the terms of each solution put in. */
import type { Algebra } from '@comunica/utils-algebra';
import { blankNode, type Quad, quad, type Term } from '../rdf/index.ts';
import { keyOf } from '../store/index.ts';
import { type Batch, termsOf } from './answer.ts';

/** A graph has each triple once; past so many, one may be written again, which is the same graph. */
const remembered = 100_000;

/**
 * @param variables  what the columns of the batches stand for
 * @see https://www.w3.org/TR/sparql11-query/#construct
 */
export async function* instances(
  template: readonly Algebra.Pattern[],
  variables: readonly string[],
  batches: AsyncGenerator<Batch>,
): AsyncGenerator<Quad> {
  const known = new Set<string>();
  const places = new Map(variables.map((name, at) => [name, at]));
  for await (const { size, columns } of batches) {
    const terms = columns.map(termsOf);
    for (let row = 0; row < size; row += 1) {
      const fresh = new Map<string, Term>();
      const put = (term: Term): Term | undefined => {
        if (term.termType === 'Variable') return terms[places.get(term.value) ?? -1]?.[row];
        return term.termType === 'BlankNode' ? freshOf(fresh, term.value) : term;
      };
      for (const { subject, predicate, object } of template) {
        const [s, p, o] = [subject, predicate, object].map((term) => put(term as Term));
        if (!s || !p || !o) continue;
        const key = [s, p, o].map(keyOf).join('\n');
        if (known.has(key)) continue;
        if (known.size >= remembered) known.clear();
        known.add(key);
        yield quad(s as never, p as never, o as never);
      }
    }
  }
}

/** Each solution has blank nodes of its own. */
function freshOf(fresh: Map<string, Term>, label: string): Term {
  const made = fresh.get(label) ?? blankNode();
  fresh.set(label, made);
  return made;
}

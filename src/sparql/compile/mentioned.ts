/** The terms that a query mentions, wherever in its algebra. */
import { Algebra, algebraUtils } from '@comunica/utils-algebra';
import type { Term } from '../../rdf/index.ts';
import { keyOf } from '../../store/index.ts';

export interface Mentioned {
  readonly terms: readonly Term[];
  /** Predicate and object of each pattern that has both. */
  readonly pairs: readonly (readonly [Term, Term])[];
}

const stored = new Set(['NamedNode', 'Literal', 'BlankNode']);

export function mentioned(operation: Algebra.Operation): Mentioned {
  const terms = new Map<string, Term>();
  const pairs: [Term, Term][] = [];
  const mention = (...found: readonly unknown[]) => {
    for (const term of found as Term[]) {
      if (stored.has(term.termType)) terms.set(keyOf(term), term);
    }
  };
  algebraUtils.visitOperation(operation, {
    [Algebra.Types.PATTERN]: {
      visitor: ({ subject, predicate, object, graph }) => {
        mention(subject, predicate, object, graph);
        if (predicate.termType !== 'Variable' && object.termType !== 'Variable') {
          pairs.push([predicate as Term, object as Term]);
        }
      },
    },
    [Algebra.Types.PATH]: { visitor: ({ subject, object, graph }) => mention(subject, object, graph) },
    [Algebra.Types.VALUES]: {
      visitor: ({ bindings }) => mention(...bindings.flatMap((binding) => Object.values(binding))),
    },
    [Algebra.Types.EXPRESSION]: {
      visitor: (expression) => {
        if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.TERM)) mention(expression.term);
      },
    },
  });
  return { terms: [...terms.values()], pairs };
}

/** What operations of the algebra are made of, as their compilation needs it. */
import { Algebra } from '@comunica/utils-algebra';
import { isWalk, type Walk } from './paths.ts';

export function patternsOf(operation: Algebra.Operation): readonly Algebra.Pattern[] | undefined {
  if (operation.type === Algebra.Types.BGP) return (operation as Algebra.Bgp).patterns;
  return operation.type === Algebra.Types.PATTERN ? [operation as Algebra.Pattern] : undefined;
}

/** The operands of joins within joins. */
const flattened = (inputs: readonly Algebra.Operation[]): readonly Algebra.Operation[] =>
  inputs.flatMap((input) =>
    input.type === Algebra.Types.JOIN ? flattened((input as Algebra.Join).input) : [input],
  );

/** What is joined: patterns, which are one group wherever they stand, paths, and all else. */
export function partsOf(inputs: readonly Algebra.Operation[]): {
  readonly patterns: readonly Algebra.Pattern[];
  readonly walks: readonly Walk[];
  readonly others: readonly Algebra.Operation[];
} {
  const parts = flattened(inputs);
  return {
    patterns: parts.flatMap((part) => patternsOf(part) ?? []),
    walks: parts.filter(isWalk),
    others: parts.filter((part) => !patternsOf(part) && !isWalk(part)),
  };
}

/** Filters over filters, together. */
export function filterOf({ input, expression }: Algebra.Filter): {
  readonly input: Algebra.Operation;
  readonly conditions: readonly Algebra.Expression[];
} {
  if (input.type !== Algebra.Types.FILTER) return { input, conditions: [expression] };
  const inner = filterOf(input as Algebra.Filter);
  return { input: inner.input, conditions: [...inner.conditions, expression] };
}

/** Whether a path starts or ends at a term of the query. */
export const isFixed = ({ subject, object }: Walk): boolean =>
  subject.termType !== 'Variable' || object.termType !== 'Variable';

/** What tells the variables of one graph from those of another: see `nodesOf`. */
export const nodeOf = (variable: string, graph: { readonly value: string }): string =>
  `${graph.value} ${variable}`;

/** Those variables, each with a graph, that stand for a subject or an object of that graph in every solution. */
export function nodesOf(operation: Algebra.Operation): ReadonlySet<string> {
  const patterns = patternsOf(operation);
  if (patterns) return new Set(patterns.flatMap(endsOf));
  switch (operation.type) {
    case Algebra.Types.JOIN:
      return new Set((operation as Algebra.Join).input.flatMap((input) => [...nodesOf(input)]));
    case Algebra.Types.FILTER:
    case Algebra.Types.EXTEND:
      return nodesOf((operation as Algebra.Single).input);
    case Algebra.Types.LEFT_JOIN:
    case Algebra.Types.MINUS:
      return nodesOf((operation as Algebra.LeftJoin).input[0] as Algebra.Operation);
    case Algebra.Types.UNION: {
      const [first = new Set<string>(), ...others] = (operation as Algebra.Union).input.map(nodesOf);
      return new Set([...first].filter((node) => others.every((other) => other.has(node))));
    }
    case Algebra.Types.PATH:
      return new Set(isWalk(operation) && !operation.zero ? endsOf(operation) : []);
    default:
      return new Set();
  }
}

const endsOf = ({
  subject,
  object,
  graph,
}: Pick<Algebra.Pattern, 'subject' | 'object' | 'graph'>): string[] =>
  [subject, object].flatMap((term) => (term.termType === 'Variable' ? [nodeOf(term.value, graph)] : []));

/** Conditions that hold together where one condition holds. */
export function conjuncts(condition: Algebra.Expression): readonly Algebra.Expression[] {
  const { operator, args } = condition as Partial<Algebra.OperatorExpression>;
  return operator === '&&' && args ? args.flatMap(conjuncts) : [condition];
}

/** Every variable that an expression names, those of patterns in it too. */
export function variablesIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found;
  const { termType, value } = node as { termType?: string; value?: string };
  if (termType === 'Variable') found.add(value ?? '');
  for (const [key, child] of Object.entries(node)) if (key !== 'metadata') variablesIn(child, found);
  return found;
}

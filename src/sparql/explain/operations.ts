/** Operations of the algebra in SPARQL's words, a line each. */
import { Algebra } from '@comunica/utils-algebra';
import type { Term, Variable } from '../../rdf/index.ts';
import { inputsOf } from '../compiled-source.ts';
import { expressionWords, pathWords } from './expressions.ts';

type Shorten = (term: Term) => string;

/** The operations that an operation is made from, in order. */
export function partsOf(operation: Algebra.Operation): readonly Algebra.Operation[] {
  return operation.type === Algebra.Types.BGP ? (operation as Algebra.Bgp).patterns : inputsOf(operation);
}

export function operationWords(operation: Algebra.Operation, shorten: Shorten): string {
  const write = writers[operation.type];
  return write ? write(operation as never, shorten) : operation.type.toUpperCase();
}

const triple = (graph: { readonly termType: string }, terms: readonly string[], shorten: Shorten): string => {
  const text = terms.join(' ');
  return graph.termType === 'DefaultGraph' ? text : `GRAPH ${shorten(graph as Term)} { ${text} }`;
};

const variables = (list: readonly Variable[], shorten: Shorten): string =>
  list.length === 0 ? '()' : list.map(shorten).join(' ');

const writers: Readonly<Record<string, (operation: never, shorten: Shorten) => string>> = {
  [Algebra.Types.ASK]: () => 'ASK',
  [Algebra.Types.CONSTRUCT]: ({ template }: Algebra.Construct, shorten) =>
    `CONSTRUCT { ${template.map(({ subject, predicate, object }) => [subject, predicate, object].map((term) => shorten(term as Term)).join(' ')).join(' . ')} }`,
  [Algebra.Types.PROJECT]: ({ variables: list }: Algebra.Project, shorten) =>
    `SELECT ${variables(list, shorten)}`,
  [Algebra.Types.DISTINCT]: () => 'DISTINCT',
  [Algebra.Types.REDUCED]: () => 'REDUCED',
  [Algebra.Types.SLICE]: ({ start, length }: Algebra.Slice) =>
    [length === undefined ? '' : `LIMIT ${length}`, start === 0 ? '' : `OFFSET ${start}`]
      .filter((text) => text !== '')
      .join(' '),
  [Algebra.Types.ORDER_BY]: ({ expressions }: Algebra.OrderBy, shorten) =>
    `ORDER BY ${expressions.map((one) => expressionWords(one, shorten)).join(' ')}`,
  [Algebra.Types.GROUP]: ({ variables: by, aggregates }: Algebra.Group, shorten) => {
    const made = aggregates.map((one) => `${expressionWords(one, shorten)} AS ${shorten(one.variable)}`);
    return ['GROUP BY', variables(by, shorten), ...(made.length > 0 ? [':', made.join(', ')] : [])].join(' ');
  },
  [Algebra.Types.EXTEND]: ({ expression, variable }: Algebra.Extend, shorten) =>
    `BIND (${expressionWords(expression, shorten)} AS ${shorten(variable)})`,
  [Algebra.Types.FILTER]: ({ expression }: Algebra.Filter, shorten) =>
    `FILTER (${expressionWords(expression, shorten)})`,
  [Algebra.Types.JOIN]: () => 'JOIN',
  [Algebra.Types.LEFT_JOIN]: ({ expression }: Algebra.LeftJoin, shorten) =>
    expression ? `OPTIONAL, FILTER (${expressionWords(expression, shorten)})` : 'OPTIONAL',
  [Algebra.Types.UNION]: () => 'UNION',
  [Algebra.Types.MINUS]: () => 'MINUS',
  [Algebra.Types.BGP]: ({ patterns }: Algebra.Bgp) => (patterns.length === 0 ? '{ }' : '{ … }'),
  [Algebra.Types.PATTERN]: ({ subject, predicate, object, graph }: Algebra.Pattern, shorten) =>
    triple(
      graph,
      [subject, predicate, object].map((term) => shorten(term as Term)),
      shorten,
    ),
  [Algebra.Types.PATH]: ({ subject, predicate, object, graph }: Algebra.Path, shorten) =>
    triple(
      graph,
      [shorten(subject as Term), pathWords(predicate, shorten), shorten(object as Term)],
      shorten,
    ),
  [Algebra.Types.VALUES]: ({ variables: list, bindings }: Algebra.Values, shorten) =>
    `VALUES (${variables(list, shorten)}) × ${bindings.length}`,
};

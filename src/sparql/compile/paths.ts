/** Property paths as patterns and unions, as far as their length is fixed; the others as steps that are repeated. */
import { Algebra, AlgebraFactory, algebraUtils } from '@comunica/utils-algebra';
import type { Variable } from '@rdfjs/types';
import { variable } from '../../rdf/index.ts';
import type { Block } from './block.ts';
import { Beyond } from './column.ts';

const factory = new AlgebraFactory();

/** What the variables between two steps are called: none of a query has a space. */
const stop = ' path';

/** A block without the variables between steps. */
export function withoutStops(block: Block): Block {
  return { ...block, columns: new Map([...block.columns].filter(([name]) => !name.startsWith(stop))) };
}

/** A path with `?`, `*` or `+`: the pairs that its step gives, and how often it is taken. */
export interface Walk extends Algebra.Path {
  readonly step: Algebra.Operation;
  readonly from: Variable;
  readonly to: Variable;
  /** Whether a term is reached from itself without a step. */
  readonly zero: boolean;
  /** Whether several steps may be taken. */
  readonly many: boolean;
}

export const isWalk = (operation: Algebra.Operation): operation is Walk =>
  operation.type === Algebra.Types.PATH && 'step' in operation;

/**
 * @returns the operation, every path in it a pattern, a union, a join or a walk
 * @see https://www.w3.org/TR/sparql11-query/#sparqlPropertyPaths
 */
export function withoutPaths(operation: Algebra.Operation): Algebra.Operation {
  let last = 0;
  const fresh = (): Variable => {
    last += 1;
    return variable(`${stop}${last}`) as Variable;
  };
  return algebraUtils.mapOperation(operation, {
    [Algebra.Types.PATH]: {
      preVisitor: () => ({ continue: false }),
      transform: (path) => expanded(path, fresh),
    },
  }) as Algebra.Operation;
}

type Fresh = () => Variable;
type Ends = Pick<Algebra.Path, 'subject' | 'object' | 'graph'>;

function expanded({ predicate, ...ends }: Algebra.Path, fresh: Fresh): Algebra.Operation {
  const expand = expansions[predicate.type];
  if (!expand) throw new Beyond(`the path ${predicate.type}`);
  return expand(predicate as never, ends, fresh);
}

const along = (path: Algebra.Operation, { subject, object, graph }: Ends, fresh: Fresh): Algebra.Operation =>
  expanded(factory.createPath(subject, path as never, object, graph), fresh);

/** Kind of path → the operation that has its solutions. */
const expansions: Readonly<Record<string, (path: never, ends: Ends, fresh: Fresh) => Algebra.Operation>> = {
  [Algebra.Types.LINK]: ({ iri }: Algebra.Link, { subject, object, graph }) =>
    factory.createPattern(subject, iri, object, graph),
  [Algebra.Types.INV]: ({ path }: Algebra.Inv, { subject, object, graph }, fresh) =>
    along(path, { subject: object, object: subject, graph }, fresh),
  [Algebra.Types.SEQ]: ({ input }: Algebra.Seq, { subject, object, graph }, fresh) => {
    const stops = [subject, ...input.slice(1).map(fresh), object];
    const parts = input.map((part, at) =>
      along(part, { subject: stops[at] ?? subject, object: stops[at + 1] ?? object, graph }, fresh),
    );
    return factory.createJoin(parts);
  },
  [Algebra.Types.ALT]: ({ input }: Algebra.Alt, ends, fresh) =>
    factory.createUnion(input.map((part) => along(part, ends, fresh))),
  [Algebra.Types.NPS]: ({ iris }: Algebra.Nps, { subject, object, graph }, fresh) => {
    const predicate = fresh();
    const expressions = [predicate, ...iris].map((term) => factory.createTermExpression(term));
    const pattern = factory.createBgp([factory.createPattern(subject, predicate, object, graph)]);
    return factory.createFilter(pattern, factory.createOperatorExpression('notin', expressions));
  },
  [Algebra.Types.ZERO_OR_ONE_PATH]: walk(true, false),
  [Algebra.Types.ZERO_OR_MORE_PATH]: walk(true, true),
  [Algebra.Types.ONE_OR_MORE_PATH]: walk(false, true),
};

function walk(zero: boolean, many: boolean) {
  return ({ path }: { path: Algebra.Operation }, { subject, object, graph }: Ends, fresh: Fresh): Walk => {
    const [from, to] = [fresh(), fresh()];
    const step = along(path, { subject: from, object: to, graph }, fresh);
    return { ...factory.createPath(subject, path as never, object, graph), step, from, to, zero, many };
  };
}

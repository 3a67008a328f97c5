/** What is done to all solutions of a block together: DISTINCT, GROUP BY, ORDER BY, LIMIT. */
import { Algebra, AlgebraFactory } from '@comunica/utils-algebra';
import { getExpressionVariables } from '@comunica/utils-query-operation';
import { aggregateOf } from './aggregate.ts';
import { type Block, type Names, nested, select } from './block.ts';
import { Beyond, type Column } from './column.ts';
import type { Scope } from './operator.ts';
import { orderOf } from './order.ts';
import { isConstant } from './sql.ts';
import type { Around } from './walks.ts';

const factory = new AlgebraFactory();

/** What compiles the operations below another. */
export interface Compiler {
  readonly names: Names;
  block(operation: Algebra.Operation, around?: readonly Around[]): Block;
  /** What is made of expressions over a block, which then has the columns that they read. */
  reading<Made>(block: Block, make: (scope: Scope) => Made): { block: Block; made: Made };
}

/** Computed numbers are floating-point numbers: the same in SPARQL need not be the same here. */
const inexact = (column: Column | undefined): boolean =>
  column?.as.kind === 'number' && column.as.type !== 'integer' && !column.as.whole;

export function distinct({ input }: Algebra.Distinct, compiler: Compiler): Block {
  const block = compiler.block(input);
  if ([...block.columns.values()].some(inexact)) throw new Beyond('DISTINCT over computed numbers');
  return nested(compiler.names, block, (head) => select(`DISTINCT ${head}`, block));
}

export function grouped({ input, variables, aggregates }: Algebra.Group, compiler: Compiler): Block {
  const some = variables.length > 0;
  const { block, made } = compiler.reading(compiler.block(input), (scope) =>
    aggregates.map((aggregate) => [aggregate.variable.value, aggregateOf(aggregate, scope, some)] as const),
  );
  const keys = variables.map(({ value }) => [value, block.columns.get(value)] as const);
  if (keys.some(([, column]) => inexact(column))) throw new Beyond('groups by computed numbers');
  const bound = keys.flatMap(([variable, column]) => (column ? [[variable, column] as const] : []));
  const columns = new Map<string, Column>([...bound, ...made]);
  const by = bound.flatMap(([, column]) => column.sql).filter((sql) => !isConstant(sql));
  const having = some && by.length === 0 ? ' HAVING count(*) > 0' : '';
  const tail = by.length > 0 ? ` GROUP BY ${by.join(', ')}` : having;
  return nested(compiler.names, { ...block, columns }, (head) => `${select(head, block)}${tail}`);
}

/** @param tail  LIMIT and OFFSET, which go with the order */
export function ordered(
  { input, expressions }: Algebra.OrderBy,
  compiler: Compiler,
  tail = '',
  project?: readonly string[],
): Block {
  const { block, by } = orderOf(compiler.block(input), expressions, compiler);
  const kept = project
    ? new Map([...block.columns].filter(([variable]) => project.includes(variable)))
    : block.columns;
  const whole = { ...block, columns: kept };
  return nested(compiler.names, whole, (head) => `${select(head, block)}${by}${tail}`);
}

export function sliced({ input: cut, start, length }: Algebra.Slice, compiler: Compiler): Block {
  const input = sortedLast(cut);
  const tail = `${length === undefined ? '' : ` LIMIT ${BigInt(length)}`} OFFSET ${BigInt(start)}`;
  if (input.type === Algebra.Types.ORDER_BY) return ordered(input as Algebra.OrderBy, compiler, tail);
  if (input.type === Algebra.Types.PROJECT) {
    const { input: below, variables } = input as Algebra.Project;
    if (below.type === Algebra.Types.ORDER_BY) {
      const names = variables.map(({ value }) => value);
      return ordered(below as Algebra.OrderBy, compiler, tail, names);
    }
  }
  const block = compiler.block(input);
  return nested(compiler.names, block, (head) => `${select(head, block)}${tail}`);
}

/** Solutions are made distinct before they are sorted, where what they are sorted by is kept. */
export function sortedLast(operation: Algebra.Operation): Algebra.Operation {
  if (operation.type !== Algebra.Types.DISTINCT) return operation;
  const project = (operation as Algebra.Distinct).input as Algebra.Project;
  if (project.type !== Algebra.Types.PROJECT || project.input.type !== Algebra.Types.ORDER_BY)
    return operation;
  const { input, expressions } = project.input as Algebra.OrderBy;
  const kept = new Set(project.variables.map(({ value }) => value));
  const read = expressions.flatMap((expression) => getExpressionVariables(expression));
  if (!read.every(({ value }) => kept.has(value)))
    throw new Beyond('DISTINCT after sorting by what is left out');
  const distinct = factory.createDistinct(factory.createProject(input, project.variables));
  return factory.createOrderBy(distinct, expressions);
}

/** Solutions of two blocks that agree: joined, optional, or taken away. */
import {
  type Block,
  bound,
  isNothing,
  type Names,
  nested,
  nothing,
  select,
  unit,
  withColumn,
  withWhere,
} from './block.ts';
import { alike, Beyond, type Column } from './column.ts';
import type { Knowledge } from './knowledge.ts';
import { asId, asTerm, sameBound } from './terms.ts';
import { common } from './union.ts';

export interface Context {
  readonly known: Knowledge;
  readonly names: Names;
}

/** Two blocks in which shared variables can be compared, and the conditions under which their solutions agree. */
interface Agreement {
  readonly left: Block;
  readonly right: Block;
  /** The condition for each shared variable. */
  readonly conditions: readonly string[];
  /** What stands for each shared variable where solutions agree. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** @see https://www.w3.org/TR/sparql11-query/#defn_algJoin */
export function joined(left: Block, right: Block, context: Context): Block {
  if (isNothing(left) || isNothing(right)) return nothing;
  const agreed = agreement(left, right, context);
  if (!agreed) return nothing;
  return withWhere(
    {
      from: [...agreed.left.from, ...agreed.right.from],
      where: [...agreed.left.where, ...agreed.right.where],
      columns: new Map([...agreed.left.columns, ...agreed.right.columns, ...agreed.columns]),
      scans: new Map([...agreed.left.scans, ...agreed.right.scans]),
    },
    ...agreed.conditions,
  );
}

/**
 * @param filtered  the condition of the OPTIONAL, over the columns of both
 * @see https://www.w3.org/TR/sparql11-query/#defn_algLeftJoin
 */
export function leftJoined(
  left: Block,
  right: Block,
  context: Context,
  filtered: (both: Block) => string = () => 'true',
): Block {
  const agreed = isNothing(right) ? undefined : agreement(left, right, context);
  if (!agreed) return left;
  const outer = nested(context.names, agreed.left);
  const inner = nested(context.names, withoutConstants(agreed.right, context));
  const again = agreement(outer, inner, context);
  if (!again) return left;
  const columns = new Map(outer.columns);
  for (const [variable, column] of outer.columns) {
    const found = column.optional ? inner.columns.get(variable) : undefined;
    if (found) columns.set(variable, coalesced(column, found));
  }
  const both = { ...outer, columns: new Map([...inner.columns, ...columns]) };
  for (const [variable, column] of inner.columns) {
    if (!columns.has(variable)) columns.set(variable, { ...column, optional: true });
  }
  const conditions = [...again.conditions, filtered(both)].filter((condition) => condition !== 'true');
  const on = conditions.join(' AND ') || 'true';
  return { ...unit, from: [`${outer.from[0]} LEFT JOIN ${inner.from[0]} ON ${on}`], columns };
}

/** @see https://www.w3.org/TR/sparql11-query/#defn_algMinus */
export function without(left: Block, right: Block, context: Context): Block {
  if (isNothing(left) || isNothing(right) || shared(left, right).length === 0) return left;
  const agreed = agreement(left, right, context);
  if (!agreed) return left;
  const meeting = shared(agreed.left, agreed.right).map((variable) =>
    [agreed.left, agreed.right]
      .map(({ columns }) => columns.get(variable))
      .flatMap((column) => (column ? bound(column) : []))
      .filter((condition) => condition !== 'true'),
  );
  const meets = meeting.some((conditions) => conditions.length === 0)
    ? 'true'
    : `(${meeting.map((conditions) => `(${conditions.join(' AND ')})`).join(' OR ')})`;
  const taken = withWhere(agreed.right, ...agreed.conditions, meets);
  return withWhere(agreed.left, `NOT EXISTS (${select('1', taken)})`);
}

/**
 * The condition that a solution of `right` agrees with the present one of `left`, which stays as it is.
 *
 * @returns undefined when none does
 */
export function agreeing(
  left: Block,
  right: Block,
  context: Context,
): { right: Block; conditions: readonly string[] } | undefined {
  if (isNothing(right)) return undefined;
  const agreed = agreement(left, right, context);
  if (agreed && agreed.left !== left) throw new Beyond('EXISTS over terms of two kinds');
  return agreed;
}

function agreement(left: Block, right: Block, context: Context): Agreement | undefined {
  const variables = shared(left, right);
  let blocks = { left, right };
  for (const variable of variables) blocks = comparable(blocks.left, blocks.right, variable, context);
  const conditions: string[] = [];
  const columns = new Map<string, Column>();
  for (const variable of variables) {
    const [a, b] = [blocks.left, blocks.right].map((block) => block.columns.get(variable)) as [
      Column,
      Column,
    ];
    const condition = sameBound(a, b, context.known);
    const unbound = [a, b].filter(({ optional }) => optional).map((column) => `NOT ${bound(column)}`);
    if (condition === false && unbound.length === 0) return undefined;
    if (condition !== 'true' || unbound.length > 0) {
      const either = [...unbound, ...(condition === false ? [] : [condition])];
      conditions.push(either.length === 1 ? `${either[0]}` : `(${either.join(' OR ')})`);
    }
    columns.set(variable, either(a, b));
  }
  return { ...blocks, conditions, columns };
}

/** Where one of the two may be unbound, the other stands for it. */
function either(a: Column, b: Column): Column {
  if (a.optional && b.optional) return coalesced(a, b);
  if (a.optional) return b;
  if (b.optional || a.as.kind === 'constant') return a;
  // What is never a literal is known best.
  return b.as.kind === 'constant' || (b.as.kind === 'id' && !b.as.literal) ? b : a;
}

function coalesced(a: Column, b: Column): Column {
  const sql = a.sql.map((expression, at) => `coalesce(${expression}, ${b.sql[at]})`);
  const literal = [a, b].some(({ as }) => as.kind === 'id' && as.literal);
  return { as: common(a.as, literal), sql, optional: true };
}

/** Blocks in which a shared variable is represented in ways that can be compared. */
function comparable(
  left: Block,
  right: Block,
  variable: string,
  context: Context,
): Pick<Agreement, 'left' | 'right'> {
  const [a, b] = [left, right].map(({ columns }) => columns.get(variable)) as [Column, Column];
  const may = a.optional || b.optional;
  if (may ? alike(a.as, b.as) && a.as.kind !== 'constant' : hasCondition(a, b, context.known))
    return { left, right };
  const ids = [left, right].map((block) => withId(block, variable, context)) as [Block, Block];
  const [idA, idB] = ids.map(({ columns }) => columns.get(variable)) as [Column, Column];
  if (idA.as.kind === 'id' && idB.as.kind === 'id') return { left: ids[0], right: ids[1] };
  return { left: asTerm(left, variable, context.names), right: asTerm(right, variable, context.names) };
}

function withId(block: Block, variable: string, { known }: Context): Block {
  const column = block.columns.get(variable);
  return column?.as.kind === 'constant' ? withColumn(block, variable, asId(column, known)) : block;
}

function hasCondition(a: Column, b: Column, known: Knowledge): boolean {
  try {
    sameBound(a, b, known);
    return true;
  } catch (error) {
    if (error instanceof Beyond) return false;
    throw error;
  }
}

/** A constant cannot be unbound: it takes a column of its own for that. */
export function withoutConstants(block: Block, { known, names }: Context): Block {
  let made = block;
  for (const [variable, column] of block.columns) {
    if (column.as.kind !== 'constant') continue;
    const id = asId(column, known);
    made = id === column ? asTerm(made, variable, names) : withColumn(made, variable, id);
  }
  return made;
}

const shared = (left: Block, right: Block): string[] =>
  [...left.columns.keys()].filter((variable) => right.columns.has(variable));

/** One SELECT in the making: what it reads, under which conditions, and what stands for each variable. */
import { type Column, first } from './column.ts';

export interface Block {
  /** Tables and subqueries, each with its alias. */
  readonly from: readonly string[];
  /** Conditions, all of which hold. */
  readonly where: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
  /** The alias under which the row of a subject is read: one row per subject. */
  readonly scans: ReadonlyMap<string, string>;
}

/** One solution that binds nothing. */
export const unit: Block = { from: [], where: [], columns: new Map(), scans: new Map() };

/** No solution. */
export const nothing: Block = { ...unit, where: ['false'] };

export const isNothing = ({ where }: Block): boolean => where.includes('false');

/** Hands out names that are unique in a statement. */
export class Names {
  #last = 0;

  next(letter: string): string {
    this.#last += 1;
    return `${letter}${this.#last}`;
  }
}

/** @param head  what follows SELECT */
export function select(head: string, { from, where }: Pick<Block, 'from' | 'where'>): string {
  return [
    `SELECT ${head}`,
    ...(from.length > 0 ? [`FROM ${from.join(', ')}`] : []),
    ...(where.length > 0 ? [`WHERE ${where.join(' AND ')}`] : []),
  ].join(' ');
}

/** A block's columns under new names: `expression AS name` for each, and the columns that read them. */
export function renamed(
  names: Names,
  columns: Block['columns'],
): { head: string; columns: Map<string, Column> } {
  const parts: string[] = [];
  const read = new Map<string, Column>();
  for (const [variable, column] of columns) {
    const sql = column.sql.map((expression) => {
      const name = names.next('c');
      parts.push(`${expression} AS ${name}`);
      return name;
    });
    read.set(variable, { ...column, sql });
  }
  return { head: parts.length > 0 ? parts.join(', ') : '1 AS one', columns: read };
}

/**
 * Makes a block that reads another's solutions as a table.
 *
 * @param build  the whole SELECT, given its head: the place for DISTINCT, GROUP BY, LIMIT
 */
export function nested(names: Names, block: Block, build = (head: string) => select(head, block)): Block {
  const { head, columns } = renamed(names, block.columns);
  return { from: [`(${build(head)}) AS ${names.next('r')}`], where: [], columns, scans: new Map() };
}

/** The condition that a column is bound. */
export const bound = (column: Column): string => (column.optional ? `${first(column)} IS NOT NULL` : 'true');

export const withColumn = (block: Block, variable: string, column: Column): Block => ({
  ...block,
  columns: new Map([...block.columns, [variable, column]]),
});

export const withWhere = (block: Block, ...conditions: string[]): Block => ({
  ...block,
  where: [...block.where, ...conditions.filter((condition) => condition !== 'true')],
});

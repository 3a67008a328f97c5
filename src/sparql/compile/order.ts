/** SPARQL's order of solutions as SQL's: unbound, blank nodes, IRIs, literals. */
import { Algebra, algebraUtils } from '@comunica/utils-algebra';
import { type Block, type Names, withColumn } from './block.ts';
import { Beyond, type Column, first } from './column.ts';
import { columnOf, computed } from './expression.ts';
import type { Scope } from './operator.ts';
import { text, xsd } from './sql.ts';
import { asTerm } from './terms.ts';

const numeric = ['integer', 'decimal', 'double', 'float'].map((name) => text(xsd(name))).join(', ');

/**
 * A term's place: kind, then for literals that SPARQL compares their value, then whatever keeps it a total order.
 *
 * @see https://www.w3.org/TR/sparql11-query/#modOrderBy
 */
export function placesOfTerm([kind, value, datatype, language]: readonly string[]): string[] {
  const plain = `${datatype} = ${text(xsd('string'))}`;
  const family = `CASE WHEN ${kind} < 3 THEN 0 WHEN ${datatype} IN (${numeric}) THEN 1 WHEN ${plain} THEN 3 ELSE 2 END`;
  const number = `CASE WHEN ${datatype} IN (${numeric}) THEN TRY_CAST(${value} AS DOUBLE) END`;
  return [`${kind}`, family, number, `${value}`, `${datatype}`, `${language}`];
}

/** What is the same in every solution orders nothing; a number alone would name a column. */
const fixed = /^('([^']|'')*'|\d+|NULL(::\w+)?)$/;

/** What makes something of expressions over a block. */
interface Reader {
  readonly names: Names;
  reading<Made>(block: Block, make: (scope: Scope) => Made): { block: Block; made: Made };
}

/**
 * @returns the terms of an ORDER BY, and the block that they read: its columns, and those that it is sorted by
 */
export function orderOf(
  block: Block,
  expressions: readonly Algebra.Expression[],
  compiler: Reader,
): { block: Block; by: string } {
  const { names } = compiler;
  let read = block;
  const keys: { name: string; direction: string }[] = [];
  for (const expression of expressions) {
    const { key, direction } = directed(expression);
    const { block: next, places } = placesOf(read, key, compiler);
    read = next;
    for (const place of places.filter((sql) => !fixed.test(sql))) {
      const name = names.next('k');
      read = withColumn(read, name, { as: { kind: 'string' }, sql: [place], optional: true });
      keys.push({ name, direction });
    }
  }
  const by = keys.map(({ name, direction }) => `${read.columns.get(name)?.sql[0]} ${direction}`);
  const columns = new Map([...read.columns].filter(([name]) => block.columns.has(name)));
  return { block: { ...read, columns }, by: by.length > 0 ? ` ORDER BY ${by.join(', ')}` : '' };
}

function directed(expression: Algebra.Expression): { key: Algebra.Expression; direction: string } {
  const descending =
    algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.OPERATOR) &&
    expression.operator === 'desc';
  const [key] = descending ? (expression as Algebra.OperatorExpression).args : [expression];
  return { key: key ?? expression, direction: descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST' };
}

function placesOf(
  given: Block,
  key: Algebra.Expression,
  compiler: Reader,
): { block: Block; places: readonly string[] } {
  const { names } = compiler;
  const { block, made: column } = compiler.reading(given, (scope): Column | readonly string[] => {
    const found = columnOf(key, scope);
    if (found) return found;
    const { type, sql } = computed(key, scope);
    return type === 'term' ? placesOfTerm(sql) : [sql];
  });
  if (!('as' in column)) return { block, places: column };
  switch (column.as.kind) {
    case 'constant':
      return { block, places: [] };
    case 'number':
    case 'boolean':
    case 'string':
      return { block, places: column.sql };
    case 'value':
    case 'id': {
      // Ids of blank nodes, IRIs, and literals of one datatype without a language follow the order of what is written.
      const written = column.as.kind === 'id' && (!column.as.literal || column.as.datatype === xsd('string'));
      if (written) return { block, places: [first(column)] };
      const copy = names.next('k');
      const terms = asTerm(withColumn(block, copy, column), copy, names);
      return { block: terms, places: placesOfTerm(terms.columns.get(copy)?.sql ?? []) };
    }
    case 'term':
      return { block, places: placesOfTerm(column.sql) };
    default:
      throw new Beyond(`ordering by a ${column.as.kind}`);
  }
}

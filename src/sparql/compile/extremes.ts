/** The least and the greatest of a group: of numbers, of texts, of any terms in the order of ORDER BY. */
import { Beyond, type Column, first } from './column.ts';
import { columnOfValue } from './expression.ts';
import { placesOfTerm } from './order.ts';
import type { Value } from './value.ts';

/**
 * Over no solution there is none, and an error among them makes the whole an error: the result is unbound.
 *
 * @param value  what the column stands for, where it has to be read
 */
export function extremeOf(name: 'min' | 'max', column: Column, value: () => Value): Column {
  const { as } = column;
  if (as.kind === 'constant') throw new Beyond(`${name} of a constant`);
  const strict = (sql: string) =>
    column.optional ? `CASE WHEN count(*) = count(${first(column)}) THEN ${sql} END` : sql;
  // Ids follow the order of what is no literal; a figure stands before no other term here.
  if (as.kind === 'number' || as.kind === 'string' || (as.kind === 'id' && !as.literal)) {
    return { as, sql: [strict(`${name}(${first(column)})`)], optional: true };
  }
  const read = value();
  if (read.type === 'term') {
    const [kind = '', lexical = '', datatype = '', language = ''] = read.sql;
    const parts = placesOfTerm(read.sql).map(
      (place, at) => `'p${at}': coalesce(${place}, ${at === 2 ? 0 : at < 2 ? -1 : "''"})`,
    );
    const key = `{${parts.join(', ')}}`;
    const best = (sql: string) => `arg_${name}(${sql}, ${key})`;
    const all = `count(*) = count(${kind}) AND count(*) > 0`;
    const sql = [
      `CASE WHEN ${all} THEN ${best(kind)} END`,
      `CASE WHEN ${all} THEN ${best(lexical)} END`,
      `CASE WHEN ${all} THEN nullif(${best(`coalesce(${datatype}, '')`)}, '') END`,
      `CASE WHEN ${all} THEN nullif(${best(`coalesce(${language}, '')`)}, '') END`,
    ];
    return { as: { kind: 'term' }, sql, optional: true };
  }
  const sql = `CASE WHEN count(*) = count(${read.sql}) THEN ${name}(${read.sql}) END`;
  return columnOfValue({ type: read.type, sql });
}

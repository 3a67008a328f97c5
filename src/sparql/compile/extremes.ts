/** The least and the greatest of a group: of numbers, of texts, of any terms in the order of ORDER BY. */
import { Beyond, type Column, first } from './column.ts';
import { columnOfValue } from './expression.ts';
import { placesOfTerm } from './order.ts';
import { text, xsd } from './sql.ts';
import { langString, type Value } from './value.ts';

/** What stands for NULL in each of the first places of a term: the others are texts. */
const nulls = ['-1', '-1', '0'];

/**
 * Over no solution there is none, and an error among them makes the whole an error: the result is unbound.
 *
 * @param value  what the column stands for, where it has to be read
 * @param some  whether a group has one solution at least
 */
export function extremeOf(
  name: 'min' | 'max',
  { column, value, some }: { readonly column: Column; value(): Value; readonly some: boolean },
): Column {
  const { as } = column;
  if (as.kind === 'constant') throw new Beyond(`${name} of a constant`);
  const strict = (sql: string) =>
    column.optional ? `CASE WHEN count(*) = count(${first(column)}) THEN ${sql} END` : sql;
  // Ids follow the order of what is written, where that is the order of the terms.
  const written = as.kind === 'id' && (!as.literal || as.datatype === xsd('string'));
  if (as.kind === 'number' || as.kind === 'string' || written) {
    return { as, sql: [strict(`${name}(${first(column)})`)], optional: column.optional || !some };
  }
  const read = value();
  if (read.type === 'term') {
    const [kind = '', lexical = '', datatype = '', language = ''] = read.sql;
    // Among texts with a language, nothing else tells them apart.
    const places =
      datatype === text(langString) ? ['0', '0', '0', lexical, language] : placesOfTerm(read.sql);
    const parts = places.map((place, at) => `'p${at}': coalesce(${place}, ${nulls[at] ?? "''"})`);
    const key = `{${parts.filter((_, at) => places[at] !== '0').join(', ')}}`;
    const best = (sql: string) => `arg_${name}(${sql}, ${key})`;
    const all = `count(*) = count(${kind}) AND count(*) > 0`;
    const chosen = (made: string) => `CASE WHEN ${all} THEN ${made} END`;
    if (as.kind === 'id') return { as, sql: [chosen(best(first(column)))], optional: true };
    const sql = [
      chosen(best(kind)),
      chosen(best(lexical)),
      chosen(`nullif(${best(`coalesce(${datatype}, '')`)}, '')`),
      chosen(`nullif(${best(`coalesce(${language}, '')`)}, '')`),
    ];
    return { as: { kind: 'term' }, sql, optional: true };
  }
  const sql = `CASE WHEN count(*) = count(${read.sql}) THEN ${name}(${read.sql}) END`;
  return columnOfValue({ type: read.type, sql });
}

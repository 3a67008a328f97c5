/** Columns from one representation to another, and when two of them are the same term. */
import type { Literal, Term } from '../../rdf/index.ts';
import { type Block, type Names, nested, withColumn } from './block.ts';
import {
  alike,
  Beyond,
  type Column,
  first,
  firstId,
  idOfValue,
  type NumberType,
  valueOfId,
} from './column.ts';
import type { Knowledge } from './knowledge.ts';
import { text, xsd } from './sql.ts';

/** The whole number that a literal writes in its shortest form, when it fits a column. */
export function wholeNumber(term: Term): bigint | undefined {
  if (term.termType !== 'Literal' || term.datatype.value !== xsd('integer')) return undefined;
  return /^(0|-?[1-9]\d{0,17})$/.test(term.value) ? BigInt(term.value) : undefined;
}

/**
 * The condition that two bound columns are the same term; false when they never are.
 *
 * @throws Beyond when one of them may be unbound, or when it takes more than a condition
 */
export function same(a: Column, b: Column, known: Knowledge): string | false {
  if (a.optional || b.optional) throw new Beyond('a join on a variable that may be unbound');
  return sameBound(a, b, known);
}

/** Like `same`, NULL where one of them is unbound. */
export function sameBound(a: Column, b: Column, known: Knowledge): string | false {
  if (a.as.kind === 'constant' && b.as.kind === 'constant') return a.as.term.equals(b.as.term) && 'true';
  if (a.as.kind === 'constant') return sameBound(b, a, known);
  if (b.as.kind === 'constant') return isTerm(a, b.as.term, known);
  if (alike(a.as, b.as)) {
    if (!a.optional && a.sql.every((expression, at) => expression === b.sql[at])) return 'true';
    const pairs = a.sql.map((expression, at) => {
      const nullable = a.as.kind === 'term' && at >= 2;
      return `${expression} ${nullable ? 'IS NOT DISTINCT FROM' : '='} ${b.sql[at]}`;
    });
    return pairs.length === 1 ? `${pairs[0]}` : `(${pairs.join(' AND ')})`;
  }
  const [value, other] = a.as.kind === 'value' ? [a, b] : [b, a];
  // Ids as the table has them: the database looks for them before it reads all of it.
  if (value.as.kind === 'value' && other.as.kind === 'id' && !other.as.literal)
    return `${idOfValue(first(value))} = ${first(other)}`;
  const values = [a, b].map(valueSql);
  if (a.as.kind === 'value' || b.as.kind === 'value') {
    if (values.every((sql) => sql !== undefined)) return values.join(' = ');
  }
  const kinds = new Set([a.as.kind, b.as.kind]);
  if (kinds.has('observation') && !kinds.has('term')) return false;
  if ([a, b].some(({ as }) => as.kind === 'id' && !as.literal) && !kinds.has('term')) return false;
  throw new Beyond(`a join of a ${a.as.kind} with a ${b.as.kind}`);
}

function isTerm(column: Column, term: Term, known: Knowledge): string | false {
  switch (column.as.kind) {
    case 'id': {
      const id = known.id(term);
      return id === undefined ? false : `${first(column)} = ${id}`;
    }
    case 'observation': {
      const { prefix } = column.as.view;
      const row = term.value.startsWith(prefix) ? known.row(term) : undefined;
      return row ? `(${row.map((id, at) => `${column.sql[at]} = ${id}`).join(' AND ')})` : false;
    }
    case 'number': {
      const whole = wholeNumber(term);
      if (column.as.type !== 'integer') throw new Beyond('a computed number as a term');
      return whole === undefined ? false : `${first(column)} = ${whole}`;
    }
    case 'value': {
      const whole = wholeNumber(term);
      if (whole !== undefined) return `${first(column)} = ${whole}`;
      const id = term.termType === 'NamedNode' ? known.id(term) : undefined;
      return id === undefined ? false : `${first(column)} = ${valueOfId(id)}`;
    }
    case 'string':
      return term.termType === 'Literal' && term.datatype.value === xsd('string')
        ? `${first(column)} = ${text(term.value)}`
        : false;
    case 'boolean':
      throw new Beyond('a computed boolean as a term');
    default: {
      const [kind, value, datatype, language] = termSql(term);
      const [k, v, d, l] = column.sql;
      return `(${k} = ${kind} AND ${v} = ${value} AND ${d} IS NOT DISTINCT FROM ${datatype} AND ${l} IS NOT DISTINCT FROM ${language})`;
    }
  }
}

/** A term as the four columns of `term`. */
export function termSql(term: Term): [string, string, string, string] {
  if (term.termType === 'NamedNode') return ['2', text(term.value), 'NULL', 'NULL'];
  if (term.termType !== 'Literal') throw new Beyond('a blank node of the query');
  const { value, datatype, language } = term as Literal;
  return ['3', text(value), text(datatype.value), language === '' ? 'NULL' : text(language.toLowerCase())];
}

const datatypes: Record<NumberType, string> = { integer: 'integer', decimal: 'decimal', double: 'double' };

/** A block in which a variable's column has the four columns of `term`, whatever it had. */
export function asTerm(block: Block, variable: string, names: Names): Block {
  const column = block.columns.get(variable);
  if (!column || column.as.kind === 'term') return block;
  const put = (into: Block, sql: readonly string[]): Block => {
    const made: Column = { as: { kind: 'term' }, sql, optional: column.optional };
    return { ...into, columns: new Map([...into.columns, [variable, made]]) };
  };
  const literal = (value: string, datatype: string) => {
    const present = (sql: string) => `CASE WHEN ${first(column)} IS NOT NULL THEN ${sql} END`;
    return put(block, [present('3'), value, present(text(xsd(datatype))), 'NULL::VARCHAR']);
  };
  switch (column.as.kind) {
    case 'constant':
      return put(block, termSql(column.as.term));
    case 'number':
      if (column.as.type !== 'integer') throw new Beyond('a computed number beside other terms');
      return literal(`${first(column)}::VARCHAR`, datatypes[column.as.type]);
    case 'string':
      return literal(first(column), 'string');
    case 'boolean':
      return literal(`${first(column)}::VARCHAR`, 'boolean');
    case 'value': {
      const { block: joined, columns } = lookup(
        withColumn(block, variable, { ...column, optional: true }),
        variable,
        names,
        [
          [
            'term',
            (alias, [value]) =>
              `${alias}.id = CASE WHEN ${value} >= ${firstId} THEN ${value} - ${firstId} END`,
          ],
        ],
      );
      const figure = first(joined.columns.get(variable) as Column);
      const [found] = columns;
      return put(joined, [
        `CASE WHEN ${figure} < ${firstId} THEN 3 ELSE ${found}.kind END`,
        `CASE WHEN ${figure} < ${firstId} THEN ${figure}::VARCHAR ELSE ${found}.value END`,
        `CASE WHEN ${figure} < ${firstId} THEN ${text(xsd('integer'))} END`,
        'NULL::VARCHAR',
      ]);
    }
    case 'id': {
      const { block: joined, columns } = lookup(block, variable, names, [
        ['term', (alias, [id]) => `${alias}.id = ${id}`],
      ]);
      return put(
        joined,
        ['kind', 'value', 'datatype', 'language'].map((name) => `${columns[0]}.${name}`),
      );
    }
    default: {
      const { view } = column.as;
      const { block: joined, columns } = lookup(
        block,
        variable,
        names,
        view.layout.dimensions.map(({ scheme }, at) => [
          'code',
          (alias, ids) => `${alias}.scheme = ${text(scheme)} AND ${alias}.term = ${ids[at]}`,
        ]),
      );
      const value = `${text(view.prefix)} || ${columns.map((alias) => `${alias}.code`).join(` || '/' || `)}`;
      const kind = `CASE WHEN ${columns[0]}.code IS NOT NULL THEN 2 END`;
      return put(joined, [kind, value, 'NULL::VARCHAR', 'NULL::VARCHAR']);
    }
  }
}

type Table = readonly [table: string, on: (alias: string, column: readonly string[]) => string];

/** Adds tables to a block, each matched by a variable's column; they are NULL where it is unbound. */
function lookup(
  block: Block,
  variable: string,
  names: Names,
  tables: readonly Table[],
): { block: Block; columns: readonly string[] } {
  const optional = block.columns.get(variable)?.optional ?? false;
  const base = optional ? nested(names, block) : block;
  const ids = base.columns.get(variable)?.sql ?? [];
  const joined = tables.map(([table, on]) => {
    const alias = names.next('t');
    return { alias, table: `${table} AS ${alias}`, on: on(alias, ids) };
  });
  const columns = joined.map(({ alias }) => alias);
  if (!optional) {
    return {
      block: {
        ...base,
        from: [...base.from, ...joined.map(({ table }) => table)],
        where: [...base.where, ...joined.map(({ on }) => on)],
      },
      columns,
    };
  }
  const from = [base.from[0], ...joined.map(({ table, on }) => `${table} ON ${on}`)].join(' LEFT JOIN ');
  return { block: { ...base, from: [from] }, columns };
}

/** A constant as the id that it has, so that it can stand beside other ids. */
export function asId(column: Column, known: Knowledge): Column {
  if (column.as.kind !== 'constant') return column;
  const id = known.id(column.as.term);
  if (id === undefined) return column;
  const literal = column.as.term.termType === 'Literal';
  return { as: { kind: 'id', literal }, sql: [String(id)], optional: column.optional };
}

/** What a column is among values; undefined when it may be another term than an id's or a figure. */
function valueSql(column: Column): string | undefined {
  const { as } = column;
  if (as.kind === 'value') return first(column);
  if (as.kind === 'id' && !as.literal) return valueOfId(first(column));
  return as.kind === 'number' && as.type === 'integer' ? `${first(column)}::HUGEINT` : undefined;
}

/** A column of ids or figures as a column of values; any other as it is. */
export function asValue(column: Column, known: Knowledge): Column {
  const id = asId(column, known);
  const sql = valueSql(id);
  return sql === undefined ? column : { as: { kind: 'value' }, sql: [sql], optional: column.optional };
}

/** SPARQL expressions as SQL: what has the same meaning in both, errors being NULL. */
import { Algebra, algebraUtils } from '@comunica/utils-algebra';
import type { Term } from '../../rdf/index.ts';
import { type Block, bound } from './block.ts';
import { Beyond, type Column, constant, first, type NumberType } from './column.ts';
import type { Knowledge } from './knowledge.ts';
import { sameBound, text, xsd } from './terms.ts';

/** A value that SQL can compute with. */
export interface Value {
  readonly type: NumberType | 'boolean' | 'string';
  /** NULL where the expression is an error. */
  readonly sql: string;
}

/** What an expression is compiled in. */
export interface Scope {
  readonly block: Block;
  readonly known: Knowledge;
  /** The condition that a pattern has a solution that agrees with the present one. */
  exists(pattern: Algebra.Operation): string;
}

const numbers: Partial<Record<string, NumberType>> = {
  [xsd('integer')]: 'integer',
  [xsd('decimal')]: 'decimal',
  [xsd('double')]: 'double',
};

/** The forms of numbers that SQL reads as SPARQL does. */
const lexical: Record<NumberType, RegExp> = {
  integer: /^[+-]?\d{1,30}$/,
  decimal: /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$/,
  double: /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?$/,
};
const rank: readonly NumberType[] = ['integer', 'decimal', 'double'];

/** The column of an expression that is a variable or a term; undefined when it has to be computed. */
export function columnOf(expression: Algebra.Expression, { block }: Scope): Column | undefined {
  if (!algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.TERM)) return undefined;
  const term = expression.term as Term;
  if (term.termType !== 'Variable') return constant(term);
  return block.columns.get(term.value) ?? { as: { kind: 'string' }, sql: ['NULL::VARCHAR'], optional: true };
}

/** @throws Beyond */
export function computed(expression: Algebra.Expression, scope: Scope): Value {
  const column = columnOf(expression, scope);
  if (column) return computedColumn(column);
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.EXISTENCE)) {
    const sql = scope.exists(expression.input);
    return { type: 'boolean', sql: expression.not ? `NOT ${sql}` : sql };
  }
  if (algebraUtils.isKnownSubType(expression, Algebra.ExpressionTypes.OPERATOR)) {
    const operator = operators[expression.operator.toLowerCase()];
    if (operator) return operator(expression.args, scope);
    throw new Beyond(`the function ${expression.operator}`);
  }
  throw new Beyond(`an expression of type ${expression.subType}`);
}

function computedColumn(column: Column): Value {
  const { as } = column;
  if (as.kind === 'number') return { type: as.type, sql: first(column) };
  if (as.kind === 'boolean' || as.kind === 'string') return { type: as.kind, sql: first(column) };
  if (as.kind === 'constant' && as.term.termType === 'Literal' && as.term.language === '') {
    const { value, datatype } = as.term;
    const type = numbers[datatype.value];
    if (type && lexical[type].test(value)) {
      return { type, sql: `'${value}'::${type === 'integer' ? 'HUGEINT' : 'DOUBLE'}` };
    }
    if (datatype.value === xsd('string')) return { type: 'string', sql: text(value) };
    if (datatype.value === xsd('boolean') && /^(true|false)$/.test(value))
      return { type: 'boolean', sql: value };
  }
  throw new Beyond(`computing with a ${as.kind}`);
}

/** The effective boolean value. @see https://www.w3.org/TR/sparql11-query/#ebv */
export function conditionOf(expression: Algebra.Expression, scope: Scope): string {
  const { type, sql } = computed(expression, scope);
  if (type === 'boolean') return `(${sql})`;
  return type === 'string' ? `(${sql} <> '')` : `(${sql} <> 0)`;
}

type Operator = (args: readonly Algebra.Expression[], scope: Scope) => Value;

const boolean = (sql: string): Value => ({ type: 'boolean', sql: `(${sql})` });
const string = (sql: string): Value => ({ type: 'string', sql });

const isNumber = (value: Value): value is Value & { type: NumberType } =>
  (rank as readonly string[]).includes(value.type);
const wide = ({ type, sql }: Value): string => (type === 'integer' ? `${sql}::HUGEINT` : sql);

/** Comparisons of numbers, of strings (by code point), of booleans. */
const compare =
  (sign: string): Operator =>
  (args, scope) => {
    const [a, b] = args.map((arg) => computed(arg, scope)) as [Value, Value];
    if (a.type !== b.type && !(isNumber(a) && isNumber(b))) throw new Beyond('comparing values of two types');
    return boolean(`${wide(a)} ${sign} ${wide(b)}`);
  };

/** @see https://www.w3.org/TR/sparql11-query/#func-RDFterm-equal */
const equal = (args: readonly Algebra.Expression[], scope: Scope): string => {
  const columns = args.map((arg) => columnOf(arg, scope));
  const [a, b] = columns;
  if (a && b && columns.some((column) => column && neverLiteral(column))) {
    return conditionOrNull(sameBound(a, b, scope.known), [a, b]);
  }
  return compare('=')(args, scope).sql;
};

/** Where two terms are never the same, that is so of those that are bound. */
function conditionOrNull(condition: string | false, columns: readonly Column[]): string {
  if (condition !== false) return `(${condition})`;
  const optional = columns.filter((column) => column.optional).map(bound);
  return optional.length === 0 ? 'false' : `(CASE WHEN ${optional.join(' AND ')} THEN false END)`;
}

function neverLiteral({ as }: Column): boolean {
  if (as.kind === 'constant') return as.term.termType === 'NamedNode';
  return as.kind === 'observation' || (as.kind === 'id' && !as.literal);
}

/** Kept wide: SQL's own integers overflow where SPARQL's do not. */
const arithmetic =
  (sign: string): Operator =>
  (args, scope) => {
    const [a, b] = args.map((arg) => computed(arg, scope)) as [Value, Value?];
    if (!isNumber(a) || (b && !isNumber(b))) throw new Beyond('arithmetic on what is not a number');
    if (!b) return { type: a.type, sql: `(${sign}${wide(a)})` };
    const type = rank[Math.max(rank.indexOf(a.type), rank.indexOf(b.type))] ?? 'double';
    if (sign !== '/') return { type, sql: `(${wide(a)} ${sign} ${wide(b)})` };
    if (type === 'double') throw new Beyond('dividing doubles');
    return { type: 'decimal', sql: `(CASE WHEN ${b.sql} <> 0 THEN ${a.sql}::DOUBLE / ${b.sql}::DOUBLE END)` };
  };

/** A value read from the row of `term` that a variable's id stands for. */
function ofTerm(column: Column, read: string): string {
  if (column.as.kind !== 'id') throw new Beyond(`reading a ${column.as.kind}`);
  return `(SELECT ${read} FROM term WHERE term.id = ${first(column)})`;
}

const overTerm =
  (read: string): Operator =>
  ([arg], scope) => {
    const column = arg && columnOf(arg, scope);
    if (!column) throw new Beyond('reading what is computed');
    return string(ofTerm(column, read));
  };

const overStrings =
  (make: (...args: string[]) => string, type: 'boolean' | 'string'): Operator =>
  (args, scope) => {
    const values = args.map((arg) => computed(arg, scope));
    if (values.some((value) => value.type !== 'string'))
      throw new Beyond('a string function over other values');
    return { type, sql: make(...values.map(({ sql }) => sql)) };
  };

/** Operator → its SQL. */
const operators: Readonly<Record<string, Operator>> = {
  '=': (args, scope) => boolean(equal(args, scope)),
  '!=': (args, scope) => boolean(`NOT ${equal(args, scope)}`),
  '<': compare('<'),
  '<=': compare('<='),
  '>': compare('>'),
  '>=': compare('>='),
  '+': arithmetic('+'),
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  '/': arithmetic('/'),
  uplus: arithmetic('+'),
  uminus: arithmetic('-'),
  '!': ([arg], scope) => boolean(`NOT ${arg ? conditionOf(arg, scope) : 'NULL'}`),
  '&&': (args, scope) => boolean(args.map((arg) => conditionOf(arg, scope)).join(' AND ')),
  '||': (args, scope) => boolean(args.map((arg) => conditionOf(arg, scope)).join(' OR ')),
  in: (args, scope) => boolean(oneOf(args, scope)),
  notin: (args, scope) => boolean(`NOT (${oneOf(args, scope)})`),
  bound: ([arg], scope) => {
    const column = arg && columnOf(arg, scope);
    if (!column) throw new Beyond('BOUND of what is computed');
    return boolean(bound(column));
  },
  sameterm: (args, scope) => {
    const [a, b] = args.map((arg) => columnOf(arg, scope));
    if (!a || !b) throw new Beyond('sameTerm of what is computed');
    return boolean(conditionOrNull(sameBound(a, b, scope.known), [a, b]));
  },
  lang: overTerm(`CASE WHEN kind = 3 THEN coalesce(language, '') END`),
  str: overTerm('CASE WHEN kind > 1 THEN value END'),
  langmatches: overStrings((tag, range) => {
    const prefix = `starts_with(lower(${tag}), lower(${range}) || '-')`;
    return `(CASE WHEN ${range} = '*' THEN ${tag} <> '' ELSE lower(${tag}) = lower(${range}) OR ${prefix} END)`;
  }, 'boolean'),
  contains: overStrings((whole, part) => `contains(${whole}, ${part})`, 'boolean'),
  strstarts: overStrings((whole, part) => `starts_with(${whole}, ${part})`, 'boolean'),
  strends: overStrings((whole, part) => `ends_with(${whole}, ${part})`, 'boolean'),
};

function oneOf([wanted, ...list]: readonly Algebra.Expression[], scope: Scope): string {
  if (!wanted) throw new Beyond('IN without an operand');
  if (list.length === 0) return 'false';
  return list.map((one) => equal([wanted, one], scope)).join(' OR ');
}

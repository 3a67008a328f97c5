/** What expressions compute with: SQL of a type that is known, or the four columns of some term. */
import { iri, type Literal, type Term } from '../../rdf/index.ts';
import { Beyond, type NumberType } from './column.ts';
import { literalTypes, type PlainFamily } from './literals.ts';
import { text, xsd } from './sql.ts';
import { termSql } from './terms.ts';

export const langString = iri('rdf:langString').value;

export type Scalar = NumberType | 'boolean' | 'string' | 'date' | 'dateTime';

/** NULL where the expression is an error. Dates are their lexical forms. */
export interface ScalarValue {
  readonly type: Scalar;
  readonly sql: string;
  /** A decimal without the error of a floating-point number, where there is one: for sums. */
  readonly exact?: string;
  /** Whether a number has no fraction, whatever its type. */
  readonly whole?: true;
  /** The condition that a string is a certain one, where it can be told without making the string. */
  readonly is?: (text: string) => string | undefined;
}

/** kind, value, datatype, language: as `term` has them, all NULL where the expression is an error. */
export interface TermValue {
  readonly type: 'term';
  readonly sql: readonly string[];
}

export type Value = ScalarValue | TermValue;

export type NumberValue = ScalarValue & { readonly type: NumberType };

export const rank: readonly NumberType[] = ['integer', 'decimal', 'double'];

export const isNumber = (value: Value): value is NumberValue =>
  (rank as readonly string[]).includes(value.type);

/** What is an error in every solution. */
export const failure = (type: Scalar): ScalarValue => ({ type, sql: `NULL::${sqlTypes[type]}` });

const sqlTypes: Readonly<Record<Scalar, string>> = {
  integer: 'HUGEINT',
  decimal: 'DOUBLE',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  string: 'VARCHAR',
  date: 'VARCHAR',
  dateTime: 'VARCHAR',
};

/** Kept wide: SQL's own integers overflow where SPARQL's do not. */
export const wide = ({ type, sql }: ScalarValue): string => (type === 'integer' ? `${sql}::HUGEINT` : sql);

export const boolean = (sql: string): ScalarValue => ({ type: 'boolean', sql: `(${sql})` });
export const string = (sql: string): ScalarValue => ({ type: 'string', sql });
export const whole = (sql: string): ScalarValue => ({ type: 'integer', sql });

/** The SQL of a literal's lexical form, where it has the type: the database may try others before it leaves them out. */
export function scalarOf(lexical: string, type: Scalar): string {
  if (type === 'string' || type === 'date' || type === 'dateTime') return lexical;
  return type === 'boolean' ? `(${lexical} = 'true')` : `TRY_CAST(${lexical} AS ${sqlTypes[type]})`;
}

/** @throws Beyond for a literal whose value is not read here, though its datatype is */
export function valueOfTerm(term: Term): Value {
  if (term.termType !== 'Literal') return { type: 'term', sql: termSql(term) };
  const { value, datatype, language } = term as Literal;
  const type = literalTypes[datatype.value];
  if (!type || language !== '') return { type: 'term', sql: termSql(term) };
  if (!type.plain.test(value)) throw new Beyond('a literal that is not written plainly');
  // A whole number that is written in another form than its shortest keeps it.
  if (!type.scalar || (type.integer && String(BigInt(value)) !== value))
    return { type: 'term', sql: termSql(term) };
  const number = isNumber({ type: type.scalar, sql: '' });
  return {
    type: type.scalar,
    sql: number ? `${text(value)}::${sqlTypes[type.scalar]}` : scalarOf(text(value), type.scalar),
  };
}

/** @throws Beyond for numbers whose lexical form SQL does not write as SPARQL does */
export function asTermValue(value: Value): TermValue {
  if (value.type === 'term') return value;
  if (value.type === 'decimal' || value.type === 'double')
    throw new Beyond('a computed number among other terms');
  const present = (sql: string) => `CASE WHEN ${value.sql} IS NOT NULL THEN ${sql} END`;
  return {
    type: 'term',
    sql: [present('3'), lexicalOf(value), present(text(xsd(value.type))), 'NULL::VARCHAR'],
  };
}

/** @throws Beyond for numbers whose lexical form SQL does not write as SPARQL does */
export function lexicalOf({ type, sql }: ScalarValue): string {
  if (type === 'decimal' || type === 'double') throw new Beyond('how a computed number is written');
  return type === 'integer' || type === 'boolean' ? `${sql}::VARCHAR` : sql;
}

/** A kind of values that are compared with each other: what is one of them, and NULL for what is not. */
export interface Family {
  /** What has to hold of the release's literals, so that all of the family are read. */
  readonly plain?: PlainFamily;
  readonly has: (type: Scalar) => boolean;
  readonly read: (term: TermValue) => string;
}

const typed =
  (types: readonly string[], make: (lexical: string) => string) =>
  ({ sql }: TermValue): string => {
    const [, lexical, datatype] = sql;
    return `CASE WHEN ${datatype} IN (${types.map(text).join(', ')}) THEN ${make(`${lexical}`)} END`;
  };

const datatypesOf = (scalar: (type: (typeof literalTypes)[string]) => boolean): string[] =>
  Object.entries(literalTypes).flatMap(([iri, type]) => (scalar(type) ? [iri] : []));

export const numeric = datatypesOf(({ family }) => family === 'number');
const integers = datatypesOf(({ family, integer }) => family === 'number' && integer === true);

/** Whole numbers are compared exactly before all numbers are. */
export const families = {
  integer: {
    plain: 'number',
    has: (type) => type === 'integer',
    read: typed(integers, (lexical) => `TRY_CAST(${lexical} AS HUGEINT)`),
  },
  number: {
    plain: 'number',
    has: (type) => rank.includes(type as NumberType),
    read: typed(numeric, (lexical) => `TRY_CAST(${lexical} AS DOUBLE)`),
  },
  string: { has: (type) => type === 'string', read: typed([xsd('string')], (lexical) => lexical) },
  boolean: {
    plain: 'boolean',
    has: (type) => type === 'boolean',
    read: typed([xsd('boolean')], (lexical) => `(${lexical} = 'true')`),
  },
  date: { plain: 'date', has: (type) => type === 'date', read: typed([xsd('date')], (lexical) => lexical) },
  dateTime: {
    plain: 'dateTime',
    has: (type) => type === 'dateTime',
    read: typed([xsd('dateTime')], (lexical) => lexical),
  },
} as const satisfies Record<string, Family>;

/**
 * A value as one of a family, NULL where it is none: all of a release's are read when its literals of the family
 * are plain.
 *
 * @returns undefined where it never is one
 */
export function readAs(family: Family, value: Value): string | undefined {
  if (value.type === 'term') return `(${family.read(value)})`;
  return family.has(value.type) ? wide(value) : undefined;
}

/** Which literals of a release are written so plainly that SQL reads their values as SPARQL does. */
import type { Release } from '../../store/index.ts';
import { Beyond, type NumberType } from './column.ts';
import { text, xsd } from './sql.ts';

export type PlainFamily = 'number' | 'boolean' | 'date' | 'dateTime' | 'letters';

interface LiteralType {
  readonly family: PlainFamily | 'string';
  /** Whether its values are whole numbers. */
  readonly integer?: boolean;
  /** What it is computed with as; absent for types that computing with numbers turns into another. */
  readonly scalar?: NumberType | 'boolean' | 'string' | 'date' | 'dateTime';
  /** The forms that SQL reads as SPARQL does. */
  readonly plain: RegExp;
  /** Those that are expected in a release, where they are fewer. */
  readonly stored?: RegExp;
}

/** In the shortest form, with fifteen digits at most: exact as floating-point numbers too. */
const integer = /^(0|-?[1-9]\d{0,14})$/;
const natural = /^\d{1,9}$/;
const small = /^-?\d{1,9}$/;

/** Datatype → how its literals are read. */
export const literalTypes: Readonly<Record<string, LiteralType>> = {
  [xsd('integer')]: {
    family: 'number',
    integer: true,
    scalar: 'integer',
    plain: /^[+-]?\d{1,30}$/,
    stored: integer,
  },
  [xsd('decimal')]: {
    family: 'number',
    scalar: 'decimal',
    plain: /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})$/,
    stored: /^[+-]?(\d{1,12}(\.\d{0,12})?|\.\d{1,12})$/,
  },
  [xsd('double')]: {
    family: 'number',
    scalar: 'double',
    plain: /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?$/,
  },
  [xsd('nonNegativeInteger')]: { family: 'number', integer: true, plain: natural },
  [xsd('int')]: { family: 'number', integer: true, plain: small },
  [xsd('long')]: { family: 'number', integer: true, plain: integer },
  [xsd('string')]: { family: 'string', scalar: 'string', plain: /^/ },
  [xsd('boolean')]: { family: 'boolean', scalar: 'boolean', plain: /^(true|false)$/ },
  [xsd('date')]: {
    family: 'date',
    scalar: 'date',
    plain:
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$|^\d{4}-(0[13-9]|1[0-2])-(29|30)$|^\d{4}-(0[13578]|1[02])-31$/,
  },
  [xsd('dateTime')]: {
    family: 'dateTime',
    scalar: 'dateTime',
    plain: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
  },
};

/** Numbers whose values are not read here. */
const otherNumbers = [
  'float',
  'short',
  'byte',
  'unsignedLong',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
  'positiveInteger',
  'nonPositiveInteger',
  'negativeInteger',
].map(xsd);

const families = ['number', 'boolean', 'date', 'dateTime'] as const;

const familyOf = [
  ...Object.entries(literalTypes).map(([datatype, { family }]) => [datatype, family]),
  ...otherNumbers.map((datatype) => [datatype, 'number']),
]
  .map(([datatype, family]) => `WHEN ${text(datatype ?? '')} THEN '${family}'`)
  .join(' ');

/** Letters that have no single other case, or one that depends on where they stand. */
export const oddLetters = '[ßŉǰΐΰևİΣẖ-ẞﬀ-ﬆﬓ-ﬗ\u1f50-\u1ffc]';

/** @returns the families of which every literal of the release is read; `letters`: those that only have other cases */
export async function plainFamilies({ database }: Release): Promise<ReadonlySet<PlainFamily>> {
  const read = Object.entries(literalTypes).filter(([, { family }]) => family !== 'string');
  const forms = read.map(
    ([datatype, { plain, stored = plain }]) =>
      `WHEN ${text(datatype)} THEN regexp_matches(value, ${text(stored.source)})`,
  );
  const [row = []] = await database.all(
    `SELECT ${families.map((family) => `bool_and(plain) FILTER (family = '${family}')`).join(', ')},
       bool_and(NOT regexp_matches(value, ${text(oddLetters)}))
     FROM (SELECT value, CASE datatype ${familyOf} END AS family, CASE datatype ${forms.join(' ')} ELSE false END AS plain
           FROM term WHERE kind = 3)`,
  );
  return new Set([...families, 'letters' as const].filter((_, at) => row[at] !== false));
}

/** @throws Beyond unless every literal of the family is read */
export function needPlain(plain: ReadonlySet<PlainFamily>, family: PlainFamily): void {
  if (!plain.has(family)) throw new Beyond(`literals that are not written plainly (${family})`);
}

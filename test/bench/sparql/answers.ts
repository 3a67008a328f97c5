/** Compares answers of different systems: the same solutions, in whatever order and lexical form. */
import { createHash } from 'node:crypto';

/** A term as the SPARQL results format writes it; `typed-literal` is what older systems write. */
interface Term {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

interface Results {
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Term>>[] };
}

export interface Answer {
  readonly rows: number;
  /** Same digest, same multiset of solutions. */
  readonly digest: string;
}

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const numbers = new Set(['integer', 'decimal', 'double', 'float', 'int', 'long'].map((name) => xsd + name));

/** @param body  SPARQL 1.1 Query Results JSON */
export function answerOf(body: Buffer): Answer {
  const { boolean, results } = JSON.parse(body.toString('utf8')) as Results;
  const lines = (results?.bindings ?? []).map((solution) =>
    Object.keys(solution)
      .sort()
      .map((variable) => `${variable}=${written(solution[variable] as Term)}`)
      .join('\t'),
  );
  const hash = createHash('sha256').update(String(boolean));
  for (const line of lines.sort()) hash.update('\n').update(line);
  return { rows: lines.length, digest: hash.digest('hex').slice(0, 12) };
}

/** Numbers by their value, to nine digits: systems differ in how they divide and write decimals. */
function written({ type, value, datatype, 'xml:lang': language }: Term): string {
  if (!type.endsWith('literal')) return `<${value}>`;
  if (datatype !== undefined && numbers.has(datatype)) return Number(value).toPrecision(9);
  if (language !== undefined && language !== '') return `"${value}"@${language.toLowerCase()}`;
  return datatype === undefined || datatype === `${xsd}string` ? `"${value}"` : `"${value}"^^${datatype}`;
}

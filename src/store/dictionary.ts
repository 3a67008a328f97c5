/** Ids ↔ terms and codes, looked up in the database as they are needed; the latest ones are remembered. */
import { LRUCache } from 'lru-cache';
import { blankNode, literal, namedNode, type Term } from '../rdf/index.ts';
import type { Database, Row } from './database.ts';

/** What of RDF can be the subject, predicate, object or graph of a statement. */
export type StoredTerm = ReturnType<typeof namedNode | typeof blankNode | typeof literal>;

const remembered = 20_000;

/** As `term.kind` has them. */
const kinds: Partial<Record<Term['termType'], number>> = { BlankNode: 1, NamedNode: 2, Literal: 3 };

export class Dictionary {
  readonly #db: Database;
  readonly #terms = new LRUCache<number, StoredTerm>({ max: remembered });
  readonly #ids = new LRUCache<string, number>({ max: remembered });
  readonly #codes = new LRUCache<string, string>({ max: remembered });

  constructor(db: Database) {
    this.#db = db;
  }

  /** The id of a term; undefined when no statement and no code list holds it. */
  async id(term: Term): Promise<number | undefined> {
    return (await this.ids([term])).get(keyOf(term));
  }

  /** The ids of those terms that the release holds, by `keyOf`. */
  async ids(terms: readonly Term[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const unknown = new Map<string, Term>();
    for (const term of terms) {
      const key = keyOf(term);
      const id = this.#ids.get(key);
      if (id !== undefined) found.set(key, id);
      else if (term.termType in kinds) unknown.set(key, term);
    }
    if (unknown.size === 0) return found;
    const keys = [...unknown.keys()];
    const rows = await this.#db.all(
      `SELECT wanted.position, term.id
       FROM (VALUES ${keys.map((_, position) => `(${position}, ?, ?, ?, ?)`).join(', ')})
         AS wanted(position, kind, value, datatype, language)
       JOIN term ON term.kind = wanted.kind AND term.value = wanted.value
        AND coalesce(term.datatype, '') = wanted.datatype AND coalesce(term.language, '') = wanted.language`,
      [...unknown.values()].flatMap(rowOf),
    );
    for (const [position, id] of rows) {
      const key = keys[position as number];
      if (key === undefined) continue;
      found.set(key, id as number);
      this.#ids.set(key, id as number);
    }
    return found;
  }

  /** The terms that the ids stand for. */
  async terms(ids: Iterable<number>): Promise<Map<number, StoredTerm>> {
    const found = new Map<number, StoredTerm>();
    const unknown = new Set<number>();
    for (const id of ids) {
      const term = this.#terms.get(id);
      if (term) found.set(id, term);
      else unknown.add(id);
    }
    if (unknown.size === 0) return found;
    const rows = await this.#db.all(
      `SELECT id, kind, value, datatype, language FROM term WHERE id IN (${[...unknown].join(', ')})`,
    );
    for (const row of rows) {
      const term = termOf(row);
      found.set(row[0] as number, term);
      this.#terms.set(row[0] as number, term);
    }
    return found;
  }

  /** The codes that terms have in a code list, by the terms' ids. */
  async codes(scheme: string, ids: Iterable<number>): Promise<Map<number, string>> {
    const found = new Map<number, string>();
    const unknown = new Set<number>();
    for (const id of ids) {
      const code = this.#codes.get(`${id} ${scheme}`);
      if (code !== undefined) found.set(id, code);
      else unknown.add(id);
    }
    if (unknown.size === 0) return found;
    const rows = await this.#db.all(
      `SELECT term, code FROM code WHERE scheme = ? AND term IN (${[...unknown].join(', ')})`,
      [scheme],
    );
    for (const [id, code] of rows) {
      found.set(id as number, code as string);
      this.#codes.set(`${id} ${scheme}`, code as string);
    }
    return found;
  }

  /** The ids of the terms that codes of one scheme stand for; unknown codes are left out. */
  async knownCodes(scheme: string, codes: readonly string[]): Promise<number[]> {
    if (codes.length === 0) return [];
    const rows = await this.#db.all(
      `SELECT term FROM code WHERE scheme = ? AND code IN (${codes.map(() => '?').join(', ')})`,
      [scheme, ...codes],
    );
    return rows.map(([id]) => id as number);
  }

  /** The ids of the terms that codes stand for, one code per scheme; undefined when a code is unknown. */
  async codeTerms(codes: readonly { scheme: string; code: string }[]): Promise<number[] | undefined> {
    const rows = await this.#db.all(
      `SELECT wanted.position, code.term
       FROM (VALUES ${codes.map((_, position) => `(${position}, ?, ?)`).join(', ')}) AS wanted(position, scheme, code)
       JOIN code ON code.scheme = wanted.scheme AND code.code = wanted.code ORDER BY wanted.position`,
      codes.flatMap(({ scheme, code }) => [scheme, code]),
    );
    return rows.length === codes.length ? rows.map(([, id]) => id as number) : undefined;
  }
}

/** What tells one term from another; language tags differ in more than case. */
export function keyOf(term: Term): string {
  if (term.termType !== 'Literal') return `${term.termType} ${term.value}`;
  return `${term.language.toLowerCase()} ${term.datatype.value} ${term.value}`;
}

/** kind, value, datatype, language; '' where there is none. */
function rowOf(term: Term): [number, string, string, string] {
  const kind = kinds[term.termType] ?? 0;
  if (term.termType !== 'Literal') return [kind, term.value, '', ''];
  return [kind, term.value, term.datatype.value, term.language.toLowerCase()];
}

function termOf([, kind, value, datatype, language]: Row): StoredTerm {
  if (kind === 1) return blankNode(value as string);
  if (kind === 2) return namedNode(value as string);
  return literal(value as string, (language as string | null) ?? namedNode(datatype as string));
}

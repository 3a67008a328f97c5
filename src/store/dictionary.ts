/** Ids ↔ terms, looked up in the database as they are needed; the latest ones are remembered. */
import { LRUCache } from 'lru-cache';
import { blankNode, literal, namedNode, type Term } from '../rdf/index.ts';
import type { Database, Row } from './database.ts';

/** What of RDF can be the subject, predicate, object or graph of a statement. */
export type StoredTerm = ReturnType<typeof namedNode | typeof blankNode | typeof literal>;

/** How many terms are kept at hand: about 200 bytes each. */
const remembered = 150_000;

/** Up to here, ids that are looked up together are listed one by one. */
const few = 32;

/** Ids are read as a range when at least one in so many of it is wanted: its neighbours are soon asked for. */
const sparse = 32;

/** The widest range that is read at once. */
const widest = 60_000;

/** As `term.kind` has them. */
const kinds: Partial<Record<Term['termType'], number>> = { BlankNode: 1, NamedNode: 2, Literal: 3 };

export class Dictionary {
  readonly #db: Database;
  readonly #terms = new LRUCache<number, StoredTerm>({ max: remembered });
  /** The key of a term → its id, or null when the release does not hold it: a release never changes. */
  readonly #ids = new LRUCache<string, { readonly id: number | null }>({ max: 20_000 });

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
      const known = this.#ids.get(key);
      if (!known) {
        if (term.termType in kinds) unknown.set(key, term);
      } else if (known.id !== null) found.set(key, known.id);
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
    for (const key of keys) this.#ids.set(key, { id: null });
    for (const [position, id] of rows as [number, number][]) {
      const key = keys[position];
      if (key === undefined) continue;
      found.set(key, id);
      this.#ids.set(key, { id });
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
    const sql = `SELECT id, kind, value, datatype, language FROM term WHERE ${among([...unknown])}`;
    for await (const rows of this.#db.chunks(sql)) {
      for (const row of rows) {
        const id = row[0] as number;
        const term = termOf(row);
        if (unknown.has(id)) found.set(id, term);
        this.#terms.set(id, term);
      }
    }
    return found;
  }
}

/** The condition that an id is one of those wanted, or one among them where they lie close together. */
function among(ids: readonly number[]): string {
  if (ids.length <= few) return `id IN (${ids.join(', ')})`;
  const [least, most] = ids.reduce(
    ([least, most], id) => [Math.min(least, id), Math.max(most, id)],
    [Number.POSITIVE_INFINITY, 0],
  );
  if (most - least < Math.min(ids.length * sparse, widest)) return `id BETWEEN ${least} AND ${most}`;
  return `id IN (SELECT unnest([${ids.join(', ')}]))`;
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

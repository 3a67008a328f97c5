/** Lookups among statements: catalogue, structures, code lists, vocabulary. */
import { type NamedNode, type Quad, quad, type Term } from '../rdf/index.ts';
import type { Cardinalities, Cardinality } from './cardinalities.ts';
import type { Database, Row } from './database.ts';
import { type Dictionary, keyOf } from './dictionary.ts';
import { graphsOf, type QuadPattern } from './pattern.ts';

const positions = ['subject', 'predicate', 'object'] as const;

/**
 * The table of statements whose order suits what is known of a pattern: one predicate's lie together in one of them, those
 * of one object beside each other and literals of one language too.
 */
export function statementTable(known: { readonly subject?: unknown; readonly predicate?: unknown }): string {
  return known.predicate && !known.subject ? 'statement_by_predicate' : 'statement';
}

export class Statements {
  readonly #db: Database;
  readonly #dictionary: Dictionary;
  readonly #cardinalities: Cardinalities;

  constructor(db: Database, dictionary: Dictionary, cardinalities: Cardinalities) {
    this.#db = db;
    this.#dictionary = dictionary;
    this.#cardinalities = cardinalities;
  }

  /**
   * @param named  true: every quad, in its graph; false: every triple once, in the default graph
   */
  async *match(pattern: QuadPattern, named: boolean, signal?: AbortSignal): AsyncGenerator<Quad> {
    const where = await this.#where(pattern);
    if (where === undefined) return;
    const distinct = this.#mayRepeat(pattern, named) ? 'DISTINCT' : '';
    const columns = ['subject', 'predicate', 'object', ...(named ? ['graph'] : [])].join(', ');
    // In one order always: a document's bytes, hence its ETag, are those of the release and not of the moment.
    const sql = `SELECT ${distinct} ${columns} FROM ${statementTable(pattern)} ${where} ORDER BY ${columns}`;
    for await (const rows of this.#db.chunks(sql, [], signal)) yield* await this.#quads(rows);
  }

  /** How many quads match, or how many triples. */
  async count(pattern: QuadPattern, named: boolean, signal?: AbortSignal): Promise<number> {
    const known = await this.#known(pattern);
    if (known) return named ? known.quads : known.triples;
    const where = await this.#where(pattern);
    if (where === undefined) return 0;
    const columns = this.#mayRepeat(pattern, named) ? 'DISTINCT subject, predicate, object' : '1';
    const sql = `SELECT count(*)::DOUBLE FROM (SELECT ${columns} FROM ${statementTable(pattern)} ${where})`;
    const rows = await this.#db.all(sql, [], signal);
    return (rows[0]?.[0] as number | undefined) ?? 0;
  }

  /** What the release says of a pattern that asks for no more than a predicate. */
  async #known(pattern: QuadPattern): Promise<Pick<Cardinality, 'quads' | 'triples'> | undefined> {
    const { subject, predicate, object, graph } = pattern;
    if (subject || object || graph) return undefined;
    if (!predicate) return this.#cardinalities;
    const id = await this.#dictionary.id(predicate);
    return this.#cardinalities.predicates.get(id ?? 0) ?? { quads: 0, triples: 0 };
  }

  /** Whether the same triple can match in several graphs. */
  #mayRepeat(pattern: QuadPattern, named: boolean): boolean {
    return !named && this.#cardinalities.repeated && graphsOf(pattern)?.length !== 1;
  }

  /** The graphs that hold a statement, in the order of their names. */
  async graphs(): Promise<NamedNode[]> {
    const rows = await this.#db.all('SELECT DISTINCT graph FROM statement ORDER BY graph');
    const ids = rows.map(([id]) => id as number);
    const terms = await this.#dictionary.terms(ids);
    return ids.flatMap((id) => (terms.get(id) as NamedNode | undefined) ?? []);
  }

  /** The pattern as a clause over ids; undefined when the release does not hold one of its terms. */
  async #where(pattern: QuadPattern): Promise<string | undefined> {
    const graphs = graphsOf(pattern);
    const bound = positions.flatMap((position) => {
      const term = pattern[position];
      return term ? [{ position, term }] : [];
    });
    const ids = await this.#dictionary.ids([...bound.map(({ term }) => term), ...(graphs ?? [])]);
    const idOf = (term: Term) => ids.get(keyOf(term));
    const known = bound.flatMap(({ position, term }) => {
      const id = idOf(term);
      return id === undefined ? [] : [{ position, id }];
    });
    const knownGraphs = graphs?.flatMap((graph) => idOf(graph) ?? []);
    if (known.length < bound.length || knownGraphs?.length === 0) return undefined;
    const clauses = known.map(({ position, id }) => `${position} = ${id}`);
    if (knownGraphs) clauses.push(`graph IN (${knownGraphs.join(', ')})`);
    return clauses.length > 0 ? `WHERE ${clauses.join(' AND ')}` : '';
  }

  async #quads(rows: Row[]): Promise<Quad[]> {
    const terms = await this.#dictionary.terms(new Set(rows.flat() as number[]));
    return rows.map((row) => {
      const [subject, predicate, object, graph] = row.map((id) => terms.get(id as number));
      return quad(subject as never, predicate as never, object as never, graph as never);
    });
  }
}

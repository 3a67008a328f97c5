/** Lookups among observations: rows of a cube's table, seen as RDF or as figures. */
import type { DuckDBValue } from '@duckdb/node-api';
import { type ObservationRow, observationQuads } from '../cube/index.ts';
import { type Iris, iri, type NamedNode, type Quad, quad } from '../rdf/index.ts';
import type { CodeLists } from './code-lists.ts';
import { type CubeView, codesOf, type Leg, membership } from './cube-view.ts';
import type { Database, Row } from './database.ts';
import type { Dictionary } from './dictionary.ts';
import { fits, graphsOf, type QuadPattern } from './pattern.ts';
import { identifier } from './sql.ts';

/** Which rows: conditions over the table's columns, of ids and figures alone; none stand for every row. */
export type Selection = readonly string[];

const all: Selection = [];

export class Observations {
  readonly #db: Database;
  readonly #dictionary: Dictionary;
  readonly #codeLists: CodeLists;
  readonly #iris: Iris;
  readonly view: CubeView;
  /** Rows lie in the order of their codes, dimension by dimension: those of few codes first, time last. */
  readonly order = 'ORDER BY rowid';

  constructor(db: Database, dictionary: Dictionary, codeLists: CodeLists, iris: Iris, view: CubeView) {
    this.#db = db;
    this.#dictionary = dictionary;
    this.#codeLists = codeLists;
    this.#iris = iris;
    this.view = view;
  }

  /** @param named  whether quads keep their graph */
  async *match(pattern: QuadPattern, named: boolean, signal?: AbortSignal): AsyncGenerator<Quad> {
    if (!this.#inGraph(pattern)) return;
    const selection = await this.#select(pattern);
    if (!selection) return;
    for await (const row of this.rows(selection, '', signal)) {
      for (const made of observationQuads(this.#iris, this.view.layout, row)) {
        if (fits(made, pattern)) yield named ? made : quad(made.subject, made.predicate, made.object);
      }
    }
  }

  /** How many triples match. */
  async count(pattern: QuadPattern, signal?: AbortSignal): Promise<number> {
    if (!this.#inGraph(pattern)) return 0;
    const parts = (await this.#parts(pattern)).map(
      (selection) => `SELECT count(*) AS n FROM ${this.view.table}${where(selection)}`,
    );
    if (parts.length === 0) return 0;
    const sql = `SELECT sum(n)::DOUBLE FROM (${parts.join(' UNION ALL ')})`;
    return ((await this.#db.all(sql, [], signal))[0]?.[0] as number | undefined) ?? 0;
  }

  /** @param tail  ORDER BY, LIMIT, OFFSET */
  async *rows(selection: Selection, tail: string, signal?: AbortSignal): AsyncGenerator<ObservationRow> {
    const { table, key, layout } = this.view;
    const columns = [...key, identifier(layout.measure.id), 'status', 'sources'].join(', ');
    const sql = `SELECT ${columns} FROM ${table}${where(selection)} ${tail}`;
    for await (const chunk of this.#db.chunks(sql, [], signal)) yield* await this.#read(chunk);
  }

  async #read(chunk: Row[]): Promise<ObservationRow[]> {
    const { dimensions } = this.view.layout;
    const width = dimensions.length;
    const ids = new Set(chunk.flatMap((row) => [...row.slice(0, width), row[width + 1]] as number[]));
    const terms = await this.#dictionary.terms(ids);
    const codes = await Promise.all(dimensions.map(({ scheme }) => this.#codeLists.codes(scheme)));
    const named = (id: DuckDBValue | undefined) => terms.get(id as number) as NamedNode;
    return chunk.map((row) => ({
      codes: codes.map((known, at) => known.get(row[at] as number) ?? ''),
      values: dimensions.map((_, at) => named(row[at])),
      figure: row[width] as bigint | null,
      status: named(row[width + 1]),
      sources: row[width + 2] as bigint,
    }));
  }

  /** The rows whose codes are among those wanted; an unknown code lets none through. */
  async selection(wanted: Readonly<Record<string, readonly string[]>>): Promise<Selection> {
    const conditions: string[] = [];
    for (const { id, scheme } of this.view.layout.dimensions) {
      const codes = wanted[id];
      if (codes) conditions.push(await this.#codeLists.among(identifier(id), scheme, codes));
    }
    return conditions;
  }

  async size(selection: Selection, signal?: AbortSignal): Promise<number> {
    const rows = await this.#db.all(
      `SELECT count(*)::DOUBLE FROM ${this.view.table}${where(selection)}`,
      [],
      signal,
    );
    return rows[0]?.[0] as number;
  }

  #inGraph(pattern: QuadPattern): boolean {
    return graphsOf(pattern)?.some(({ value }) => value === this.view.graph) ?? true;
  }

  /** The rows that can give quads that match: exact for the subject, a superset for the rest. */
  async #select(pattern: QuadPattern): Promise<Selection | undefined> {
    const parts = await this.#parts(pattern);
    if (parts.length === 0) return undefined;
    if (parts.some((selection) => selection.length === 0)) return all;
    return [`(${parts.map((selection) => `(${selection.join(' AND ')})`).join(' OR ')})`];
  }

  /** One selection per property, and per source table, that can match. */
  async #parts(pattern: QuadPattern): Promise<Selection[]> {
    return [...(await this.#legs(pattern)), ...(await this.#groups(pattern))];
  }

  async #legs({ subject, predicate, object }: QuadPattern): Promise<Selection[]> {
    const row = subject ? await this.#row(subject) : all;
    if (!row) return [];
    const selections: Selection[] = [];
    for (const leg of this.view.legs) {
      if (predicate && !(predicate.termType === 'NamedNode' && predicate.value === leg.property)) continue;
      const value = object ? await this.#legValue(leg, object) : all;
      if (!value) continue;
      selections.push([...row, ...value, ...(leg.when ? [leg.when('')] : [])]);
    }
    return selections;
  }

  async #legValue(
    { value }: Leg,
    object: NonNullable<QuadPattern['object']>,
  ): Promise<Selection | undefined> {
    if (value.kind === 'constant') return value.term.equals(object) ? all : undefined;
    if (value.kind === 'term') {
      const id = await this.#dictionary.id(object);
      return id === undefined ? undefined : [`${value.column} = ${id}`];
    }
    const figure = figureOf(object);
    return figure === undefined ? undefined : [`${value.column} = ${figure}`];
  }

  async #groups({ subject, predicate, object }: QuadPattern): Promise<Selection[]> {
    if (predicate && !(predicate.termType === 'NamedNode' && predicate.value === membership)) return [];
    const row = object ? await this.#row(object) : all;
    if (!row) return [];
    return this.view.groups
      .filter((group) => !subject || (subject.termType === 'NamedNode' && subject.value === group.subject))
      .map(({ when }) => [...row, when('')]);
  }

  /** The row of an observation; undefined when the term is none of this cube. */
  async #row(observation: NonNullable<QuadPattern['subject']>): Promise<Selection | undefined> {
    if (observation.termType !== 'NamedNode') return undefined;
    const codes = codesOf(this.view, observation);
    return codes && this.rowOf(codes);
  }

  /** @param codes  the code of each dimension, in the structure's order */
  async rowOf(codes: readonly string[]): Promise<Selection | undefined> {
    const { layout, key } = this.view;
    const ids = await this.#codeLists.terms(
      layout.dimensions.map(({ scheme }, at) => ({ scheme, code: codes[at] ?? '' })),
    );
    return ids && key.map((column, at) => `${column} = ${ids[at]}`);
  }
}

const where = (selection: Selection): string =>
  selection.length === 0 ? '' : ` WHERE ${selection.join(' AND ')}`;

/** The figure that a literal writes in its shortest form: `05` is another term than `5`. */
function figureOf(term: NonNullable<QuadPattern['object']>): bigint | undefined {
  if (term.termType !== 'Literal' || !term.datatype.equals(iri('xsd:integer'))) return undefined;
  if (!/^(0|-?[1-9]\d{0,17})$/.test(term.value)) return undefined;
  return BigInt(term.value);
}

/** Questions to one cube that a pivot table asks: counts, lines in order, cells, sums. */
import type { DuckDBValue } from '@duckdb/node-api';
import type { CubeLayout } from '../cube/index.ts';
import { type CodeIndex, codeIndex } from './code-index.ts';
import type { CubeView } from './cube-view.ts';
import type { Row } from './database.ts';
import { above, overlap } from './relations.ts';
import type { Release } from './release.ts';
import { remember } from './remembered.ts';
import { conditionsOf, type Slice, type Status, statusId } from './slice.ts';
import { identifier } from './sql.ts';

/** A row of the cube's table. */
export interface PivotCell {
  /** Term ids of the values, in the structure's order. */
  readonly ids: readonly number[];
  /** Null when hidden or missing. */
  readonly value: bigint | null;
  readonly status: Status;
}

/** What figures add up to, and what is not in it. */
export interface Sum {
  /** Of those published. */
  readonly value: bigint;
  readonly published: number;
  readonly hidden: number;
  readonly missing: number;
}

/** By what lines are sorted instead of their codes: the figure at a code of another dimension, or any of the line's. */
export interface SortBy {
  readonly at?: { readonly dimension: string; readonly code: string };
  readonly descending: boolean;
}

export class Pivot {
  readonly #release: Release;
  readonly #view: CubeView;

  /** @throws when the release has no such dataset */
  constructor(release: Release, dataset: string) {
    const view = release.views.find(({ layout }) => layout.dataset === dataset);
    if (!view) throw new Error(`no dataset ${dataset} in ${release.folder}`);
    this.#release = release;
    this.#view = view;
  }

  get layout(): CubeLayout {
    return this.#view.layout;
  }

  /** The code list of a dimension. */
  codes(dimension: string): Promise<CodeIndex> {
    return codeIndex(this.#release, this.#scheme(dimension));
  }

  /** Term id → how many observations of the slice have it; those without any are left out. */
  async counts(dimension: string, slice: Slice = {}): Promise<Map<number, number>> {
    const column = identifier(dimension);
    const from = this.#from(await this.#where(slice));
    return this.#remember(`SELECT ${column}, count(*)::INTEGER FROM ${from} GROUP BY ALL`, async (sql) => {
      const counts = new Map<number, number>();
      for await (const [ids = [], numbers = []] of this.#release.database.columns(sql)) {
        for (const [at, id] of ids.entries()) counts.set(id as number, numbers[at] as number);
      }
      return counts;
    });
  }

  /** The things directly above the codes of a dimension, with how many observations of the slice are below each. */
  async above(dimension: string, slice: Slice = {}): Promise<{ iri: string; count: number }[]> {
    return above(this.#release, dimension, this.#from(await this.#where(slice)));
  }

  /** How many observations of the slice have each status. */
  async statuses(slice: Slice = {}): Promise<Record<Status, number>> {
    const letters = await this.#letters();
    const found: Record<Status, number> = { A: 0, C: 0, M: 0 };
    const rows = await this.#all(
      `SELECT status, count(*)::INTEGER FROM ${this.#from(await this.#where(slice))} GROUP BY 1`,
    );
    for (const [id, count] of rows as [number, number][]) found[letters.get(id) ?? 'M'] += count;
    return found;
  }

  /**
   * The combinations of codes that the slice has, in the order of their codes or sorted by a figure.
   *
   * @returns term ids in the order of `dimensions`, and how many combinations there are
   */
  async lines(
    dimensions: readonly string[],
    slice: Slice,
    { sort, limit, offset }: { sort?: SortBy; limit: number; offset: number },
  ): Promise<{ lines: number[][]; total: number }> {
    const keys = dimensions.map((_, at) => `k${at}`);
    const columns = dimensions.map((id, at) => `${identifier(id)} AS k${at}`);
    const order = sort ? [`figure ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST`] : [];
    const rows = await this.#all(
      `SELECT ${keys.join(', ')}, count(*) OVER ()::INTEGER FROM (
         SELECT ${[...columns, `${await this.#figure(sort)} AS figure`].join(', ')}
         FROM ${this.#from(await this.#where(slice))} GROUP BY ${keys.join(', ')}) line
       ${keys
         .map((key, at) => `JOIN code c${at} ON c${at}.scheme = $${at + 1} AND c${at}.term = line.${key}`)
         .join('\n')}
       ORDER BY ${[...order, ...keys.map((_, at) => `c${at}.position`)].join(', ')}
       LIMIT ${BigInt(limit)} OFFSET ${BigInt(offset)}`,
      dimensions.map((id) => this.#scheme(id)),
    );
    return {
      lines: rows.map((row) => row.slice(0, keys.length) as number[]),
      total: (rows[0]?.[keys.length] as number | undefined) ?? 0,
    };
  }

  /** The rows of the slice on some lines. */
  async cells(dimensions: readonly string[], lines: readonly number[][], slice: Slice): Promise<PivotCell[]> {
    if (lines.length === 0) return [];
    const columns = dimensions.map(identifier).join(', ');
    const wanted = lines.map((line) => `(${line.join(', ')})`).join(', ');
    const on =
      dimensions.length === 1 ? `${columns} IN (${lines.flat().join(', ')})` : `(${columns}) IN (${wanted})`;
    const cells: PivotCell[] = [];
    for await (const cell of this.#rows([...(await this.#where(slice)), on], '')) cells.push(cell);
    return cells;
  }

  /** Every row of a slice that is known to be small. */
  async all(slice: Slice): Promise<PivotCell[]> {
    const cells: PivotCell[] = [];
    for await (const cell of this.#rows(await this.#where(slice), '')) cells.push(cell);
    return cells;
  }

  /** Every row of the slice, as it is read; by the codes of the dimensions in their order. */
  async *stream(
    slice: Slice,
    dimensions: readonly string[],
    signal?: AbortSignal,
  ): AsyncGenerator<PivotCell> {
    const joins = dimensions.map(
      (id, at) => `JOIN code c${at} ON c${at}.scheme = $${at + 1} AND c${at}.term = o.${identifier(id)}`,
    );
    const order = `ORDER BY ${dimensions.map((_, at) => `c${at}.position`).join(', ')}`;
    const schemes = dimensions.map((id) => this.#scheme(id));
    yield* this.#rows(await this.#where(slice), `${joins.join(' ')}`, order, schemes, signal);
  }

  /** Whether what the codes of a dimension count overlaps, those of the slice. */
  async overlap(dimension: string, slice: Slice): Promise<boolean> {
    return overlap(this.#release, dimension, this.#from(await this.#where(slice)));
  }

  /**
   * Sums over the slice for each combination of codes; one sum over all of it when no dimension is given.
   *
   * @returns by the term ids, joined by spaces
   */
  async sums(by: readonly string[], slice: Slice): Promise<Map<string, Sum>> {
    const measure = identifier(this.layout.measure.id);
    const columns = by.map(identifier);
    const rows = await this.#all(
      `SELECT ${[...columns, `sum(${measure})::BIGINT`, `count(${measure})::INTEGER`].join(', ')},
         (count(*) FILTER (status = ${await this.#statusId('C')}))::INTEGER,
         (count(*) FILTER (status = ${await this.#statusId('M')}))::INTEGER
       FROM ${this.#from(await this.#where(slice))} ${columns.length > 0 ? `GROUP BY ${columns.join(', ')}` : ''}`,
    );
    return new Map(
      rows.map((row) => {
        const [value, published, hidden, missing] = row.slice(by.length) as [
          bigint | null,
          number,
          number,
          number,
        ];
        return [row.slice(0, by.length).join(' '), { value: value ?? 0n, published, hidden, missing }];
      }),
    );
  }

  async *#rows(
    conditions: readonly string[],
    joins: string,
    order = '',
    values: DuckDBValue[] = [],
    signal?: AbortSignal,
  ): AsyncGenerator<PivotCell> {
    const { dimensions, measure } = this.layout;
    const letters = await this.#letters();
    const columns = [...dimensions.map(({ id }) => id), measure.id, 'status'].map(
      (id) => `o.${identifier(id)}`,
    );
    const sql = `SELECT ${columns.join(', ')} FROM ${this.#from(conditions)} o ${joins} ${order}`;
    const width = dimensions.length;
    for await (const rows of this.#release.database.chunks(sql, values, signal)) {
      for (const row of rows) {
        yield {
          ids: row.slice(0, width) as number[],
          value: row[width] as bigint | null,
          status: letters.get(row[width + 1] as number) ?? 'M',
        };
      }
    }
  }

  async #figure(sort: SortBy | undefined): Promise<string> {
    if (!sort) return 'NULL';
    const measure = identifier(this.layout.measure.id);
    if (!sort.at) return `sum(${measure})`;
    const { dimension, code } = sort.at;
    const id = (await this.codes(dimension)).byCode.get(code)?.id ?? 0;
    return `max(${measure}) FILTER (${identifier(dimension)} = ${id})`;
  }

  #from(conditions: readonly string[]): string {
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return `(SELECT * FROM ${this.#view.table} ${where})`;
  }

  #where(slice: Slice): Promise<string[]> {
    return conditionsOf(this.#release, this.layout, slice);
  }

  #scheme(dimension: string): string {
    return this.layout.dimensions.find(({ id }) => id === dimension)?.scheme ?? '';
  }

  #statusId(status: Status): Promise<number> {
    return statusId(this.#release, status);
  }

  async #letters(): Promise<Map<number, Status>> {
    const letters = ['A', 'C', 'M'] as const;
    const ids = await Promise.all(letters.map((letter) => this.#statusId(letter)));
    return new Map(letters.map((letter, at) => [ids[at] ?? 0, letter]));
  }

  #all(sql: string, values: DuckDBValue[] = []): Promise<Row[]> {
    return this.#remember(`${sql} ${values.join(' ')}`, () => this.#release.database.all(sql, values));
  }

  #remember<Answer extends Row[] | Map<number, number>>(
    sql: string,
    ask: (sql: string) => Promise<Answer>,
  ): Promise<Answer> {
    return remember(this.#release, sql, ask);
  }
}

/** A connection and the statements that it has prepared: planning one takes longer than running many. */
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBValue } from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';

/** How many statements a connection keeps, and up to which length, in UTF-16 units. */
const kept = 50;
const longest = 20_000;

type Result = Awaited<ReturnType<DuckDBConnection['stream']>>;

export class Session {
  readonly connection: DuckDBConnection;
  readonly #statements = new LRUCache<string, DuckDBPreparedStatement>({
    max: kept,
    dispose: (statement) => statement.destroySync(),
  });

  constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /** Starts a statement; its result has to be read to the end before the same one is started again. */
  async start(sql: string, values: DuckDBValue[]): Promise<Result> {
    if (sql.length > longest) return this.connection.stream(sql, values);
    const statement = this.#statements.get(sql) ?? (await this.connection.prepare(sql));
    this.#statements.set(sql, statement);
    if (values.length > 0) statement.bind(values);
    return statement.stream();
  }

  close(): void {
    this.#statements.clear();
    this.connection.closeSync();
  }
}

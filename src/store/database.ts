/** A release's database, open for reading only: parameters in, chunks of rows out. */
import { type DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { Session } from './session.ts';

export type Row = readonly DuckDBValue[];

/** The values of one column, row by row. */
export type ColumnValues = readonly DuckDBValue[];

/** What a database may use of the machine. */
export interface DatabaseLimits {
  /** DuckDB's memory, as it writes it: `256MB`. */
  readonly memory: string;
  readonly threads: number;
}

/** How many rows are worth handing on; a chunk of a scan has few when it leaves many out. */
const enough = 2_048;

/** The query was stopped by its signal, whose reason is the cause. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * How many connections are kept: the statements that each has prepared hold on to what their last run needed, so that
 * the many that one page asks at once would fill the memory.
 */
const idle = 4;

export class Database {
  readonly #instance: DuckDBInstance;
  readonly #idle: Session[] = [];

  private constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  /**
   * Statements can read this one file and nothing else of the machine, and cannot change that.
   *
   * @see https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
   */
  static async open(file: string, { memory, threads }: DatabaseLimits): Promise<Database> {
    const instance = await DuckDBInstance.create(file, {
      access_mode: 'READ_ONLY',
      memory_limit: memory,
      threads: String(threads),
      temp_directory: '',
      enable_external_access: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      lock_configuration: 'true',
    });
    return new Database(instance);
  }

  /**
   * Runs a statement; rows come in chunks of at most 2,048 as they are asked for.
   *
   * @throws Interrupted once the signal has fired
   */
  async *chunks(sql: string, values: DuckDBValue[] = [], signal?: AbortSignal): AsyncGenerator<Row[]> {
    for await (const chunk of this.#stream(sql, values, signal)) yield chunk.getRows();
  }

  /** Column by column, at least one row: as many as come together, so that little is asked for each. */
  async *columns(sql: string, signal?: AbortSignal): AsyncGenerator<readonly ColumnValues[]> {
    let together: DuckDBValue[][] = [];
    for await (const chunk of this.#stream(sql, [], signal)) {
      chunk.appendToColumns(together);
      if ((together[0]?.length ?? 0) < enough) continue;
      yield together;
      together = [];
    }
    if (together.length > 0) yield together;
  }

  async *#stream(
    sql: string,
    values: DuckDBValue[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<DuckDBDataChunk> {
    if (signal?.aborted) throw new Interrupted('interrupted', { cause: signal.reason });
    const session = this.#idle.pop() ?? new Session(await this.#instance.connect());
    const interrupt = () => session.connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    let finished = false;
    try {
      const result = await session.start(sql, values);
      for await (const chunk of result) {
        if (signal?.aborted) throw signal.reason;
        if (chunk.rowCount > 0) yield chunk;
      }
      finished = true;
    } catch (error) {
      if (signal?.aborted) throw new Interrupted('interrupted', { cause: signal.reason });
      throw error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      if (finished && this.#idle.length < idle) this.#idle.push(session);
      else session.close();
    }
  }

  /** Every row of a statement whose answer is known to be small. */
  async all(sql: string, values: DuckDBValue[] = [], signal?: AbortSignal): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const chunk of this.chunks(sql, values, signal)) rows.push(...chunk);
    return rows;
  }

  close(): void {
    for (const session of this.#idle.splice(0)) session.close();
    this.#instance.closeSync();
  }
}

/** What queries may take of the machine, so that a public endpoint stays up. */
export interface Limits {
  /** From the start of an evaluation to the last byte of its answer, in milliseconds. */
  readonly time: number;
  /** How many queries are evaluated at once, each in a thread of its own. */
  readonly threads: number;
  /** How many may wait for a thread; one more is turned away. */
  readonly queue: number;
  /** What a thread's database may keep in memory, as DuckDB writes it. */
  readonly databaseMemory: string;
  /** What a thread's JavaScript may keep in memory, in MB. */
  readonly heap: number;
}

export const defaultLimits: Limits = {
  time: 30_000,
  threads: 2,
  queue: 32,
  databaseMemory: '256MB',
  heap: 512,
};

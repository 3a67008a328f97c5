/** What queries may take of the machine, so that a public endpoint stays up. */
export interface Limits {
  /** From the start of an evaluation to the last byte of its answer, in milliseconds. */
  readonly time: number;
  /** How many queries are evaluated at once, each in a process of its own. */
  readonly processes: number;
  /** How many may wait for a process; one more is turned away. */
  readonly queue: number;
  /** What a process's database may keep in memory, as DuckDB writes it. */
  readonly databaseMemory: string;
  /** What a process's JavaScript may keep in memory, in MB. */
  readonly heap: number;
  /** How long an answer may be, in bytes; what is longer is cut, and says so. Unlimited when absent. */
  readonly resultSize?: number | undefined;
}

export const defaultLimits: Limits = {
  time: 30_000,
  processes: 2,
  queue: 32,
  databaseMemory: '256MB',
  heap: 512,
  // 420,000 rows of five columns in JSON, the longest of the formats.
  resultSize: 250_000_000,
};

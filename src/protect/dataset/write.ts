/** The rows that are hidden → `protected."{dataset}"`, in one statement. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../describe/index.ts';
import { mergedTable, name, protectedTable } from '../protected-cells.ts';

/**
 * @param hidden  rows of `merged."{dataset}"`
 * @param all  hide every row, because something is wrong
 */
export async function writeProtected(
  db: DuckDBConnection,
  { id, dimensions, secret }: Dataset,
  hidden: readonly number[],
  all: boolean,
): Promise<{ readonly cells: number; readonly missing: number }> {
  await db.run('CREATE OR REPLACE TEMP TABLE secret_hidden (place BIGINT)');
  const appender = await db.createAppender('secret_hidden', 'main', 'temp');
  for (const row of hidden) {
    appender.appendBigInt(BigInt(row));
    appender.endRow();
  }
  appender.closeSync();
  const names = dimensions.map((dimension) => name(dimension.id)).join(', ');
  const blank = secret.blanks === 'missing' ? 'M' : 'C';
  await db.run(
    `CREATE OR REPLACE TABLE ${protectedTable(id)} AS
     SELECT ${names}, CASE WHEN status = 'A' THEN value END AS value, status, sources
     FROM (SELECT ${names}, value, sources,
         CASE WHEN value IS NULL THEN '${blank}' WHEN ${all} OR h.place IS NOT NULL THEN 'C' ELSE 'A' END AS status
       FROM (SELECT *, rowid AS place FROM ${mergedTable(id)}) m LEFT JOIN temp.secret_hidden h USING (place))`,
  );
  await db.run('DROP TABLE temp.secret_hidden');
  const counted = await db.runAndReadAll(
    `SELECT count(*)::DOUBLE, (count(*) FILTER (status = 'M'))::DOUBLE FROM ${protectedTable(id)}`,
  );
  const [cells, missing] = (counted.getRows()[0] ?? []).map(Number);
  return { cells: cells ?? 0, missing: missing ?? 0 };
}

/** What many questions at once leave in the memory of a release's database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { Database } from '../../src/store/database.ts';

test('questions asked many at a time leave little behind in memory', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-connections-'));
  const file = path.join(folder, 'numbers.duckdb');
  const made = await DuckDBInstance.create(file);
  const connection = await made.connect();
  await connection.run('CREATE TABLE numbers AS SELECT range AS n FROM range(10000)');
  connection.closeSync();
  made.closeSync();
  const database = await Database.open(file, { memory: '128MB', threads: 2 });
  try {
    // As a page does: dozens of statements at once, each of which sorts or groups.
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          database.all(
            `SELECT n % ${at + 2} AS g, count(*), max(n) FROM numbers GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 5`,
          ),
        ),
      );
    }
    const [row] = await database.all(
      'SELECT (sum(memory_usage_bytes) / 1048576)::DOUBLE FROM duckdb_memory()',
    );
    expect(row?.[0]).toBeLessThan(40);
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
});

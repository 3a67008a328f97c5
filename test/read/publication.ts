/** A data folder that tests may damage: a copy of data/, outside the repository, read whole. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import { loadCatalog, type Outcome, type Problem } from '../../src/describe/index.ts';
import { type ReadCells, read } from '../../src/read/index.ts';

const base = 'http://localhost:8080/';

export interface Copy {
  readonly dataDir: string;
  /** Rewrites a file of the copy. */
  edit(file: string, change: (text: string) => string | Uint8Array): Promise<void>;
}

export async function copyOfData(): Promise<Copy> {
  const dataDir = await emptyFolder();
  await cp('data', dataDir, { recursive: true });
  return {
    dataDir,
    edit: async (file, change) => {
      const target = path.join(dataDir, file);
      const before = await readFile(target, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the edit changes nothing in ${file}`);
      await writeFile(target, after);
    },
  };
}

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

export async function staging(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  onTestFinished(() => instance.closeSync());
  return instance.connect();
}

/** Describes and reads a data folder. */
export async function readFolder(
  dataDir: string,
): Promise<{ readonly db: DuckDBConnection; readonly outcome: Outcome<ReadCells> }> {
  const db = await staging();
  const catalog = await loadCatalog(dataDir, base);
  if (!catalog.ok) return { db, outcome: catalog };
  return { db, outcome: await read({ db, dataDir, base, datasets: catalog.value.datasets }) };
}

/** The problems of a data folder; none when it is as it should be. */
export async function problemsIn(dataDir: string): Promise<Problem[]> {
  const { outcome } = await readFolder(dataDir);
  return outcome.ok ? [] : outcome.problems;
}

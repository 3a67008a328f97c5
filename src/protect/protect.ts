/** Cells as they were read → cells as they may be published. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset, OnProgress, Problem } from '../describe/index.ts';
import { mergedTable, name, type ProtectedCells, protectedCells, protectedTable } from './protected-cells.ts';

/** How long the choice may take, for one component of connected cells. */
export interface Limits {
  /** Seconds, after which the component's totals are hidden too. */
  readonly secondsPerComponent?: number;
}

/** What was done to a dataset, in figures that tell nothing of a single cell. */
export interface DatasetReport {
  readonly dataset: string;
  readonly cells: number;
  readonly hidden: number;
  readonly missing: number;
}

export interface Protection {
  readonly cells: ProtectedCells;
  readonly reports: readonly DatasetReport[];
  readonly problems: readonly Problem[];
}

/**
 * Fills `protected."{dataset}"` from `merged."{dataset}"`.
 *
 * @param input.db  the staging database
 */
export async function protect(input: {
  readonly db: DuckDBConnection;
  readonly datasets: readonly Dataset[];
  readonly limits?: Limits;
  readonly onProgress?: OnProgress | undefined;
}): Promise<Protection> {
  const { db, datasets, onProgress } = input;
  await db.run('CREATE SCHEMA IF NOT EXISTS protected');
  const reports: DatasetReport[] = [];
  for (const [done, dataset] of datasets.entries()) {
    onProgress?.({ stage: 'protect', done, total: datasets.length, unit: 'datasets' });
    reports.push(await protectDataset(db, dataset));
  }
  return {
    cells: protectedCells(
      db,
      datasets.map(({ id }) => id),
    ),
    reports,
    problems: [],
  };
}

async function protectDataset(db: DuckDBConnection, dataset: Dataset): Promise<DatasetReport> {
  const { threshold, zeros, blanks } = dataset.secret;
  const dimensions = dataset.dimensions.map(({ id }) => name(id)).join(', ');
  const isPrimary = `value < ${threshold}${zeros === 'shown' ? ' AND value <> 0' : ''}`;
  const doubtful = blanks === 'missing' ? isPrimary : `value IS NULL OR ${isPrimary}`;
  const found = await db.runAndReadAll(
    `SELECT count(*)::INTEGER, (count(*) FILTER (${doubtful}))::INTEGER, (count(*) FILTER (value IS NULL))::INTEGER
     FROM ${mergedTable(dataset.id)}`,
  );
  const [cells, primary, blank] = (found.getRowsJS()[0] ?? []).map(Number);
  const hideAll = primary !== 0;
  await db.run(
    `CREATE OR REPLACE TABLE ${protectedTable(dataset.id)} AS
     SELECT ${dimensions}, ${hideAll ? 'NULL::BIGINT' : 'value'} AS value,
       ${hideAll ? "'C'" : "CASE WHEN value IS NULL THEN 'M' ELSE 'A' END"} AS status, sources
     FROM ${mergedTable(dataset.id)}`,
  );
  return {
    dataset: dataset.id,
    cells: cells ?? 0,
    hidden: hideAll ? (cells ?? 0) : 0,
    missing: hideAll ? 0 : (blank ?? 0),
  };
}

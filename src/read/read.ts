/** The tables of all datasets → cells in the staging database, or everything that is wrong with them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Dataset,
  type OnProgress,
  type Outcome,
  type Place,
  type Problem,
  periodCode,
} from '../describe/index.ts';
import { codeRows } from './code-rows.ts';
import { compareWithCodes } from './compare.ts';
import { cellTable, readFigures } from './figures.ts';
import { type Group, problemsOf } from './findings.ts';
import { type Header, placeIn } from './header.ts';
import { merge } from './merge.ts';
import { quoteIf } from './quote.ts';
import { name, type Sql, sqlOn } from './sql.ts';
import { stage } from './stage.ts';
import { someStray } from './strays.ts';

export interface ReadCells {
  /** The datasets, their lists of periods filled with those that the tables use. */
  readonly datasets: readonly Dataset[];
  /**
   * Where a cell stands in the tables: one place for each table that holds it.
   *
   * @param codes  the code of each dimension, in the dataset's order
   */
  readonly places: (dataset: string, codes: readonly string[]) => Promise<Place[]>;
}

/**
 *   file ─ decode ▸ text ─ split ▸ records ─ stage ▸ rows ─ code ▸ rows with codes
 *        ─ figures ▸ cell."{dataset}" ─ merge ▸ merged."{dataset}"
 *
 * @param input.db  a connection to the staging database, in memory; gets the schemas `cell` and `merged`
 * @param input.base  the IRI under which the publisher's things are named, ending in `/`
 */
export async function read(input: {
  readonly db: DuckDBConnection;
  readonly dataDir: string;
  readonly base: string;
  readonly datasets: readonly Dataset[];
  readonly onProgress?: OnProgress | undefined;
}): Promise<Outcome<ReadCells>> {
  const sql = sqlOn(input.db);
  for (const schema of ['cell', 'merged', 'reading']) await sql.run(`CREATE SCHEMA ${schema}`);
  const headers = new Map<string, Header>();
  const problems: Problem[] = [];
  let done = 0;
  for (const dataset of input.datasets) {
    const onCells = (cells: number) => {
      done += cells;
      input.onProgress?.({ stage: 'read', unit: 'cells', done });
    };
    problems.push(...(await readDataset(sql, input.dataDir, dataset, headers, onCells)));
  }
  await sql.run('DROP SCHEMA reading CASCADE');
  if (problems.length > 0) return { ok: false, problems };
  const datasets = await Promise.all(input.datasets.map((dataset) => withPeriods(sql, dataset, input.base)));
  return { ok: true, value: { datasets, places: placesIn(sql, datasets, headers) } };
}

async function readDataset(
  sql: Sql,
  dataDir: string,
  dataset: Dataset,
  headers: Map<string, Header>,
  onCells: (cells: number) => void,
): Promise<Problem[]> {
  const columns = dataset.dimensions.map(({ id }) => `${name(id)} VARCHAR, `).join('');
  await sql.run(
    `CREATE TABLE ${cellTable(dataset)} (${columns} value BIGINT, source INTEGER, "row" INTEGER, "column" INTEGER)`,
  );
  const groups: Group[] = [];
  const { threshold, minimumPerArea, indicator } = dataset.secret;
  /** Under these rules a figure may be confidential whatever its size. */
  let safe = minimumPerArea === undefined && indicator === undefined;
  for (const [source, table] of dataset.tables.entries()) {
    const { header, whole, groups: found } = await stage(sql, dataDir, table, dataset);
    groups.push(...found);
    safe &&= whole;
    if (header === undefined) continue;
    headers.set(table.file, header);
    groups.push(...(await codeRows(sql, header, table, dataset)));
    groups.push(...(await compareWithCodes(sql, header, table, dataset)));
    const figures = await readFigures(sql, header, table, dataset, source);
    groups.push(...figures.groups);
    safe &&= figures.high && !header.stray && !(await someStray(sql, header, dataset));
    onCells(figures.cells);
  }
  groups.push(await merge(sql, dataset, placeOf(dataset, headers)));
  const quote = quoteIf(safe, threshold);
  return groups.flatMap((group) => problemsOf(group, quote));
}

function placeOf({ tables }: Dataset, headers: ReadonlyMap<string, Header>) {
  return (source: number, row: number, column: number): Place => {
    const file = tables[source]?.file ?? '';
    return placeIn(headers.get(file) ?? { names: [] }, file, row, column);
  };
}

function placesIn(
  sql: Sql,
  datasets: readonly Dataset[],
  headers: ReadonlyMap<string, Header>,
): ReadCells['places'] {
  return async (id, codes) => {
    const dataset = datasets.find((one) => one.id === id);
    if (dataset === undefined) return [];
    const where = dataset.dimensions.map(({ id }, index) => `${name(id)} = $${index + 1}`).join(' AND ');
    const rows = await sql.rows<{ source: number; row: number; column: number }>(
      `SELECT source, "row", "column" FROM ${cellTable(dataset)} WHERE ${where} ORDER BY source, "row"`,
      ...codes,
    );
    const at = placeOf(dataset, headers);
    return rows.map(({ source, row, column }) => at(source, row, column));
  };
}

/** The list of a period dimension holds the periods in use, oldest first. */
async function withPeriods(sql: Sql, dataset: Dataset, base: string): Promise<Dataset> {
  const dimensions = await Promise.all(
    dataset.dimensions.map(async (dimension) => {
      const { id, builtIn, codeList } = dimension;
      if (builtIn !== 'month' && builtIn !== 'quarter' && builtIn !== 'year') return dimension;
      const used = await sql.rows<{ code: string }>(
        `SELECT DISTINCT ${name(id)} AS code FROM merged.${name(dataset.id)} ORDER BY code`,
      );
      return {
        ...dimension,
        codeList: { ...codeList, codes: used.map(({ code }) => periodCode(code, base)) },
      };
    }),
  );
  return { ...dataset, dimensions };
}

/** Rows of the staging database → typed arrays, those that the engine must see. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset, Dimension } from '../../describe/index.ts';
import { mergedTable, name } from '../protected-cells.ts';
import { doubtful } from './rules.ts';

/** Cells of a dataset in the order of their slices, then codes: cells of different slices are in no relation. */
export interface LoadedCells {
  readonly dataset: Dataset;
  /** Row of each cell in `merged."{dataset}"`. */
  readonly row: Float64Array;
  /** For each dimension, the position of each cell's code in the code list. */
  readonly codes: readonly Int32Array[];
  /** NaN where the source is blank. */
  readonly value: Float64Array;
  /** Where each slice starts, and where the last one ends. */
  readonly slices: readonly number[];
}

/** Whether codes of a dimension are related: a dimension without, like a period, cuts a dataset into slices. */
export function isRelated({ secret }: Dataset, { id, codeList }: Dimension): boolean {
  return (
    codeList.codes.some(({ parent }) => parent !== undefined) ||
    (secret.relations?.some(({ dimension }) => dimension === id) ?? false) ||
    secret.minimumPerArea?.dimension === id
  );
}

export async function countDoubtful(db: DuckDBConnection, { id, secret }: Dataset): Promise<number> {
  const counted = await db.runAndReadAll(
    `SELECT (count(*) FILTER (${doubtful(secret)}))::DOUBLE FROM ${mergedTable(id)}`,
  );
  return Number(counted.getRows()[0]?.[0]);
}

/**
 * @param whole  load every slice, not only those that hold a doubtful cell
 * @throws Error  when a cell has a code that its list does not have
 */
export async function loadCells(
  db: DuckDBConnection,
  dataset: Dataset,
  whole: boolean,
): Promise<LoadedCells> {
  const { dimensions, id, secret } = dataset;
  for (const [index, dimension] of dimensions.entries()) await writeCodes(db, index, dimension);
  const cutting = dimensions.filter((dimension) => !isRelated(dataset, dimension));
  const cuts = cutting.map((dimension) => name(dimension.id)).join(', ');
  const only =
    whole || cutting.length === 0
      ? ''
      : `SEMI JOIN (SELECT DISTINCT ${cuts} FROM ${mergedTable(id)} WHERE ${doubtful(secret)}) USING (${cuts})`;
  const positions = dimensions.map((_, index) => `c${index}.position AS p${index}`);
  const joins = dimensions.map(
    (dimension, index) =>
      `LEFT JOIN ${codeTable(index)} c${index} ON c${index}.code = m.${name(dimension.id)}`,
  );
  const order = [...cutting, ...dimensions].map((dimension) => `p${dimensions.indexOf(dimension)}`);
  const result = await db.runAndReadAll(
    `SELECT m.place, ${positions.join(', ')}, m.value
     FROM (SELECT rowid::DOUBLE AS place, coalesce(value::DOUBLE, 'nan'::DOUBLE) AS value, ${allNames(dataset)}
       FROM ${mergedTable(id)} ${only}) m
     ${joins.join(' ')} ORDER BY ${order.join(', ')}`,
  );
  const columns = result.getColumns();
  const codes = dimensions.map((dimension, index) => {
    const found = columns[index + 1] ?? [];
    if (found.includes(null)) throw new Error(`a cell of ${id} has an unknown code of ${dimension.id}`);
    return Int32Array.from(found as number[]);
  });
  const row = Float64Array.from((columns[0] ?? []) as number[]);
  return {
    dataset,
    row,
    codes,
    value: Float64Array.from((columns.at(-1) ?? []) as number[]),
    slices: slicesOf(
      row.length,
      codes.filter((_, index) => cutting.includes(dimensions[index] as Dimension)),
    ),
  };
}

const codeTable = (dimension: number): string => `temp.secret_code_${dimension}`;
const allNames = ({ dimensions }: Dataset): string => dimensions.map(({ id }) => name(id)).join(', ');

async function writeCodes(db: DuckDBConnection, index: number, { codeList }: Dimension): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE secret_code_${index} (code VARCHAR, position INTEGER)`);
  const appender = await db.createAppender(`secret_code_${index}`, 'main', 'temp');
  for (const [position, { code }] of codeList.codes.entries()) {
    appender.appendVarchar(code);
    appender.appendInteger(position);
    appender.endRow();
  }
  appender.closeSync();
}

function slicesOf(size: number, cutting: readonly Int32Array[]): number[] {
  const starts = [0];
  for (let cell = 1; cell < size; cell += 1) {
    if (cutting.some((codes) => codes[cell] !== codes[cell - 1])) starts.push(cell);
  }
  return size === 0 ? [0] : [...starts, size];
}

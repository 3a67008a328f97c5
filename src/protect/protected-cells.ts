/** Proof that cells went through the statistical secret: only this room can make one. */
import type { DuckDBConnection } from '@duckdb/node-api';

const brand: unique symbol = Symbol('protected');

/** The staging database's tables `protected."{dataset}"`: dimension columns, value, status, sources. */
export interface ProtectedCells {
  readonly [brand]: true;
  readonly db: DuckDBConnection;
  /** The ids of the datasets that are protected. */
  readonly datasets: readonly string[];
  /**
   * The table that holds a dataset's protected cells, as SQL writes its name.
   *
   * @throws Error  when the dataset was not protected
   */
  tableOf(dataset: string): string;
}

/** To be called when every cell of the tables was audited, and by nobody else. */
export function protectedCells(db: DuckDBConnection, datasets: readonly string[]): ProtectedCells {
  return {
    [brand]: true,
    db,
    datasets,
    tableOf(dataset) {
      if (!datasets.includes(dataset)) throw new Error(`dataset ${dataset} was not protected`);
      return protectedTable(dataset);
    },
  };
}

export const protectedTable = (dataset: string): string => `protected.${name(dataset)}`;
export const mergedTable = (dataset: string): string => `merged.${name(dataset)}`;

/** A table or column name as SQL writes it. */
export function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

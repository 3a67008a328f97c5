/** The staging database as this room uses it: names from a closed list, values as parameters. */
import { type DuckDBConnection, type DuckDBValue, listValue } from '@duckdb/node-api';
import { spaces } from './figure.ts';

type Parameter = string | number | readonly string[] | readonly number[];

export interface Sql {
  run(sql: string, ...values: readonly Parameter[]): Promise<void>;
  rows<T>(sql: string, ...values: readonly Parameter[]): Promise<T[]>;
}

/** @param db  a connection that nobody else uses meanwhile */
export function sqlOn(db: DuckDBConnection): Sql {
  const bound = (values: readonly Parameter[]): DuckDBValue[] =>
    values.map((value) => (typeof value === 'object' ? listValue([...value]) : value));
  return {
    run: async (sql, ...values) => {
      await db.run(sql, bound(values));
    },
    rows: async <T>(sql: string, ...values: readonly Parameter[]) =>
      (await db.runAndReadAll(sql, bound(values))).getRowObjectsJS() as T[],
  };
}

/** A table or column name as SQL writes it. */
export function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** A cell of a row of `reading.line`, without the spaces around it. */
export function cell(column: number | string): string {
  return `trim(field[${column}], '${spaces}')`;
}

/** Names and values inside the SQL that checks columns. */

/** A name of a dataset or component; they come from descriptions, whose schema allows few characters. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const textOf = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`;

export const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`;

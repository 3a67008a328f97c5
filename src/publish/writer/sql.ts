/** Names and texts inside SQL, where a statement takes no parameter. */

/**
 * A table's or column's name: from a closed list, checked again where it enters a statement.
 *
 * @throws when the name is not one that a description may give
 */
export function identifier(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name))
    throw new Error(`not a name of a dataset or component: ${name}`);
  return `"${name}"`;
}

/** A string literal. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

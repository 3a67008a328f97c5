/** Names inside SQL, where a statement takes no parameter. */

/** A column's or table's name, quoted. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

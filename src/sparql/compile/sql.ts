/** Texts inside SQL, and the datatypes that it is compiled for. */
import { iri } from '../../rdf/index.ts';

export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Whether it is the same for every row: among what rows are grouped by, a number would be the place of a column. */
export const isConstant = (sql: string): boolean => /^(NULL|-?\d+|'(?:[^']|'')*')$/.test(sql);

/** IRI of a datatype, by its local name. */
export const xsd = (name: string): string => iri(`xsd:${name}`).value;

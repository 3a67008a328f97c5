/** Texts inside SQL, and the datatypes that it is compiled for. */
import { iri } from '../../rdf/index.ts';

export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** IRI of a datatype, by its local name. */
export const xsd = (name: string): string => iri(`xsd:${name}`).value;

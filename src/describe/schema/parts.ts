/** What descriptions are written with: words, addresses, names, codes. */
import { z } from 'zod';

/**
 * Names that a dimension or a measure cannot take: columns of the staging tables, attributes of every
 * observation, and the terms of our own vocabulary (vocab/ontology.ttl).
 */
const reserved = (
  'value source sources row column status field code spelled bad ' +
  'obsstatus confstatus unitmeasure ' +
  'ontology codelist validfrom validuntil formerregion acronym position evidence remedy caf benefit'
).split(' ');

export const words = (description: string) => z.string().trim().min(1).meta({ description });
export const url = (description: string) => z.url({ protocol: /^https?$/ }).meta({ description });
export const text = (description: string) =>
  z
    .strictObject({ fr: words('In French.'), en: words('In English.') })
    .meta({ description: `${description} In French and in English.` });
export const localName = (description: string) =>
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .refine((name) => !reserved.includes(name.toLowerCase()), { error: 'reserved' })
    .meta({ description });
export const code = (description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .meta({ description });
export const dimension = (description: string) => localName(`The id of a dimension: ${description}`);
export const period = (description: string) =>
  z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
    .meta({ description, examples: ['1993-12', '2015'] });

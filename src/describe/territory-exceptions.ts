/** vocab/territories.yaml: what the official code does not say of territories. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const key = { level: z.enum(['region', 'departement']), code: z.string() };

const schema = z.strictObject({
  cafs: z.array(
    z.strictObject({
      slug: z.string(),
      department: z.string(),
      /** Where the Caf is not named after its department. */
      name: z.string().optional(),
      otherNames: z.array(z.string()).optional(),
      match: z.enum(['exact', 'close']),
      note: z.strictObject({ fr: z.string(), en: z.string() }).optional(),
    }),
  ),
  formerRegions: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      successor: z.string(),
      departments: z.array(z.string()),
    }),
  ),
  formerNames: z.array(z.strictObject({ ...key, name: z.string() })),
  beginnings: z.array(z.strictObject({ ...key, from: z.iso.date() })),
});

export type TerritoryExceptions = z.output<typeof schema>;

/** @throws when the file, which is the project's own, breaks its schema */
export function readTerritoryExceptions(): TerritoryExceptions {
  const file = new URL('../../vocab/territories.yaml', import.meta.url);
  return schema.parse(parse(readFileSync(file, 'utf8')));
}

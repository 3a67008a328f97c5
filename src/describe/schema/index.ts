/** The form of catalog.yaml and dataset.yaml: the one source of what is checked and of what editors show. */
import { z } from 'zod';

export { type CatalogDescription, catalogSchema } from './catalog.ts';
export { type DatasetDescription, datasetSchema } from './dataset.ts';

/** The JSON Schema of a description, as committed beside this folder for editors. */
export function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}

/** The JSON Schemas that editors use are those that descriptions are checked against. */
import { expect, test } from 'vitest';
import { catalogSchema, datasetSchema, jsonSchema } from '../../src/describe/schema/index.ts';

const written = { 'catalog.schema.json': catalogSchema, 'dataset.schema.json': datasetSchema };

for (const [file, schema] of Object.entries(written)) {
  test(`${file} is what the code checks (vitest -u writes it again)`, async () => {
    await expect(`${JSON.stringify(jsonSchema(schema), null, 2)}\n`).toMatchFileSnapshot(
      `../../src/describe/${file}`,
    );
  });

  test(`every field of ${file} has a description`, () => {
    const undescribed: string[] = [];
    const visit = (node: unknown, path: string) => {
      if (node === null || typeof node !== 'object') return;
      for (const [name, field] of Object.entries((node as { properties?: object }).properties ?? {})) {
        if (!(field as { description?: string }).description) undescribed.push(`${path}.${name}`);
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`);
    };
    visit(jsonSchema(schema), '');
    expect(undescribed).toEqual([]);
  });
}

/** The descriptions of data/ are read whole, and what is wrong with a description is said with its line. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/describe/index.ts';

test('the catalogue of data/ describes AAH', async () => {
  const catalog = await loadCatalog('data', 'http://localhost:8080/');
  if (!catalog.ok) throw new Error(JSON.stringify(catalog.problems, null, 1));
  expect(catalog.value.datasets.map(({ id, published }) => [id, published])).toEqual([
    ['aah', true],
    ['secret-exemple', false],
  ]);
});

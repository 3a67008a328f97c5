/** The choice and the audit together, on tables small enough to see through. */
import { expect, test } from 'vitest';
import { defaults, protectTable } from '../../src/protect/engine.ts';
import { twoWay } from './tables.ts';

test('the document’s example is given the document’s pattern, exactly', async () => {
  const { table, cells } = twoWay([
    [2, 5, 7, 6],
    [8, 15, 18, 19],
  ]);
  const { hidden, exposed, groups } = await protectTable(table, defaults);
  expect([...cells.keys()].filter((cell) => hidden[cell] === 1).map((cell) => cells[cell])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ]);
  expect(exposed).toEqual([]);
  expect(groups).toEqual([{ cells: 15, method: 'exact', gap: 0 }]);
});

/** How much the choice hides, against the least that can be hidden: 200 random tables of up to 10 × 10. */
import { expect, test } from 'vitest';
import { choose } from '../../src/protect/choice/choose.ts';
import { defaults, protectTable } from '../../src/protect/engine.ts';
import { CellKind, type Table } from '../../src/protect/table/table.ts';
import { randomFrom, skewed } from './random.ts';
import { twoWay } from './tables.ts';

function randomTable(seed: number): Table {
  const random = randomFrom(seed * 7919 + 1);
  const [rows, columns] = [2 + Math.floor(random() * 9), 2 + Math.floor(random() * 9)];
  const small = 0.05 + random() * 0.3;
  return twoWay(
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => skewed(random, small, 400))),
  ).table;
}

const valueHidden = ({ value, kind }: Table, hidden: Uint8Array): number =>
  value.reduce((sum, one, cell) => sum + (hidden[cell] === 1 && kind[cell] === CellKind.free ? one : 0), 0);

test('the exact method is proved optimal, and the heuristic hides at most a tenth more in the median', async () => {
  const ratios: number[] = [];
  for (let seed = 0; seed < 200; seed += 1) {
    const table = randomTable(seed);
    const { hidden, exposed, groups } = await protectTable(table, defaults);
    expect(exposed).toEqual([]);
    if (groups.length === 0) continue;
    expect(groups).toEqual([{ cells: table.size, method: 'exact', gap: 0 }]);
    const good = await choose(
      table,
      { seconds: 60, exactCells: 0 },
      async () => true,
      async () => {},
    );
    const [least, more] = [hidden, good!.hidden].map((pattern) => valueHidden(table, pattern));
    if (least! > 0) ratios.push(more! / least!);
  }
  ratios.sort((a, b) => a - b);
  expect(ratios.length).toBeGreaterThan(100);
  expect(ratios[Math.floor(ratios.length / 2)]).toBeLessThanOrEqual(1.1);
});

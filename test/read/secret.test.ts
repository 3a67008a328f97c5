/** However a table with confidential cells is broken, no problem tells a figure of it. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOfData, problemsIn } from './publication.ts';

const files = ['aah/caf-fr.csv', 'aah/cafdata.csv'] as const;
const bare = (text: string) => text.replace(/[\s\u00a0\u202f]/gu, '');
const figures = files.flatMap((file) =>
  readFileSync(`data/${file}`, 'utf8')
    .split('\n')
    .flatMap((row) => row.split(';').map(bare))
    .filter((cell) => /^\d{4,}$/.test(cell)),
);

/** Ways of damaging the figure that stands in a cell. */
const damages: readonly ((cell: string) => string)[] = [
  (cell) => cell.replace(/\d$/, 'O'),
  (cell) => `${cell},5`,
  (cell) => `-${cell}`,
  (cell) => `"${cell}`,
  (cell) => `${cell};${cell}`,
  (cell) => cell.replace(/^(\d)/, '$1 '),
  (cell) => `${cell}\u0007`,
  () => '',
  (cell) => `${cell}\n`,
  (cell) => String(Number(bare(cell)) + 1),
];

const damage = fc.record({
  file: fc.constantFrom(...files),
  row: fc.integer({ min: 2, max: 17 }),
  column: fc.integer({ min: 3, max: 8 }),
  damage: fc.constantFrom(...damages),
});
const headerRows = fc.constantFrom('1', '2', '3');

test('no problem of a dataset with a confidential cell tells a figure', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), headerRows, async (damaged, rows) => {
      const copy = await copyOfData();
      await copy.edit(files[0], (text) => text.replace('2 957', '3'));
      for (const { file, row, column, damage } of damaged) {
        await copy.edit(file, (text) => {
          const lines = text.split('\n').map((line) => line.split(';'));
          const cells = lines[row];
          if (cells?.[column] !== undefined) cells[column] = damage(cells[column]);
          return `${lines.map((line) => line.join(';')).join('\n')}\n`;
        });
      }
      if (rows !== '2')
        await copy.edit('aah/dataset.yaml', (text) => text.replace('headerRows: 2', `headerRows: ${rows}`));
      const problems = await problemsIn(copy.dataDir);
      expect(problems.length).toBeGreaterThan(0);
      const told = bare(JSON.stringify(problems));
      expect(figures.filter((figure) => told.includes(figure))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

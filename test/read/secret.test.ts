/** However a table with confidential cells is broken, no problem tells a figure of it. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/describe/index.ts';
import { type Copy, copyOfData, problemsIn } from './publication.ts';

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

/** A table of cells, changed. */
type Change = (rows: string[][]) => void;

async function change(copy: Copy, file: string, how: Change): Promise<void> {
  await copy.edit(file, (text) => {
    const rows = text.split('\n').map((row) => row.split(';'));
    how(rows);
    return `${rows.map((row) => row.join(';')).join('\n')}\n`;
  });
}

/** What the messages quote of the tables, and the headers that they name. */
const quoted = (problems: readonly Problem[]) =>
  problems.flatMap(({ found, place, other }) => [
    ...[...found.en.matchAll(/“(.*?)”/g)].map(([, cell = '']) => cell),
    ...[...found.fr.matchAll(/« (.*?) »/g)].map(([, cell = '']) => cell),
    place.name ?? '',
    other?.name ?? '',
  ]);
/** The departments 1 to 4 are not in the tables: a message that names one has read a figure as a code. */
const firstDepartments = /\bAin\b|Aisne|Allier|Alpes-de-Haute|`(ain|aisne|allier|alpes-de-haute-provence)`/i;

function expectNothingTold(problems: readonly Problem[]): void {
  const small = /(?<![\p{N}\p{L}])[0-4](?![\p{N}\p{L}])|quatre|trois/iu;
  expect(quoted(problems).filter((cell) => small.test(cell))).toEqual([]);
  const texts = problems.flatMap(({ found, expected, fix }) => [found, expected, fix]);
  expect(texts.filter(({ fr, en }) => firstDepartments.test(fr + en))).toEqual([]);
  const told = bare(JSON.stringify(problems));
  expect(figures.filter((figure) => told.includes(figure))).toEqual([]);
}

const tables = [
  { file: files[0], leading: 2, width: 9, first: 2 },
  { file: files[1], leading: 3, width: 10, first: 1 },
] as const;
const smallFigure = fc.constantFrom('0', '1', '2', '3', '4', 'quatre');

/** The small figure comes to stand under a code, a label or a region, in a row that is as long as the others, or not. */
const shifted = fc
  .record({
    table: fc.constantFrom(...tables),
    row: fc.integer({ min: 2, max: 15 }),
    smalls: fc.array(smallFigure, { minLength: 1, maxLength: 3 }),
    drop: fc.uniqueArray(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
    padding: fc.constantFrom('5555', '', undefined),
  })
  .map(({ table: { file, leading, width }, row, smalls, drop, padding }) => ({
    file,
    headerRows: undefined,
    how: (rows: string[][]) => {
      const cells = rows[row];
      if (cells === undefined) throw new Error('no such row');
      cells.splice(leading, smalls.length, ...smalls);
      const kept = cells.filter((_, index) => index >= leading || !drop.includes(index));
      while (padding !== undefined && kept.length < width) kept.push(padding);
      rows[row] = kept;
    },
  }));

/** The small figure stands in place of a code, a label, a region, or a header of either row. */
const replaced = fc
  .record({
    table: fc.constantFrom(...tables),
    row: fc.integer({ min: 0, max: 15 }),
    column: fc.nat({ max: 6 }),
    small: smallFigure,
    wrap: fc.constantFrom<(small: string) => string>(
      (small) => small,
      (small) => `${small}O`,
      (small) => `(${small})`,
      (small) => `${small} ,5`,
    ),
  })
  .map(({ table: { file, leading, first }, row, column, small, wrap }) => ({
    file,
    headerRows: undefined,
    how: (rows: string[][]) => {
      const cells = rows[row] ?? [];
      cells[row < first ? column : column % leading] = wrap(small);
    },
  }));

/** A row of figures counts as one of the header. */
const miscounted = fc
  .record({
    table: fc.constantFrom(...tables),
    cells: fc.array(fc.oneof(smallFigure, fc.constantFrom('5 000', '8 000', '2013', '')), {
      minLength: 8,
      maxLength: 8,
    }),
    small: smallFigure,
    at: fc.integer({ min: 3, max: 7 }),
  })
  .map(({ table: { file, width, first }, cells, small, at }) => ({
    file,
    headerRows: first + 1,
    how: (rows: string[][]) => {
      const row = ['', '', ...cells].slice(0, width);
      row[at] = small;
      rows.splice(first, 0, row);
    },
  }));

test('a small figure that strays under a code, a label, a region or into the header is not told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(shifted, replaced, miscounted), async ({ file, how, headerRows }) => {
      const copy = await copyOfData();
      await change(copy, file, how);
      if (headerRows !== undefined) {
        const [from, to] =
          headerRows === 3
            ? ['headerRows: 2', 'headerRows: 3']
            : ['page: http://data.caf.fr', 'headerRows: 2\n    page: http://data.caf.fr'];
        await copy.edit('aah/dataset.yaml', (text) => text.replace(from, to));
      }
      expectNothingTold(await problemsIn(copy.dataDir));
    }),
    { numRuns: 100 },
  );
});

const line = (text: string, from: RegExp | string, to: string) => text.replace(from, to);

test.each<[string, string, (text: string) => string, string]>([
  [
    'a region that is dropped, and the row padded',
    files[1],
    (text) => line(text, '40;Landes;72;5539;', '40;Landes;3;5539;'),
    'region-contradicts-code',
  ],
  ['a figure as a label', files[1], (text) => line(text, '40;Landes;', '40;3;'), 'label-contradicts-code'],
  [
    'a row without code, label and region',
    files[1],
    (text) => line(text, /40;Landes;72;.*/, '3;4;2;5397;5465;5430;5304;5225;5237;5555'),
    'label-contradicts-code',
  ],
  [
    'figures in place of periods',
    files[1],
    (text) => line(text, /^dep;.*/, 'dep;deplib;reg;3;4;2;1;5;6;7'),
    'unreadable-header',
  ],
  ['a small figure in letters', files[1], (text) => line(text, ';5539;', ';quatre;'), 'not-a-whole-number'],
])('%s: the place is told, the figure is not', async (_, file, how, code) => {
  const copy = await copyOfData();
  await copy.edit(file, how);
  const problems = await problemsIn(copy.dataDir);
  expectNothingTold(problems);
  const told = problems.filter((problem) => problem.code === code);
  expect(told.length).toBeGreaterThan(0);
  for (const { place } of told)
    expect([place.file, place.row !== undefined, place.column !== undefined]).toEqual([file, true, true]);
});

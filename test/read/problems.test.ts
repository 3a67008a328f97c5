/** Each way of breaking a copied table gets a problem with its place, and a way out. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/describe/index.ts';
import { type Copy, copyOfData, problemsIn } from './publication.ts';

const cafFr = 'aah/caf-fr.csv';
const cafdata = 'aah/cafdata.csv';
const description = 'aah/dataset.yaml';

/** Rewrites one row, counted from 1. */
const row = (number: number, change: (row: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((line, index) => (index === number - 1 ? change(line) : line))
    .join('\n');
const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

interface Break {
  readonly file: string;
  readonly edit: (text: string) => string | Uint8Array;
  readonly code: string;
  readonly place: { readonly row?: number; readonly column?: number; readonly name?: string };
  readonly found: string;
  readonly fix?: string;
}

const breaks: Readonly<Record<string, Break>> = {
  'a letter in a number': {
    file: cafFr,
    edit: replace('5 465', '5 4O5'),
    code: 'not-a-whole-number',
    place: { row: 3, column: 3, name: 'déc.-14' },
    found: '“5 4O5”',
    fix: 'Put the digit in place of the letter',
  },
  'a decimal number': {
    file: cafdata,
    edit: replace(';5539;', ';5539,0;'),
    code: 'not-a-whole-number',
    place: { row: 2, column: 4, name: 'juin-15' },
    found: '“5539,0”',
    fix: 'without decimals',
  },
  'digits that are not grouped by threes': {
    file: cafFr,
    edit: replace('5 465', '54 65'),
    code: 'not-a-whole-number',
    place: { row: 3, column: 3, name: 'déc.-14' },
    found: '“54 65”',
    fix: 'Group digits by threes',
  },
  'a number past what is exact': {
    file: cafdata,
    edit: replace(';5539;', ';1234567890123456;'),
    code: 'not-a-whole-number',
    place: { row: 2, column: 4, name: 'juin-15' },
    found: '“1234567890123456”',
    fix: 'fifteen digits at most',
  },
  'an unknown department': {
    file: cafFr,
    edit: row(3, replace(';40;', ';99;')),
    code: 'unknown-code',
    place: { row: 3, column: 2, name: 'Départ.' },
    found: '“99”',
    fix: 'Correct the department’s number',
  },
  '64 in the department column': {
    file: cafFr,
    edit: row(3, replace('Landes;40;', 'Béarn et Soule;64;')),
    code: 'ambiguous-code',
    place: { row: 3, column: 2, name: 'Départ.' },
    found: '“64”',
    fix: '`bearn-et-soule`',
  },
  'a blank in the department column': {
    file: cafdata,
    edit: row(4, replace('42;', ';')),
    code: 'missing-code',
    place: { row: 4, column: 1, name: 'dep' },
    found: 'a blank cell',
  },
  'a label that is another code’s': {
    file: cafFr,
    edit: row(7, replace('Loire-Atlantique', 'Loire')),
    code: 'label-contradicts-code',
    place: { row: 7, column: 1, name: "Caisses d'Allocations Familiales" },
    found: '“Loire”',
  },
  'a label that is nobody’s': {
    file: cafdata,
    edit: row(2, replace('Landes', 'Lande-sur-Mer')),
    code: 'label-contradicts-code',
    place: { row: 2, column: 2, name: 'deplib' },
    found: '“Lande-sur-Mer”',
  },
  'a region that is not that of the code': {
    file: cafdata,
    edit: row(2, replace(';72;', ';75;')),
    code: 'region-contradicts-code',
    place: { row: 2, column: 3, name: 'reg' },
    found: '“75”',
    fix: 'Correct the region or the code',
  },
  'a duplicated row': {
    file: cafFr,
    edit: (text) => `${text}${text.split('\n')[4]}\n`,
    code: 'repeated-row',
    place: { row: 19 },
    found: 'the same codes as on row 5',
  },
  'an unreadable header': {
    file: cafFr,
    edit: replace('déc.-14', 'décembre dernier'),
    code: 'unreadable-header',
    place: { row: 2, column: 3 },
    found: 'the header “décembre dernier”',
    fix: '2014-12',
  },
  'a missing column': {
    file: cafdata,
    edit: (text) =>
      text
        .split('\n')
        .map((line) => line.split(';').toSpliced(2, 1).join(';'))
        .join('\n'),
    code: 'missing-column',
    place: { row: 1, name: 'reg' },
    found: 'no column “reg”',
  },
  'a column that is described twice over': {
    file: cafdata,
    edit: row(1, replace('mars-15', 'juin-15')),
    code: 'repeated-column',
    place: { row: 1, column: 5 },
    found: 'the header “juin-15”',
  },
  'a blank header over figures': {
    file: cafdata,
    edit: row(1, replace('mars-15', '')),
    code: 'unnamed-column',
    place: { row: 1, column: 5 },
    found: 'a blank header',
  },
  'a file that is not text': {
    file: cafdata,
    edit: () => new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06]),
    code: 'not-text',
    place: { row: 1 },
    found: 'a control character',
    fix: 'save the sheet as CSV',
  },
  'a file in UTF-16': {
    file: cafdata,
    edit: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    code: 'not-text',
    place: { row: 1 },
    found: 'a control character',
    fix: 'save it as UTF-8',
  },
  'an empty file': { file: cafdata, edit: () => '', code: 'empty-file', place: {}, found: 'an empty file' },
  'a header and nothing else': {
    file: cafdata,
    edit: (text) => text.slice(0, text.indexOf('\n') + 1),
    code: 'no-rows',
    place: { row: 2 },
    found: 'nothing under the header',
  },
  'a row with one cell too many': {
    file: cafdata,
    edit: row(5, (line) => `${line};12`),
    code: 'too-many-cells',
    place: { row: 5, column: 11 },
    found: '11 cells',
  },
  'a row with one cell too few': {
    file: cafdata,
    edit: row(5, (line) => line.slice(0, line.lastIndexOf(';'))),
    code: 'too-few-cells',
    place: { row: 5, column: 10 },
    found: '9 cells',
  },
  'a quote that is never closed': {
    file: cafdata,
    edit: row(6, replace('Loire-Atlanti', '"Loire-Atlanti')),
    code: 'unclosed-quote',
    place: { row: 6, column: 2 },
    found: 'never closed',
  },
};

/** What is wrong in a copy with one file edited. */
async function broken({ file, edit }: Pick<Break, 'file' | 'edit'>): Promise<Problem[]> {
  const copy = await copyOfData();
  await copy.edit(file, edit);
  return problemsIn(copy.dataDir);
}

for (const [title, { file, edit, code, place, found, fix }] of Object.entries(breaks)) {
  test(`${title} is one problem, with its place`, async () => {
    const problems = await broken({ file, edit });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    expect(problem?.place).toEqual({ file, ...place });
    expect(problem?.found.en).toContain(found);
    if (fix !== undefined) expect(problem?.fix.en).toContain(fix);
    for (const text of [problem?.found, problem?.expected, problem?.fix]) {
      expect(text?.fr).toBeTruthy();
      expect(text?.en).toBeTruthy();
    }
  });
}

test('two tables that contradict each other: both places, both values', async () => {
  const [problem, ...others] = await broken({ file: cafdata, edit: replace(';5465;', ';5466;') });
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    code: 'contradictory-values',
    place: { file: cafdata, row: 2, column: 6, name: 'déc-14' },
    other: { file: cafFr, row: 3, column: 3, name: 'déc.-14' },
    found: { en: `“5466” here, “5465” in ${cafFr}` },
  });
});

test('columns that nobody described are problems', async () => {
  const rest = / {6}"\*": \{ holds: figures, across: refPeriod \}\n$/;
  const problems = await broken({
    file: description,
    edit: replace(rest, '      juin-15: { holds: figures, across: refPeriod }\n'),
  });
  expect(problems.map(({ code, place, found }) => [code, place.column, found.en])).toEqual(
    ['mars-15', 'déc-14', 'sept-14', 'juin-14', 'mars-14', 'déc-13'].map((header, index) => [
      'undescribed-column',
      5 + index,
      `the header “${header}”`,
    ]),
  );
});

test('a missing table is a problem', async () => {
  const copy = await copyOfData();
  await rm(path.join(copy.dataDir, cafdata));
  expect(await problemsIn(copy.dataDir)).toMatchObject([{ code: 'missing-file', place: { file: cafdata } }]);
});

test('a blank is a problem until the description says what blanks mean', async () => {
  const copy = await copyOfData();
  await copy.edit(cafdata, replace(';5539;', ';;'));
  expect(await problemsIn(copy.dataDir)).toEqual([]);
  await copy.edit(description, replace('  blanks: confidential\n', ''));
  expect(await problemsIn(copy.dataDir)).toMatchObject([
    { code: 'blank-without-meaning', place: { file: cafdata, row: 2, column: 4, name: 'juin-15' } },
  ]);
});

test('a figure beside a confidential blank is a contradiction; beside a missing one it stands', async () => {
  const copy = await copyOfData();
  await copy.edit(cafdata, replace(';5465;', ';;'));
  expect(await problemsIn(copy.dataDir)).toMatchObject([
    { code: 'contradictory-values', place: { file: cafdata, row: 2, column: 6 }, other: { file: cafFr } },
  ]);
  await copy.edit(description, replace('blanks: confidential', 'blanks: missing'));
  expect(await problemsIn(copy.dataDir)).toEqual([]);
});

test('all problems of all tables come at once', async () => {
  const copy = await copyOfData();
  await copy.edit(cafFr, replace('14 223', '14 22E'));
  await copy.edit(cafFr, replace(';43;', ';98;'));
  await copy.edit(cafdata, replace('Lozère', 'Lot'));
  await copy.edit('secret-exemple/tableau.csv', replace('Non', 'Peut-être'));
  const problems = await problemsIn(copy.dataDir);
  expect(problems.map(({ code, place }) => [code, place.file, place.row, place.column])).toEqual([
    ['unknown-code', cafFr, 6, 2],
    ['not-a-whole-number', cafFr, 5, 3],
    ['label-contradicts-code', cafdata, 10, 2],
    ['unknown-code', 'secret-exemple/tableau.csv', 4, 1],
  ]);
});

test('problems of one kind past twenty are counted', async () => {
  const copy = await copyOfData();
  await copy.edit(cafdata, (text) => text.replaceAll(/;(\d{4,})/g, ';$1,5'));
  const problems = await problemsIn(copy.dataDir);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toMatchObject({
    code: 'not-a-whole-number',
    place: { file: cafdata },
    found: { en: 'and 92 more like it' },
  });
});

async function withSmallCell(copy: Copy): Promise<void> {
  await copy.edit(cafFr, replace('2 957', '3'));
}

test('no figure is quoted once a cell of the dataset is below the threshold', async () => {
  const copy = await copyOfData();
  await withSmallCell(copy);
  await copy.edit(cafFr, replace('14 223', '14 22E'));
  const problems = await problemsIn(copy.dataDir);
  expect(problems.map(({ code }) => code)).toEqual(['not-a-whole-number', 'contradictory-values']);
  for (const { found } of problems) {
    expect(found.en).toContain('(figure withheld: the dataset holds confidential cells)');
    expect(JSON.stringify(found)).not.toMatch(/14 ?22|14223/);
  }
});

test('a cell of a million characters is read at once, and told in sixty', async () => {
  const long = '5'.repeat(1_000_000);
  for (const [file, cell, wrong, code] of [
    [cafdata, ';5539;', `;${long};`, 'not-a-whole-number'],
    [cafdata, ';5539;', `;${long}O;`, 'not-a-whole-number'],
    [cafdata, 'Landes', 'Lande'.repeat(200_000), 'label-contradicts-code'],
    [cafdata, '\n40;', `\n${'x'.repeat(1_000_000)};`, 'unknown-code'],
    [cafdata, 'juin-15', 'juin-15 '.repeat(125_000), 'unreadable-header'],
    [description, 'frequency: quarterly', `frequency: ${'x'.repeat(1_000_000)}`, 'unreadable-value'],
  ] as const) {
    const start = performance.now();
    const problems = await broken({ file, edit: replace(cell, wrong) });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(JSON.stringify(problems).length).toBeLessThan(1500);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(performance.now() - start).toBeLessThan(5000);
  }
});

const floods: Readonly<Record<string, Pick<Break, 'file' | 'edit' | 'code' | 'place' | 'found' | 'fix'>>> = {
  'a blank line and a title above the header': {
    file: cafdata,
    edit: (text) => `Allocation aux adultes handicapés\n\n${text}`,
    code: 'misplaced-header',
    place: { row: 3 },
    found: 'the header seems to be in row 3',
    fix: 'write `headerRows: 3`',
  },
  'a delimiter at the end of every row': {
    file: cafdata,
    edit: (text) =>
      text
        .replace(/\n(?=\d)/g, ';\n')
        .replace(/(?<=\d)\n?$/, ';\n')
        .replace(';\n', '\n'),
    code: 'too-many-cells',
    place: { row: 2, column: 11 },
    found: '11 cells in each of the 16 rows',
    fix: 'a delimiter at the end of a row',
  },
  'a period that two columns bear, one of them wrongly': {
    file: cafdata,
    edit: row(1, replace('sept-14', 'déc-14')),
    code: 'repeated-column',
    place: { row: 1, column: 7 },
    found: 'the header “déc-14”',
  },
  'a footnote': {
    file: cafdata,
    edit: (text) => `${text}Source : Cnaf\n`,
    code: 'too-few-cells',
    place: { row: 18, column: 2 },
    found: '1 cell',
    fix: 'delete it from the file',
  },
  'a row of totals': {
    file: cafdata,
    edit: (text) => `${text}Total;;;90000;90000;90000;90000;90000;90000;90000\n`,
    code: 'unknown-code',
    place: { row: 18, column: 1 },
    found: '“Total”',
    fix: 'delete the row from the file if it holds something else',
  },
};

for (const [title, { file, edit, code, place, found, fix }] of Object.entries(floods)) {
  test(`${title} is one problem, without its consequences`, async () => {
    const problems = await broken({ file, edit });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.place).toMatchObject({ file, row: place.row });
    expect(problems[0]?.place.column).toBe(place.column);
    expect(problems[0]?.found.en).toContain(found);
    expect(problems[0]?.found.en).not.toMatch(/\b1 cells/);
    if (fix !== undefined) expect(problems[0]?.fix.en).toContain(fix);
  });
}

test('a header counted too long is one problem', async () => {
  const copy = await copyOfData();
  await copy.edit(description, replace('headerRows: 2', 'headerRows: 4'));
  expect(await problemsIn(copy.dataDir)).toMatchObject([
    {
      code: 'misplaced-header',
      place: { file: cafFr, row: 2 },
      fix: { en: 'Write `headerRows: 2` in the description.' },
    },
  ]);
});

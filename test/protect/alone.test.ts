/** The secret on plain CSV files, with no description: `protect` and `audit`. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  auditCsv,
  auditText,
  protectCsv,
  protectReportText,
  writePrivateFile,
} from '../../src/protect/index.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);

async function protectedText(text: string, rules: Parameters<typeof protectCsv>[2] = {}): Promise<string> {
  const done = await protectCsv(bytes(text), 'table.csv', rules);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return Buffer.from(done.value.output).toString();
}

async function problemsOf(text: string | Uint8Array) {
  const done = await protectCsv(typeof text === 'string' ? bytes(text) : text, 'table.csv');
  return done.ok ? [] : done.problems.map(({ code, place }) => [code, place.row, place.column]);
}

const example = `,<25,25-30,30-50,>50,Total
Oui,2,5,7,6,20
Non,8,15,18,19,60
Total,10,20,25,25,80
`;

describe('protect', () => {
  test('the document’s table loses the document’s four cells, and nothing else changes', async () => {
    expect(await protectedText(example)).toBe(`,<25,25-30,30-50,>50,Total
Oui,,,7,6,20
Non,,,18,19,60
Total,10,20,25,25,80
`);
  });

  test('the file of the document, with two rows of header, is read as it is', async () => {
    const text = await readFile('data/secret-exemple/tableau.csv', 'utf8');
    expect(await protectedText(text)).toBe(text.replace('Oui;2;5;', 'Oui;;;').replace('Non;8;15;', 'Non;;;'));
  });

  test('the long form gives the same cells, in any order of rows and columns', async () => {
    const rows = example
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const long = rows
      .slice(1)
      .flatMap(([answer, ...figures]) =>
        figures.map((figure, index) => [rows[0]![index + 1], figure, answer].join('\t')),
      );
    const text = ['age\tn\tanswer', ...long.reverse()].join('\r\n');
    const blank = new Set(['<25\t2\tOui', '25-30\t5\tOui', '<25\t8\tNon', '25-30\t15\tNon']);
    expect((await protectedText(text)).split('\r\n')).toEqual(
      text.split('\r\n').map((line) => (blank.has(line) ? line.replace(/\t\d+\t/, '\t\t') : line)),
    );
  });

  test('bytes other than those of hidden cells come back as they were', async () => {
    const windows = Buffer.from(
      '\u00e9t\u00e9;"a ""b""";c;Total\r\n\r\nx;3;"7";10\r\ny;"1\u00a0000";9; 1 009 \r\nTotal;1 003;16;1 019',
      'latin1',
    );
    const done = await protectCsv(windows, 'table.csv');
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    expect(Buffer.from(done.value.output).toString('latin1')).toBe(
      '\u00e9t\u00e9;"a ""b""";c;Total\r\n\r\nx;;;10\r\ny;;; 1 009 \r\nTotal;1 003;16;1 019',
    );
    const marked = `\ufeff${example}`;
    expect(await protectedText(marked)).toBe(`\ufeff${await protectedText(example)}`);
    const wide = Buffer.from(`\ufeff${example}`, 'utf16le');
    const again = await protectCsv(wide, 'table.csv');
    expect(again.ok && Buffer.from(again.value.output).toString('utf16le')).toBe(await protectedText(marked));
  });

  test('the report is in figures, for people in both languages', async () => {
    const done = await protectCsv(bytes(example), 'table.csv');
    if (!done.ok) throw new Error('not protected');
    const { seconds, ...report } = done.value.report;
    expect(report).toEqual({
      cells: 15,
      primary: 1,
      blank: 0,
      secondary: 3,
      valueHidden: 30,
      exact: 1,
      heuristic: 0,
      closed: 0,
      gap: 0,
    });
    expect(seconds).toBeGreaterThan(0);
    expect(protectReportText({ ...report, seconds: 1.5 }, 'en')).toBe(
      'cells: 15\nprimary: 1\nblank before: 0\nsecondary: 3\nvalue hidden: 30\nmethod: exact (1)\ngap to the optimum: 0%\naudit: passed: no hidden cell can be deduced\ntime: 1.5 s\n',
    );
    expect(protectReportText({ ...report, seconds: 1.5 }, 'fr')).toContain('écart à l’optimum\u00a0: 0');
  });

  test('the explanation says why each cell is hidden, in a file that only its owner can read', async () => {
    const done = await protectCsv(bytes(example), 'table.csv');
    if (!done.ok) throw new Error('not protected');
    expect(done.value.explanation).toBe(`row;column;reason;beside
Oui;<25;below the threshold;
Oui;25-30;protects;Oui · <25
Non;<25;protects;Oui · <25
Non;25-30;protects;
`);
    const folder = await mkdtemp(path.join(tmpdir(), 'starcube-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const file of ['new', 'old']) {
      const target = path.join(folder, file);
      if (file === 'old') await writeFile(target, 'before', { mode: 0o666 });
      await writePrivateFile(target, done.value.explanation);
      expect((await stat(target)).mode & 0o777).toBe(0o600);
      expect(await readFile(target, 'utf8')).toBe(done.value.explanation);
    }
  });

  test('threshold and zeros follow the rules given', async () => {
    expect(await protectedText(example, { threshold: 0 })).toBe(example);
    const zero = 'a;n\nx;0\ny;9\nTotal;9\n';
    expect(await protectedText(zero, { zeros: 'shown' })).toBe(zero);
    expect(await protectedText(zero)).toBe('a;n\nx;\ny;\nTotal;9\n');
  });

  test('a table that is masked already is completed where it gives cells away', async () => {
    expect(await protectedText('a;n\nx;\ny;9\nz;30\nTotal;42\n')).toBe('a;n\nx;\ny;\nz;30\nTotal;42\n');
  });

  test('each way of not being a table is told with its place', async () => {
    expect(await problemsOf(example.replace('7,6', '7,6O'))).toEqual([['not-a-whole-number', 2, 5]]);
    expect(await problemsOf(example.replace('7,6', '7,"1,234"'))).toEqual([['not-a-whole-number', 2, 5]]);
    expect(await problemsOf(example.replace('7,6', '7,-6'))).toEqual([['not-a-whole-number', 2, 5]]);
    expect(await problemsOf(example.replace('Non,8', 'Non,8,8'))).toEqual([['uneven-row', 3, undefined]]);
    expect(await problemsOf(example.replace('Non', 'Oui'))).toContainEqual(['same-cell-twice', 3, 2]);
    expect(await problemsOf(example.replace('Total,10', 'Total,11'))).toContainEqual([
      'sum-does-not-match',
      4,
      2,
    ]);
    expect(await problemsOf('')).toEqual([['no-table', undefined, undefined]]);
    expect(await problemsOf('a;b\nc;d\n')).toEqual([['no-value-column', undefined, undefined]]);
    expect(await problemsOf(Uint8Array.from([65, 0, 66]))).toEqual([['not-text', undefined, undefined]]);
  });

  test('random tables in any dialect: only fields of hidden cells change, and the audit of the result finds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (rows, delimiter, end, quotes) => {
          const figures = rows.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
          const margin = figures[0]!.map((_, column) => figures.reduce((sum, row) => sum + row[column]!, 0));
          const lines = [
            ['', 'a', 'b', 'c', 'Total'],
            ...[...figures, margin].map((row, index) => [
              index < figures.length ? `r${index}` : 'Total',
              ...row.map((figure) => (quotes ? `"${figure}"` : String(figure))),
            ]),
          ];
          const text = lines.map((line) => line.join(delimiter)).join(end);
          const output = await protectedText(text);
          const after = output.split(end).map((line) => line.split(delimiter));
          for (const [row, line] of lines.entries()) {
            for (const [column, field] of line.entries()) {
              const figure = row > 0 && column > 0 ? Number(field.replaceAll('"', '')) : 99;
              if (after[row]![column] !== field) expect(after[row]![column]).toBe('');
              if (figure < 5) expect(after[row]![column]).toBe('');
            }
          }
          const found = await auditCsv(bytes(output), 'table.csv');
          expect(found.ok && found.value.disclosed).toBe(0);
        },
      ),
      { numRuns: 40, seed: 2015 },
    );
  });
});

describe('audit', () => {
  test('of the document’s masked table says what a reader can deduce: the 2 is between 0 and 7', async () => {
    const masked = await protectedText(example);
    const found = await auditCsv(bytes(masked), 'table.csv');
    if (!found.ok) throw new Error('not audited');
    const { seconds, ...audit } = found.value;
    expect(seconds).toBeGreaterThan(0);
    expect(audit).toEqual({
      hidden: [
        { cell: { row: 'Oui', column: '<25' }, low: 0, high: 7 },
        { cell: { row: 'Oui', column: '25-30' }, low: 0, high: 7 },
        { cell: { row: 'Non', column: '<25' }, low: 3, high: 10 },
        { cell: { row: 'Non', column: '25-30' }, low: 13, high: 20 },
      ],
      disclosed: 0,
      cells: 15,
      finished: true,
    });
  });

  test('finds a lone hidden cell, and says it', async () => {
    const found = await auditCsv(bytes(example.replace('Oui,2', 'Oui,')), 'table.csv');
    if (!found.ok) throw new Error('not audited');
    expect(found.value.hidden).toEqual([{ cell: { row: 'Oui', column: '<25' }, low: 2, high: 2 }]);
    expect(found.value.disclosed).toBe(1);
    expect(auditText(found.value, 'en')).toMatch(/^Oui · <25: = 2\ncells: 15\nhidden: 1\ndisclosed: 1\n/);
  });

  test('names cells of the long form by its columns; an end that does not exist is null', async () => {
    const found = await auditCsv(bytes('area;n\na;\nb;7\nTotal;\n'), 'table.csv');
    expect(found.ok && found.value.hidden).toEqual([
      { cell: { area: 'a' }, low: 0, high: null },
      { cell: { area: 'Total' }, low: 7, high: null },
    ]);
  });

  test('an only part gives its total away, and the other way round', async () => {
    const found = await auditCsv(bytes('area;n\na;\nTotal;12\n'), 'table.csv');
    expect(found.ok && found.value.hidden).toEqual([{ cell: { area: 'a' }, low: 12, high: 12 }]);
  });

  test('a table that fits no figures is a problem', async () => {
    const found = await auditCsv(
      bytes(
        'a;b;n\nx;p;\nx;q;9\nx;Total;12\ny;p;10\ny;q;6\ny;Total;\nTotal;p;14\nTotal;q;15\nTotal;Total;29\n',
      ),
      't.csv',
    );
    expect(found.ok ? [] : found.problems.map(({ code }) => code)).toEqual(['no-table-fits']);
  });
});

/** Whatever the dialect and the encoding of a wide table, its cells are read as they were written. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dataset } from '../../src/describe/index.ts';
import { namedNode } from '../../src/rdf/index.ts';
import { read } from '../../src/read/index.ts';
import { emptyFolder } from './publication.ts';

const base = 'http://example.org/';
const both = (text: string) => ({ fr: text, en: text });

/** A dataset with one dimension down the rows, its names as given, and months across the columns. */
function wideDataset(names: readonly string[], headerRows: number): Dataset {
  const codes = names.map((name, index) => ({
    code: `c${index}`,
    iri: namedNode(`${base}c${index}`),
    label: both(`label ${index}`),
    spelled: [name],
  }));
  return {
    id: 'wide',
    file: 'wide/dataset.yaml',
    published: true,
    title: both('Invented'),
    summary: both('Invented'),
    notes: [],
    source: both('Invented'),
    frequency: 'never',
    unit: both('things'),
    scope: both('Invented'),
    themes: [],
    benefits: [],
    dimensions: [
      { id: 'thing', label: both('Thing'), codeList: { scheme: 'thing', label: both('Thing'), codes } },
      {
        id: 'refPeriod',
        label: both('Month'),
        builtIn: 'month',
        codeList: { scheme: 'period', label: both('Periods'), codes: [] },
      },
    ],
    measure: { id: 'count', label: both('Count'), noun: both('things') },
    secret: { threshold: 5, zeros: 'hidden', blanks: 'confidential' },
    tables: [
      {
        id: 'table',
        file: 'table.csv',
        title: both('Invented'),
        headerRows,
        codes: {},
        columns: [
          { header: 'nom', holds: { kind: 'code', dimension: 'thing' } },
          { header: '*', holds: { kind: 'figures', codes: {}, across: 'refPeriod' } },
        ],
      },
    ],
  };
}

const months = [
  'janv.-14',
  'FÉVRIER 2014',
  'mars-14',
  'avr 2014',
  'Mai 14',
  'juin-14',
  'juil.-14',
  'aout-14',
  'sept 14',
  'oct.-14',
  'nov-14',
  'déc.-14',
];

const thousands = fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009');
const encodings = {
  utf8: (text: string) => Buffer.from(text, 'utf8'),
  'utf8 with BOM': (text: string) => Buffer.from(`\ufeff${text}`, 'utf8'),
  /** The characters of these tables are those that it shares with ISO 8859-1. */
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
} as const;

const dialect = fc.record({
  delimiter: fc.constantFrom(';', '\t', ',', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoting: fc.constantFrom('never', 'always'),
  lastNewline: fc.boolean(),
  encoding: fc.constantFrom('utf8', 'utf8 with BOM', 'windows-1252'),
  headerRows: fc.constantFrom(1, 2),
  thousands,
} as const);

const figure = fc.option(fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 99_999_999 })), { nil: null });
/** Names with accents, and some with what a quoted cell alone can hold. */
const plainName = fc
  .stringMatching(/^[A-Za-zÀÉèç][a-zéèêôœ' -]{0,10}[a-zé]$/)
  .map((name) => name.replaceAll('œ', 'oe'));
const anyName = fc.oneof(
  plainName,
  plainName.map((name) => `${name}; "${name}",|\n${name}`),
);

const cube = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 12 }))
  .chain(([rows, columns]) =>
    fc.record({
      dialect,
      names: fc.uniqueArray(anyName, {
        minLength: rows,
        maxLength: rows,
        selector: (name) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' '),
      }),
      figures: fc.array(fc.array(figure, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    }),
  );

type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never;

function write(
  names: readonly string[],
  figures: readonly (readonly (number | null)[])[],
  how: Dialect,
): string {
  const space =
    how.encoding === 'windows-1252' && /[\u202f\u2009]/.test(how.thousands) ? '\u00a0' : how.thousands;
  const spell = (value: number | null) =>
    value === null ? '' : String(value).replace(/\B(?=(\d{3})+$)/g, space);
  const quote = (cell: string) =>
    how.quoting === 'always' || /["\n;,|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const header = ['nom', ...months.slice(0, figures[0]?.length ?? 0)];
  const headers =
    how.headerRows === 1
      ? [header]
      : [
          ['nom', 'Des choses', ...header.slice(2).map(() => '')],
          ['', ...header.slice(1)],
        ];
  const rows = [...headers, ...figures.map((row, index) => [names[index] ?? '', ...row.map(spell)])];
  const text = rows.map((row) => row.map(quote).join(how.delimiter)).join(how.newline);
  return how.lastNewline ? `${text}${how.newline}` : text;
}

test('a random cube written as a wide table is read back equal', async () => {
  const dataDir = await emptyFolder();
  await fc.assert(
    fc.asyncProperty(cube, async ({ dialect: how, names, figures }) => {
      const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
      const db = await instance.connect();
      const bytes = encodings[how.encoding](write(names, figures, how));
      await writeFile(path.join(dataDir, 'table.csv'), bytes);
      const outcome = await read({ db, dataDir, base, datasets: [wideDataset(names, how.headerRows)] });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
      const got = (await db.runAndReadAll('SELECT thing, "refPeriod", value FROM merged.wide')).getRows() as [
        string,
        string,
        bigint | null,
      ][];
      instance.closeSync();
      const wanted = figures.flatMap((row, thing) =>
        row.map((value, month) => [
          `c${thing}`,
          `2014-${String(month + 1).padStart(2, '0')}`,
          value === null ? null : BigInt(value),
        ]),
      );
      expect(new Map(got.map(([thing, month, value]) => [`${thing} ${month}`, value]))).toEqual(
        new Map(wanted.map(([thing, month, value]) => [`${thing} ${month}`, value])),
      );
      expect(got).toHaveLength(wanted.length);
    }),
    { numRuns: 150 },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, periodCode, periodSpan } from '../../src/describe/index.ts';

const months = [
  ['janvier', 'janv', 'jan'],
  ['février', 'févr', 'fév', 'fevrier', 'fevr'],
  ['mars', 'mar'],
  ['avril', 'avr'],
  ['mai'],
  ['juin'],
  ['juillet', 'juil'],
  ['août', 'aout', 'aoû'],
  ['septembre', 'sept', 'sep'],
  ['octobre', 'oct'],
  ['novembre', 'nov'],
  ['décembre', 'déc', 'dec', 'decembre'],
];
const year = fc.integer({ min: 1970, max: 2069 }).map(String);
const written = fc.integer({ min: 1, max: 12 }).chain((month) =>
  fc.record({
    month: fc.constant(month),
    name: fc.constantFrom(...months[month - 1]!),
    casing: fc.constantFrom(
      (word: string) => word,
      (word: string) => word.toUpperCase(),
      (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
    ),
    form: fc.constantFrom<'NFC' | 'NFD'>('NFC', 'NFD'),
    dot: fc.constantFrom('', '.'),
    gap: fc.constantFrom('-', ' ', '\u00a0', '\u202f', ' - ', '\u2011', '\u2013', '/'),
    year,
    digits: fc.constantFrom(2, 4),
  }),
);
const padded = (month: number) => String(month).padStart(2, '0');

describe('a month', () => {
  it('is read in every spelling, of every month and year', () => {
    fc.assert(
      fc.property(written, ({ month, name, casing, form, dot, gap, year, digits }) => {
        const header = ` ${casing(name).normalize(form)}${dot}${gap}${year.slice(-digits)} `;
        expect(parsePeriod(header, 'month')).toBe(`${year}-${padded(month)}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), year, (month, year) => {
        for (const header of [`${year}-${padded(month)}`, `${padded(month)}/${year}`, `${month}/${year}`]) {
          expect(parsePeriod(header, 'month')).toBe(`${year}-${padded(month)}`);
        }
      }),
    );
  });

  it.each([
    ['déc.-14', '2014-12'],
    ['déc-13', '2013-12'],
    ['sept.-14', '2014-09'],
    ['juin-15', '2015-06'],
    ['Décembre 2014', '2014-12'],
    ['DEC 14', '2014-12'],
    ['déc.-93', '1993-12'],
  ])('%s is %s', (header, code) => {
    expect(parsePeriod(header, 'month')).toBe(code);
  });

  it.each([
    'jui-14',
    'ma-14',
    'déc.',
    '2014',
    '13/2014',
    '00/2014',
    '2014-13',
    'décembr0 2014',
    'dep',
    '',
    'T4 2014',
    '4012',
  ])('is not read from “%s”', (header) => {
    expect(parsePeriod(header, 'month')).toBeUndefined();
  });
});

describe('a quarter and a year', () => {
  it.each(['T4 2014', 't4-14', '2014T4', '2014-T4', '2014-Q4', '2014 q4'])('%s is 2014-Q4', (header) => {
    expect(parsePeriod(header, 'quarter')).toBe('2014-Q4');
  });

  it.each([
    ['1er trimestre 2014', '2014-Q1'],
    ['1er trim. 2014', '2014-Q1'],
    ['2e trim. 2013', '2013-Q2'],
    ['3ème Trimestre 2013', '2013-Q3'],
    ['4e TRIM 13', '2013-Q4'],
    ['4ᵉ trimestre 2013', '2013-Q4'],
    ['Trimestre 3 2014', '2014-Q3'],
    ['3rd quarter 2014', '2014-Q3'],
  ])('%s is %s', (header, code) => {
    expect(parsePeriod(header, 'quarter')).toBe(code);
  });

  it('are read back from their own names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), year, (quarter, year) => {
        const { label } = periodCode(`${year}-Q${quarter}`, 'http://example.org/');
        expect(parsePeriod(label.fr, 'quarter')).toBe(`${year}-Q${quarter}`);
        expect(parsePeriod(label.en, 'quarter')).toBe(`${year}-Q${quarter}`);
      }),
    );
  });

  it.each(['T5 2014', 'T0 2014', '5e trimestre 2014', 'trimestre 2014', 'déc.-14', '2014'])(
    'no quarter is read from “%s”',
    (header) => {
      expect(parsePeriod(header, 'quarter')).toBeUndefined();
    },
  );

  it('a year has its century', () => {
    expect(parsePeriod(' 2014 ', 'year')).toBe('2014');
    expect(parsePeriod('Année 2013', 'year')).toBe('2013');
    expect(parsePeriod('14', 'year')).toBeUndefined();
    expect(parsePeriod('2014-12', 'year')).toBeUndefined();
  });
});

describe('the code of a period', () => {
  it('has a name in both languages', () => {
    const label = (code: string) => periodCode(code, 'http://example.org/').label;
    expect(label('2014-12')).toEqual({ fr: 'décembre 2014', en: 'December 2014' });
    expect(label('2014-Q1')).toEqual({ fr: '1er trimestre 2014', en: '1st quarter 2014' });
    expect(label('2014-Q4')).toEqual({ fr: '4e trimestre 2014', en: '4th quarter 2014' });
    expect(label('2014')).toEqual({ fr: '2014', en: '2014' });
  });

  it('is read back from its own name and from itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), year, (month, year) => {
        const code = `${year}-${padded(month)}`;
        const { iri, label } = periodCode(code, 'http://example.org/');
        expect(parsePeriod(label.fr, 'month')).toBe(code);
        expect(parsePeriod(code, 'month')).toBe(code);
        expect(iri.value).toBe(`http://example.org/id/period/${code}`);
      }),
    );
  });

  it('knows its first and last day', () => {
    expect(periodSpan('2014-12')).toEqual({ granularity: 'month', first: '2014-12-01', last: '2014-12-31' });
    expect(periodSpan('2012-02')).toEqual({ granularity: 'month', first: '2012-02-01', last: '2012-02-29' });
    expect(periodSpan('2014-Q1')).toEqual({
      granularity: 'quarter',
      first: '2014-01-01',
      last: '2014-03-31',
    });
    expect(periodSpan('2014')).toEqual({ granularity: 'year', first: '2014-01-01', last: '2014-12-31' });
  });
});

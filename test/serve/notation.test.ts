import { expect, test } from 'vitest';
import { writeBytes, writeDate, writeNumber } from '../../src/serve/notation.ts';

const NARROW_SPACE = '\u202f';

test('a number is grouped as each language does it', () => {
  expect(writeNumber(5465n, 'fr')).toBe(`5${NARROW_SPACE}465`);
  expect(writeNumber(5465n, 'en')).toBe('5,465');
  expect(writeNumber(12345678901234567890n, 'en')).toBe('12,345,678,901,234,567,890');
});

test.each([
  ['2015-03-19', 'date', '19 mars 2015', '19 March 2015'],
  ['1993-12', 'gYearMonth', 'décembre 1993', 'December 1993'],
  ['2014', 'gYear', '2014', '2014'],
  ['P3M', 'duration', 'P3M', 'P3M'],
  ['soon', 'date', 'soon', 'soon'],
])('%s as %s reads %s, %s', (value, type, fr, en) => {
  expect(writeDate(value, type, 'fr')).toBe(fr);
  expect(writeDate(value, type, 'en')).toBe(en);
});

test('a size is in the unit that suits it', () => {
  expect(writeBytes(512, 'en')).toBe('512 bytes');
  expect(writeBytes(12_345, 'en')).toBe('12.3 kB');
  expect(writeBytes(12_345, 'fr')).toBe(`12,3${NARROW_SPACE}ko`);
});

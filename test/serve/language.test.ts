import { expect, test } from 'vitest';
import { chooseLanguage } from '../../src/serve/language.ts';

test.each([
  [undefined, undefined, 'fr', false],
  [undefined, 'en', 'en', false],
  [undefined, 'en-GB,en;q=0.9,fr;q=0.8', 'en', false],
  [undefined, 'fr-CA', 'fr', false],
  [undefined, 'en;q=0.2, fr;q=0.7', 'fr', false],
  [undefined, 'en;q=0, *', 'fr', false],
  [undefined, 'de', 'fr', false],
  ['en', 'fr', 'en', true],
  ['de', 'en', 'en', false],
] as const)('asked for %s and preferring %s, a reader gets %s', (asked, accepted, language, kept) => {
  expect(chooseLanguage(asked, accepted)).toEqual({ language, asked: kept });
});

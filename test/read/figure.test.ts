/** How whole numbers are written, and which spellings could hide one that is confidential. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixFor, wholeNumber } from '../../src/read/figure.ts';
import { couldBeBelow, couldStray, quoteIf } from '../../src/read/quote.ts';

const withheld = {
  fr: '(chiffre tu : le jeu de données a des cases confidentielles)',
  en: '(figure withheld: the dataset holds confidential cells)',
};
const isNumber = (spelled: string) => new RegExp(`^(?:${wholeNumber})$`).test(spelled);

test('every whole number is one, plain or in thousands set apart by any space', () => {
  const space = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009', '\u2007', '');
  fc.assert(
    fc.property(fc.maxSafeNat(), space, (value, between) => {
      expect(isNumber(String(value).replace(/\B(?=(\d{3})+$)/g, between))).toBe(true);
    }),
  );
});

test.each(['5 4O5', '54 65', '5  465', '5,5', '5.465', '-5', '+5', '', 'x', '1e3', '5 465 ', '٥'])(
  '« %s » is not a whole number, and there is a way out',
  (spelled) => {
    expect(isNumber(spelled)).toBe(false);
    expect(fixFor(spelled).fr).toBeTruthy();
  },
);

test.each(['4O', 'O4', '3,5', '-2', '1.234', '4 .', 'x', 'nd', 'l2'])(
  '« %s » could be below 5',
  (spelled) => {
    expect(couldBeBelow(spelled, 5)).toBe(true);
  },
);

test.each(['5 4O5', '5539,0', '54 65', '-12O', '12.5'])('« %s » could not be below 5', (spelled) => {
  expect(couldBeBelow(spelled, 5)).toBe(spelled.startsWith('-'));
});

test('what has a digit is withheld unless the dataset is safe', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.string(), (before, figure, after) => {
      const spelled = `${before}${figure}${after}`;
      const { fr, en } = quoteIf(true, 5).cell(spelled);
      expect([fr.startsWith('« '), en.length <= 63]).toEqual([true, true]);
      if (spelled.length <= 60) expect(en).toBe(`“${spelled}”`);
      expect(quoteIf(false, 5).cell(spelled)).toEqual(spelled.length <= 60 ? withheld : expect.anything());
      expect(quoteIf(false, 5).figure(spelled)).toEqual(withheld);
    }),
  );
});

test.each([
  '4',
  '04',
  '4O',
  'n.d.',
  'x',
  'quatre',
  'quatreO',
  'quatr',
  'Quatre personnes',
  'trente-deux',
  'IV',
  'four',
  '',
  '٤',
  '½',
])('of an unsafe dataset, « %s » is not quoted wherever it stands', (spelled) => {
  expect(quoteIf(false, 5).figure(spelled)).toEqual(withheld);
  expect(quoteIf(false, 5).cell(spelled)).toEqual(withheld);
});

test('of an unsafe dataset, names are quoted, and codes that are known and too large for a hidden figure', () => {
  const { cell } = quoteIf(false, 5);
  expect(cell('Lande-sur-Mer').en).toBe('“Lande-sur-Mer”');
  expect(cell('64', true).en).toBe('“64”');
  expect(cell('01', true).en).toBe('“01”');
  expect(cell('4', true)).toEqual(withheld);
  expect(cell('99')).toEqual(withheld);
});

test.each(['4', '0', '', '4O', 'x', '3,5', 'quatre', 'vingt et un', 'juin-3', '٤'])(
  '« %s » could be a figure that strayed',
  (spelled) => expect(couldStray(spelled, 5, false)).toBe(true),
);

test.each(['Landes', 'Deux-Sèvres', '72', '5 004', 'déc.-14', 'sept-14', 'décembre dernier'])(
  '« %s » could be no figure that strayed',
  (spelled) => expect(couldStray(spelled, 5, false)).toBe(false),
);

test('a known code could be a figure when it is written like one', () => {
  expect(['1', '01', '0', '40', '2A'].map((code) => couldStray(code, 5, true))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

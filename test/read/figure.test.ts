/** How whole numbers are written, and which spellings could hide one that is confidential. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixFor, wholeNumber } from '../../src/read/figure.ts';
import { couldBeBelow, quoteIf } from '../../src/read/quote.ts';

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
      expect(quoteIf(true)(spelled).en).toBe(`“${spelled}”`);
      expect(quoteIf(false)(spelled)).toEqual({
        fr: '(chiffre tu : le jeu de données a des cases confidentielles)',
        en: '(figure withheld: the dataset holds confidential cells)',
      });
    }),
  );
  expect(quoteIf(false)('n.d.').en).toBe('“n.d.”');
});

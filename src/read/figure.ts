/** How a whole number is written in a table, and what is wrong with what is not one. */
import type { Text } from '../rdf/index.ts';

/** Plain, no-break, thin, figure and narrow no-break spaces: what stands between thousands, or around a cell. */
export const spaces = ' \t\u00a0\u2007\u2009\u202f';

/** RE2 and JavaScript alike: digits, alone or by threes. */
export const wholeNumber = `[0-9]{1,3}([${spaces}][0-9]{3})+|[0-9]+`;

/** Past it a number is no count of anything, and JavaScript would round it. */
export const maxDigits = 15;

export const expectedNumber: Text = {
  fr: 'un nombre entier, comme 12345 ou 12 345',
  en: 'a whole number, such as 12345 or 12 345',
};

const rules: readonly { readonly form: RegExp; readonly fix: Text }[] = [
  {
    form: /^[-–−]\s*\d/u,
    fix: {
      fr: 'Un effectif ne peut pas être négatif : corrigez-le.',
      en: 'A count cannot be negative: correct it.',
    },
  },
  {
    form: /^[\d\s]+[.,]\d+$/u,
    fix: {
      fr: 'Écrivez un nombre entier, sans décimales ; les milliers se séparent par une espace.',
      en: 'Write a whole number, without decimals; thousands are set apart by a space.',
    },
  },
  {
    form: /^(?=\D*\d)(?=\P{L}*\p{L})/u,
    fix: {
      fr: 'Remplacez la lettre par le chiffre qu’elle imite (O pour 0, l pour 1).',
      en: 'Put the digit in place of the letter that looks like it (O for 0, l for 1).',
    },
  },
  {
    form: /^\P{N}+$/u,
    fix: {
      fr: 'Laissez la case vide, et dites dans la description ce que veut dire une case vide (`secret.blanks`).',
      en: 'Leave the cell blank, and say in the description what a blank means (`secret.blanks`).',
    },
  },
  {
    form: /^[\d\s]+$/u,
    fix: {
      fr: 'Groupez les chiffres par trois, ou écrivez-les sans espace (quinze chiffres au plus).',
      en: 'Group digits by threes, or write them without spaces (fifteen digits at most).',
    },
  },
];

/** The way out for a cell that is not a whole number. */
export function fixFor(spelled: string): Text {
  const fallback: Text = { fr: 'Corrigez la case.', en: 'Correct the cell.' };
  return rules.find(({ form }) => form.test(spelled))?.fix ?? fallback;
}

/** The only way by which a figure of a table gets into a message. */
import type { Problem } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';

/** A figure as the message may show it. */
export type Quote = (figure: string) => Text;

/** A problem waiting to know whether it may quote figures. */
export type Finding = (quote: Quote) => Problem;

const withheld: Text = {
  fr: '(chiffre tu : le jeu de données a des cases confidentielles)',
  en: '(figure withheld: the dataset holds confidential cells)',
};

/**
 * @param safe  true when every table of the dataset was read to its end, and no cell is blank
 *   or could be below the threshold of the secret
 */
export function quoteIf(safe: boolean): Quote {
  return (figure) => {
    if (!safe && /\p{N}/u.test(figure)) return withheld;
    return { fr: `« ${figure} »`, en: `“${figure}”` };
  };
}

/**
 * Whether what stands in the place of a figure could be one below the threshold.
 * Doubt counts: `4O`, `3,5`, `-2` and `1.234` could, and so could whatever a marker such as `x` hides.
 */
export function couldBeBelow(spelled: string, threshold: number): boolean {
  const digits = spelled.replace(/\P{Nd}/gu, '');
  if (digits === '') return true;
  const decimal = Number.parseFloat(spelled.replace(/\s/gu, '').replace(',', '.'));
  return Number(digits) < threshold || (!Number.isNaN(decimal) && decimal < threshold);
}

/** Whether a header could be a figure, whole or damaged: half of it is digits. The description may miscount its rows. */
export function looksLikeFigure(header: string): boolean {
  const letters = header.replace(/\s/gu, '');
  return letters.replace(/\P{N}/gu, '').length * 2 >= Math.max(letters.length, 1);
}

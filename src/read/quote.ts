/** The only way by which what a table holds, figure, code, label or header, gets into a message. */
import { fold, type Problem, shorten } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';
import { spaces } from './figure.ts';

/** What a message may show of a table. Of what it may not, the place is enough. */
export interface Quote {
  /** What stands in the place of a figure: `x` or `quatre` may hide one as well as `4`. */
  figure(spelled: string): Text;
  /**
   * What stands in the place of a code, a label, a region or a header.
   *
   * @param known  whether it is one of the codes or periods that belong there
   */
  cell(spelled: string, known?: boolean): Text;
  /** Whether `cell` shows it. */
  shows(spelled: string, known?: boolean): boolean;
}

/** A problem waiting to know what it may quote. */
export type Finding = (quote: Quote) => Problem;

const withheld: Text = {
  fr: '(chiffre tu : le jeu de données a des cases confidentielles)',
  en: '(figure withheld: the dataset holds confidential cells)',
};

/**
 * @param safe  true when every table of the dataset was read to its end, and nothing in it is blank
 *   or could be a figure below the threshold of the secret, wherever it stands
 */
export function quoteIf(safe: boolean, threshold: number): Quote {
  const shows = (spelled: string, known = false) =>
    safe || (known ? !isBelow(spelled, threshold) : isName(shorten(spelled)));
  return {
    figure: (spelled) => (safe ? between(spelled) : withheld),
    cell: (spelled, known) => (shows(spelled, known) ? between(spelled) : withheld),
    shows,
  };
}

function between(spelled: string): Text {
  const shown = shorten(spelled);
  return { fr: `« ${shown} »`, en: `“${shown}”` };
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

/**
 * Whether what stands in the place of a code, a label, a region or a header could be a figure below the
 * threshold, come there with a row that shifted or a header that was miscounted. A blank could be one.
 *
 * @param known  whether it is one of the codes or periods that belong there: `01` is then no figure, though `1` could be
 */
export function couldStray(spelled: string, threshold: number, known: boolean): boolean {
  if (known) return isBelow(spelled, threshold);
  const numbers = spelled.match(new RegExp(`\\p{N}+([${spaces}]\\p{N}{3})*`, 'gu'));
  if (numbers?.some((number) => !(Number(number.replace(/\s/gu, '')) >= threshold))) return true;
  const words = wordsOf(spelled);
  const bare = numbers !== null && words.length === 0;
  const isMonth = (word: string) => word === 'sept' && numbers !== null;
  return !bare && !words.some((word) => word.length >= 3 && (!isNumberWord(word) || isMonth(word)));
}

/** A figure below the threshold as tables write them; `03` is a code. */
const isBelow = (spelled: string, threshold: number): boolean =>
  /^(0|[1-9]\d*)$/.test(spelled) && Number(spelled) < threshold;

/** No digit, no number in letters, and a word: nothing of a figure. */
function isName(spelled: string): boolean {
  const words = wordsOf(spelled);
  return !/\p{N}/u.test(spelled) && words.some((word) => word.length >= 3) && !words.some(isNumberWord);
}

const wordsOf = (spelled: string): string[] => fold(spelled).match(/\p{L}+/gu) ?? [];

const numberWords = new Set(
  (
    'zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize ' +
    'vingt vingts trente quarante cinquante soixante septante octante nonante cent cents mille aucun aucune ' +
    'one two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand nil'
  ).split(' '),
);

const cutShort = new Set([...numberWords].filter((word) => word.length > 3).map((word) => word.slice(0, -1)));

/** In French, in English or in Roman figures; a letter more or less makes it no name. */
const isNumberWord = (word: string): boolean =>
  numberWords.has(word) ||
  numberWords.has(word.slice(0, -1)) ||
  cutShort.has(word) ||
  /^[ivxlcdm]+$/.test(word);

/** The bytes of a table file → its text, or why they are not text. */
import { constants } from 'node:buffer';
import type { Problem } from '../describe/index.ts';
import type { Text } from '../rdf/index.ts';

/** What Windows-1252 puts where ISO 8859-1 has control codes; the five that it leaves unused stay control codes. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Everything that no text table holds. Record and field separators are among them, so that we can use them. */
const control = /(?![\t\n\r])\p{Cc}/u;

/**
 * Decodes UTF-8, with or without BOM, or else Windows-1252.
 *
 * @see https://encoding.spec.whatwg.org/#index-windows-1252
 */
export function decode(bytes: Uint8Array, file: string): string | Problem {
  if (bytes.length === 0) return emptyFile(file);
  if (bytes.length > constants.MAX_STRING_LENGTH) return tooLarge(file);
  const text = decodeUtf8(bytes) ?? decodeWindows1252(bytes);
  const at = text.search(control);
  if (at >= 0) return notText(file, bytes, text, at);
  return text.trim() === '' ? emptyFile(file) : text;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Own table, since some versions of Node decode this encoding as ISO 8859-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));
}

function tooLarge(file: string): Problem {
  const megabytes = Math.floor(constants.MAX_STRING_LENGTH / 1_000_000);
  return {
    code: 'too-large',
    place: { file },
    found: { fr: 'un fichier trop grand', en: 'a file that is too large' },
    expected: { fr: `${megabytes} Mo au plus`, en: `at most ${megabytes} MB` },
    fix: {
      fr: 'Coupez le tableau en plusieurs, avec le même en-tête.',
      en: 'Cut the table into several, with the same header.',
    },
  };
}

function emptyFile(file: string): Problem {
  return {
    code: 'empty-file',
    place: { file },
    found: { fr: 'un fichier vide', en: 'an empty file' },
    expected: { fr: 'un tableau', en: 'a table' },
    fix: {
      fr: 'Remettez le fichier du tableau, ou retirez-le de la description.',
      en: 'Put the table’s file back, or remove it from the description.',
    },
  };
}

function notText(file: string, bytes: Uint8Array, text: string, at: number): Problem {
  const row = text.slice(0, at).split(/\r\n|\n|\r/).length;
  const code = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'not-text',
    place: { file, row },
    found: { fr: `un caractère de commande (${code})`, en: `a control character (${code})` },
    expected: {
      fr: 'du texte en UTF-8 ou en Windows-1252',
      en: 'text in UTF-8 or in Windows-1252',
    },
    fix: kindsOfBinary.find(({ start }) => start.every((byte, index) => bytes[index] === byte))?.fix ?? {
      fr: 'Enregistrez le tableau en CSV (texte, UTF-8).',
      en: 'Save the table as CSV (text, UTF-8).',
    },
  };
}

const kindsOfBinary: readonly { readonly start: readonly number[]; readonly fix: Text }[] = [
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    fix: {
      fr: 'C’est un classeur ou une archive : ouvrez-le et enregistrez la feuille en CSV (UTF-8).',
      en: 'This is a workbook or an archive: open it and save the sheet as CSV (UTF-8).',
    },
  },
  ...[
    [0xff, 0xfe],
    [0xfe, 0xff],
  ].map((start) => ({
    start,
    fix: {
      fr: 'C’est du texte en UTF-16 : enregistrez-le en UTF-8.',
      en: 'This is text in UTF-16: save it as UTF-8.',
    },
  })),
];

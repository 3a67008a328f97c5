/** Numbers and dates as each language writes them. */
import type { Language } from '../rdf/index.ts';

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

const numberFormats = {
  fr: new Intl.NumberFormat(locales.fr),
  en: new Intl.NumberFormat(locales.en),
};

/** `5465` → `5 465` with a narrow no-break space, or `5,465`. */
export function writeNumber(value: bigint | number, language: Language): string {
  return numberFormats[language].format(value);
}

const decimalFormats = {
  fr: new Intl.NumberFormat(locales.fr, { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 6 }),
};

/**
 * A number of any XSD type: `4.4` → `4,4`. What six decimals do not show, or is no number of ours (`1.5E30`, `INF`),
 * stays as it is.
 *
 * @param value  as the data write it
 */
export function writeDecimal(value: string, language: Language): string {
  const number = Number(value);
  const shows = number === 0 || (Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15);
  return Number.isFinite(number) && shows ? decimalFormats[language].format(number) : value;
}

/** Which parts of a date an XSD type holds. */
const dateParts: Record<string, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric' },
  gYearMonth: { month: 'long', year: 'numeric' },
  gYear: { year: 'numeric' },
};

/**
 * A date as it is read: `2015-03-19` → `19 mars 2015`.
 *
 * @param type  local name of its XSD datatype
 * @returns the value itself when it is no date
 */
export function writeDate(value: string, type: string, language: Language): string {
  const parts = dateParts[type];
  const time = Date.parse(value);
  if (!parts || Number.isNaN(time)) return value;
  const written = new Intl.DateTimeFormat(locales[language], { ...parts, timeZone: 'UTC' }).format(time);
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}

/** ISO date of today, in Greenwich. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A size in bytes: `1,2 ko`, `1.2 kB`. */
export function writeBytes(bytes: number, language: Language): string {
  const scale = bytes < 1e3 ? 0 : bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
  const unit = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const)[scale] ?? 'byte';
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit,
    unitDisplay: scale === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1e3 ** scale);
}

/**
 * A share as a percentage: `0.0064` → « 0,6 % ».
 *
 * @param signed  with its sign, as changes are written
 */
export function writePercent(share: number, language: Language, signed = false): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: signed ? 'exceptZero' : 'auto',
  }).format(share);
}

/**
 * A period where there is little room: « déc. 2014 », « T4 2014 », « 2014 ».
 *
 * @param code  as in the period code lists: `2014-12`, `2014-Q4`, `2014`
 */
export function writeShortPeriod(code: string, language: Language): string {
  const [year = '', part] = code.split('-');
  if (part === undefined) return year;
  const [letter, number] = [language === 'fr' ? 'T' : 'Q', /^Q([1-4])$/.exec(part)?.[1]];
  if (number !== undefined) return `${letter}${number} ${year}`;
  return writeShortDate(new Date(code), 'gYearMonth', language);
}

/** A month or a year where there is little room: « déc. 2014 », `Dec 2014`, `2014`. */
export function writeShortDate(time: Date, type: 'gYearMonth' | 'gYear', language: Language): string {
  const month = type === 'gYearMonth' ? ({ month: 'short' } as const) : {};
  return new Intl.DateTimeFormat(locales[language], { ...month, year: 'numeric', timeZone: 'UTC' }).format(
    time,
  );
}

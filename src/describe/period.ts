/** Periods: what tables call them, their codes (`2014-12`, `2014-Q4`, `2014`), their names, their days. */
import { Iris, type Text } from '../rdf/index.ts';
import type { Code } from './code-list.ts';
import type { Granularity } from './description.ts';
import { fold } from './suggest.ts';

const months = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];

const year = '(?<year>(?:19|20)\\d\\d)';
/** A year may lose its century only where a month or a quarter stands before it. */
const shortYear = '(?<year>(?:19|20)?\\d\\d)';

/** How tables write a period, once accents, capitals and kinds of space and dash are gone. */
const spellings: Readonly<Record<Granularity, readonly RegExp[]>> = {
  month: [
    new RegExp(`^${year}-(?<number>\\d{1,2})$`),
    new RegExp(`^(?<number>\\d{1,2})/${year}$`),
    new RegExp(`^(?<name>[a-z]{3,9})\\.?[ /-]*${shortYear}$`),
  ],
  quarter: [
    new RegExp(`^${year}[ -]?[tq](?<number>[1-4])$`),
    new RegExp(`^[tq](?<number>[1-4])[ -]?${shortYear}$`),
    new RegExp(
      `^(?<number>[1-4]) ?(?:ere?|e|eme|st|nd|rd|th)? ?(?:trim(?:estre)?\\.?|quarter)[ -]?${shortYear}$`,
    ),
    new RegExp(`^(?:trim(?:estre)?\\.?|quarter) ?(?<number>[1-4])[ -]${shortYear}$`),
  ],
  year: [new RegExp(`^(?:(?:annee|an|year) )?${year}$`)],
};

const codes: Readonly<Record<Granularity, (year: string, number: number) => string>> = {
  month: (year, number) => `${year}-${String(number).padStart(2, '0')}`,
  quarter: (year, number) => `${year}-Q${number}`,
  year: (year) => year,
};

/**
 * The code of a period that a table writes in French or in figures: `déc.-14`, `sept-13`, `Décembre 2014`,
 * `DEC 14`, `12/2014`, `2014-12` for a month; `T4 2014`, `2014T4`,
 * `4e trimestre 2014` for a quarter; `2014`, `Année 2014` for a year.
 * A month may be cut after three letters, where what is left is that of one month only (`jui` is of two).
 *
 * @returns nothing when it is not one period of that granularity
 */
export function parsePeriod(written: string, granularity: Granularity): string | undefined {
  const plain = fold(written)
    .replace(/\p{Pd}/gu, '-')
    .replace(/ ?- ?/g, '-');
  const found = spellings[granularity].map((spelling) => spelling.exec(plain)?.groups).find(Boolean);
  if (!found?.year) return undefined;
  const number = found.name === undefined ? Number(found.number ?? 1) : monthNumber(found.name);
  if (number < 1 || number > 12) return undefined;
  return codes[granularity](fullYear(found.year), number);
}

/** From 1 to 12; 0 when it is the beginning of no month, or of two. */
function monthNumber(name: string): number {
  const candidates = months.filter((month) => month.startsWith(name));
  return candidates[0] !== undefined && candidates.length === 1 ? months.indexOf(candidates[0]) + 1 : 0;
}

/** Two digits are of the years 1970 to 2069. */
function fullYear(digits: string): string {
  if (digits.length === 4) return digits;
  return digits >= '70' ? `19${digits}` : `20${digits}`;
}

export interface PeriodSpan {
  readonly granularity: Granularity;
  /** ISO date of the first day. */
  readonly first: string;
  /** ISO date of the last day. */
  readonly last: string;
}

/** @param code  as `parsePeriod` gives it */
export function periodSpan(code: string): PeriodSpan {
  const [year = '', part] = code.split('-');
  if (part === undefined) return { granularity: 'year', first: `${year}-01-01`, last: `${year}-12-31` };
  const quarter = /^Q([1-4])$/.exec(part)?.[1];
  const from = quarter === undefined ? Number(part) : Number(quarter) * 3 - 2;
  const to = quarter === undefined ? from : from + 2;
  return {
    granularity: quarter === undefined ? 'month' : 'quarter',
    first: isoDate(Date.UTC(Number(year), from - 1, 1)),
    last: isoDate(Date.UTC(Number(year), to, 0)),
  };
}

const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** @param base  the IRI under which the publisher's things are named, ending in `/` */
export function periodCode(code: string, base: string): Code {
  return { code, iri: new Iris(base).period(code), label: periodLabel(code) };
}

/** « décembre 2014 », « 4e trimestre 2014 », « 2014 ». */
function periodLabel(code: string): Text {
  const { granularity, first } = periodSpan(code);
  const year = code.slice(0, 4);
  if (granularity === 'year') return { fr: year, en: year };
  if (granularity === 'month') return { fr: monthName(first, 'fr'), en: monthName(first, 'en') };
  const quarter = Number(code.at(-1));
  return {
    fr: `${quarter}${quarter === 1 ? 'er' : 'e'} trimestre ${year}`,
    en: `${quarter}${['st', 'nd', 'rd'][quarter - 1] ?? 'th'} quarter ${year}`,
  };
}

const monthName = (date: string, language: keyof Text): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(date),
  );

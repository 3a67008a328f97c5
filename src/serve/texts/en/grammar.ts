/** Sentences about territories and figures, in English. */
import { type Change, capital, type Place, type Saying, type When } from '../saying.ts';

/** “in December 2014”, “in the 4th quarter of 2014”. */
export function when({ code, label }: When): string {
  return code.includes('Q') ? `in the ${label.replace(/ (\d{4})$/, ' of $1')}` : `in ${label}`;
}

const nouns: Readonly<Record<Place['kind'], (name: string) => string>> = {
  caf: (name) => `the ${name}`,
  pays: (name) => name,
  region: (name) => `the region of ${name}`,
  departement: (name) => `the department of ${name}`,
  commune: (name) => `the commune of ${name}`,
  other: (name) => `“${name}”`,
};

/** “the Caf des Landes”, “the department of Landes”. */
export const the = ({ kind, name }: Place): string => nouns[kind](name);

export const ofThe = (place: Place): string => `of ${the(place)}`;

/** “In December 2014, the Caf des Landes had 5,465 recipients”. */
export function sentence({ when: time, where, others, figure }: Saying): string {
  const start = time ? `${capital(when(time))}, ` : '';
  const end = others.length > 0 ? ` (${others.join('; ')})` : '';
  const subject = (text: string) => (time ? text : capital(text));
  if (typeof figure === 'object') {
    if (!where) return `${start}${subject(time ? 'there were' : 'there are')} ${figure.words}${end}`;
    return `${start}${subject(the(where))} ${time ? 'had' : 'has'} ${figure.words}${end}`;
  }
  const why = figure === 'confidential' ? 'is confidential' : 'is not known';
  return `${start}${subject('the figure')}${where ? ` ${ofThe(where)}` : ''} ${why}${end}`;
}

/** “That is 35 more than in September 2014 (+0.6%).” */
export function change({ difference, amount, percent, since }: Change): string {
  if (difference === 0n) return `That is as many as ${when(since)}.`;
  const much = `That is ${amount} ${difference > 0n ? 'more' : 'fewer'} than ${when(since)}`;
  return percent === undefined ? `${much}.` : `${much} (${percent}).`;
}

/** “Answer: Yes”. */
export const labelled = (name: string, value: string): string => `${name}: ${value}`;

/** “Landes, Gers and Lot”. */
export const list = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

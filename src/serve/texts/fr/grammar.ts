/** Sentences about territories and figures, in French. */
import { type Change, capital, type Place, type Saying, type When } from '../saying.ts';

/** « en décembre 2014 », « au 4e trimestre 2014 ». */
export const when = ({ code, label }: When): string => (code.includes('Q') ? `au ${label}` : `en ${label}`);

/** « de Dax », « du Mans », « des Sables-d’Olonne », « d’Agen ». */
function of(name: string): string {
  const article = /^(Le|Les) /.exec(name)?.[1];
  if (article !== undefined) return `${article === 'Le' ? 'du' : 'des'} ${name.slice(article.length + 1)}`;
  return /^[aeiouyhàâéèêëîïôöûü]/i.test(name) ? `d’${name}` : `de ${name}`;
}

const nouns: Readonly<Record<Place['kind'], (place: Place) => readonly [article: string, rest: string]>> = {
  caf: ({ name }) => ['la ', name],
  pays: ({ name }) => ['la ', name],
  region: ({ name }) => ['la ', `région ${name}`],
  departement: ({ name, joined }) => ['le ', `département ${joined ?? of(name)}`],
  commune: ({ name }) => ['la ', `commune ${of(name)}`],
  other: ({ name }) => ['', `« ${name} »`],
};

/** « la Caf des Landes », « le département des Landes ». */
export const the = (place: Place): string => nouns[place.kind](place).join('');

/** « de la Caf des Landes », « du département des Landes ». */
export function ofThe(place: Place): string {
  const [article, rest] = nouns[place.kind](place);
  return article === 'le ' ? `du ${rest}` : `de ${article}${rest}`;
}

/** « En décembre 2014, la Caf des Landes comptait 5 465 bénéficiaires ». */
export function sentence({ when: time, where, others, figure }: Saying): string {
  const start = time ? `${capital(when(time))}, ` : '';
  const end = others.length > 0 ? ` (${others.join(' ; ')})` : '';
  const subject = (text: string) => (time ? text : capital(text));
  if (typeof figure === 'object') {
    const verb = time ? 'comptait' : 'compte';
    return `${start}${subject(where ? the(where) : 'on')} ${verb} ${figure.words}${end}`;
  }
  const why = figure === 'confidential' ? 'est confidentiel' : 'n’est pas connu';
  return `${start}${subject('le chiffre')}${where ? ` ${ofThe(where)}` : ''} ${why}${end}`;
}

/** « C’est 35 de plus qu’en septembre 2014 (+0,6 %). » */
export function change({ difference, amount, percent, since }: Change): string {
  const than = `qu’${when(since)}`;
  if (difference === 0n) return `C’est autant ${than}.`;
  const much = `C’est ${amount} de ${difference > 0n ? 'plus' : 'moins'} ${than}`;
  return percent === undefined ? `${much}.` : `${much} (${percent}).`;
}

/** « Réponse : Oui ». */
export const labelled = (name: string, value: string): string => `${name}\u00a0: ${value}`;

/** « Landes, Gers et Lot ». */
export const list = (names: readonly string[]): string =>
  new Intl.ListFormat('fr-FR', { type: 'conjunction' }).format(names);

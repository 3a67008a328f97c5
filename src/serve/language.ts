/** The language of a page: the one asked for, the one that the client prefers, or French. */
import Negotiator from 'negotiator';
import type { Language } from '../rdf/index.ts';

/** The first one answers a client that has no preference. */
export const languages: readonly Language[] = ['fr', 'en'];

export interface LanguageChoice {
  readonly language: Language;
  /** Asked for by `?lang=`: links on the page then keep it. */
  readonly asked: boolean;
}

/**
 * @param asked  the value of `?lang=`
 * @param accepted  the `Accept-Language` header
 */
export function chooseLanguage(asked: string | undefined, accepted: string | undefined): LanguageChoice {
  const named = languages.find((language) => language === asked);
  if (named) return { language: named, asked: true };
  const headers = accepted === undefined ? {} : { 'accept-language': accepted };
  const best = new Negotiator({ headers }).language([...languages]);
  return { language: languages.find((language) => language === best) ?? 'fr', asked: false };
}

/** The sentences of the pages, one table per language. */
import type { Language } from '../../rdf/index.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** What every language must say. */
export type Texts = typeof fr;

export const texts: Readonly<Record<Language, Texts>> = { fr, en };

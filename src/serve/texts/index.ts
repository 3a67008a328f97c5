/** The sentences of the pages, one table per language. */
import type { Language } from '../../rdf/index.ts';
import { en } from './en.ts';
import { fr, type Texts } from './fr.ts';

export type { Texts };

export const texts: Readonly<Record<Language, Texts>> = { fr, en };

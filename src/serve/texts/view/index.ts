/** What pages say about a view of a dataset, by language. */
import type { Language } from '../../../rdf/index.ts';
import { en } from './en.ts';
import { fr, type ViewTexts } from './fr.ts';

export type { ViewTexts };
export const viewTexts: Record<Language, ViewTexts> = { fr, en };

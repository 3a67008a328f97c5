/** Sentences that several commands say. */
import type { Text } from '../rdf/index.ts';
import { languageOf } from './language.ts';

/** What the command line says of itself, in the language of the environment. */
export const said = (text: Text): string => text[languageOf(process.env)];

export const noRelease = (out: string): Text => ({
  fr: `rien n’est encore publié dans « ${out} » ; lancez d’abord « publish ».`,
  en: `nothing is published in “${out}” yet; run “publish” first.`,
});

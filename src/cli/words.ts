/** Sentences that several commands say. */
import type { Text } from '../rdf/index.ts';

export const noRelease = (out: string): Text => ({
  fr: `rien n’est encore publié dans « ${out} » ; lancez d’abord « publish ».`,
  en: `nothing is published in “${out}” yet; run “publish” first.`,
});

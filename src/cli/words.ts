/** Sentences that several commands say. */

import type { Text } from '../rdf/index.ts';
import type { NoRelease } from '../store/index.ts';
import { languageOf } from './language.ts';

/** What the command line says of itself, in the language of the environment. */
export const said = (text: Text): string => text[languageOf(process.env)];

export const noRelease = ({ outDir, format }: NoRelease): Text =>
  format === undefined
    ? {
        fr: `rien n’est encore publié dans « ${outDir} » ; lancez d’abord « publish ».`,
        en: `nothing is published in “${outDir}” yet; run “publish” first.`,
      }
    : {
        fr: `ce qui est publié dans « ${outDir} » l’a été par une autre version de starcube ; relancez « publish ».`,
        en: `what is published in “${outDir}” was by another version of starcube; run “publish” again.`,
      };

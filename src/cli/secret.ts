/** `protect` hides what must be hidden in a plain CSV; `audit` says what a reader deduces from a masked one. */
import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { OnProgress, Outcome } from '../describe/index.ts';
import {
  auditCsv,
  auditText,
  type CsvAudit,
  protectCsv,
  protectReportText,
  writePrivateFile,
} from '../protect/index.ts';
import type { Text } from '../rdf/index.ts';
import { CommandEnd, exitCodes } from './exit.ts';
import { choiceKey } from './key.ts';
import { languageOf } from './language.ts';
import { problemText } from './problems.ts';
import { showProgress } from './progress.ts';
import { said } from './words.ts';

const unreadable: Text = { fr: 'ce fichier ne se lit pas', en: 'this file cannot be read' };
const unpublishable: Text = {
  fr: 'rien n’est écrit : corrigez d’abord le tableau.',
  en: 'nothing is written: correct the table first.',
};

interface ProtectOptions {
  readonly threshold: number;
  readonly zeros: 'hidden' | 'shown';
  readonly explain?: string;
}

export const protectCommand = new Command('protect')
  .description(
    said({
      fr: 'masquer les cellules confidentielles d’un CSV et celles qui les trahiraient ; le tableau va sur la sortie standard',
      en: 'hide the confidential cells of a CSV, and those that would give them away; the table on standard output',
    }),
  )
  .argument(
    '<table>',
    said({
      fr: 'un tableau croisé aux marges nommées Total, ou une ligne par cellule avec Total pour code d’un total',
      en: 'a two-way table with margins named Total, or one row per cell with Total as the code of a total',
    }),
  )
  .addOption(
    new Option(
      '--threshold <n>',
      said({ fr: 'les chiffres inférieurs sont confidentiels', en: 'figures below it are confidential' }),
    )
      .default(5)
      .argParser(wholeNumber),
  )
  .addOption(
    new Option(
      '--zeros <treatment>',
      said({ fr: 'si un zéro est confidentiel', en: 'whether a zero is confidential' }),
    )
      .choices(['hidden', 'shown'])
      .default('hidden'),
  )
  .addOption(
    new Option(
      '--explain <file>',
      said({
        fr: 'écrire pourquoi chaque cellule est masquée : à garder pour soi',
        en: 'write why each cell is hidden: private, keep it to yourself',
      }),
    ),
  )
  .action(async (table: string, { explain, ...rules }: ProtectOptions) => {
    const language = languageOf(process.env);
    const done = await worked((onProgress) =>
      tableBytes(table).then((bytes) =>
        protectCsv(bytes, table, { ...rules, ...choiceKey(process.env), onProgress }),
      ),
    );
    if (explain !== undefined) await writePrivateFile(explain, done.explanation);
    process.stdout.write(done.output);
    console.error(protectReportText(done.report, language).trimEnd());
  });

export const auditCommand = new Command('audit')
  .description(
    said({
      fr: 'dire ce qu’un lecteur peut déduire des cellules vides d’un CSV masqué',
      en: 'say what a reader can deduce of the blank cells of a CSV that somebody masked',
    }),
  )
  .argument(
    '<table>',
    said({
      fr: 'un tableau croisé aux marges nommées Total, ou une ligne par cellule avec Total pour code d’un total',
      en: 'a two-way table with margins named Total, or one row per cell with Total as the code of a total',
    }),
  )
  .addOption(
    new Option('--format <format>', said({ fr: 'forme de la réponse', en: 'form of the answer' }))
      .choices(['text', 'json'])
      .default('text'),
  )
  .action(async (table: string, { format }: { format: 'text' | 'json' }) => {
    const found = await worked((onProgress) =>
      tableBytes(table).then((bytes) => auditCsv(bytes, table, { onProgress })),
    );
    process.stdout.write(
      format === 'json' ? `${JSON.stringify(found)}\n` : auditText(found, languageOf(process.env)),
    );
    process.exitCode = isSafe(found) ? exitCodes.done : exitCodes.unpublishable;
  });

/** An audit that did not finish clears nothing. */
const isSafe = ({ disclosed, finished }: CsvAudit): boolean => disclosed === 0 && finished;

/** Runs with progress shown; ends the command with every problem listed when there is one. */
async function worked<T>(
  run: (onProgress: (done: number, total?: number) => void) => Promise<Outcome<T>>,
): Promise<T> {
  const language = languageOf(process.env);
  const progress = showProgress(language);
  const tell = (step: Parameters<OnProgress>[0]) => progress.onProgress(step);
  const outcome = await run((done, total) =>
    tell({ stage: 'protect', unit: 'cells', done, ...(total === undefined ? {} : { total }) }),
  );
  progress.end(outcome.ok ? 'done' : 'stopped');
  if (outcome.ok) return outcome.value;
  for (const problem of outcome.problems) console.error(`\n${problemText(problem, language)}`);
  throw new CommandEnd(unpublishable[language], exitCodes.unpublishable);
}

async function tableBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandEnd(`${unreadable[languageOf(process.env)]}: ${file} (${error.code})`, exitCodes.usage);
  });
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError(
    said({ fr: 'Donnez un nombre entier, 0 ou plus.', en: 'Give a whole number, 0 or more.' }),
  );
}

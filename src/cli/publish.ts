/** `publish` makes a release of the data; `check` does everything but that. */
import { Command } from 'commander';
import type { Manifest } from '../cube/index.ts';
import type { Outcome } from '../describe/index.ts';
import { check, FolderNotWritable, publish } from '../publish/index.ts';
import type { Language } from '../rdf/index.ts';
import { CommandEnd, exitCodes } from './exit.ts';
import { choiceKey } from './key.ts';
import { languageOf } from './language.ts';
import { baseOption, dataOption, outOption } from './options.ts';
import { problemText } from './problems.ts';
import { showProgress } from './progress.ts';
import { said } from './words.ts';

interface Options {
  readonly data: string;
  readonly out: string;
  readonly base: string;
}

const words = {
  fr: {
    problems: (count: number) => `${count} problème${count > 1 ? 's' : ''} ; rien n’a été publié.`,
    published: (count: string, confidential: string, where: string) =>
      `${count} observations publiées, dont ${confidential} confidentielles : ${where}`,
    checked: (count: string) => `${count} observations prêtes à être publiées ; aucun problème.`,
    unwritable: (where: string) => `ce dossier ne peut pas être écrit : ${where}`,
  },
  en: {
    problems: (count: number) => `${count} problem${count > 1 ? 's' : ''}; nothing was published.`,
    published: (count: string, confidential: string, where: string) =>
      `${count} observations published, ${confidential} of them confidential: ${where}`,
    checked: (count: string) => `${count} observations ready to be published; no problem found.`,
    unwritable: (where: string) => `this folder cannot be written: ${where}`,
  },
} as const;

export const publishCommand = new Command('publish')
  .description(said({ fr: 'faire des tableaux une version publiée', en: 'turn the tables into a release' }))
  .addOption(dataOption())
  .addOption(outOption())
  .addOption(baseOption())
  .action(async ({ data, out, base }: Options) => {
    const language = languageOf(process.env);
    const { manifest, confidential, folder } = await reported(language, (onProgress) =>
      publish({ dataDir: data, outDir: out, base, ...choiceKey(process.env), onProgress }),
    );
    console.error(
      words[language].published(countOf(manifest, language), numberOf(confidential, language), folder),
    );
  });

export const checkCommand = new Command('check')
  .description(
    said({
      fr: 'trouver tous les problèmes des tableaux et de leurs descriptions, sans rien écrire',
      en: 'find every problem of the tables and their descriptions, and write nothing',
    }),
  )
  .addOption(dataOption())
  .addOption(baseOption())
  .action(async ({ data, base }: Options) => {
    const language = languageOf(process.env);
    const manifest = await reported(language, (onProgress) =>
      check({ dataDir: data, base, ...choiceKey(process.env), onProgress }),
    );
    console.error(words[language].checked(countOf(manifest, language)));
  });

/** The shell's codes for a command that a signal ended; ending by `exit` removes what was half made. */
const endedBy = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs with progress shown; ends the command with every problem listed when there is one. */
async function reported<T>(
  language: Language,
  run: (onProgress: ReturnType<typeof showProgress>['onProgress']) => Promise<Outcome<T>>,
): Promise<T> {
  for (const [signal, code] of Object.entries(endedBy)) process.once(signal, () => process.exit(code));
  const progress = showProgress(language);
  const outcome = await run(progress.onProgress).catch((error: unknown) => {
    progress.end('stopped');
    if (!(error instanceof FolderNotWritable)) throw error;
    throw new CommandEnd(words[language].unwritable(error.message), exitCodes.fault);
  });
  progress.end(outcome.ok ? 'done' : 'stopped');
  if (outcome.ok) return outcome.value;
  for (const problem of outcome.problems) console.error(`\n${problemText(problem, language)}`);
  console.error('');
  throw new CommandEnd(words[language].problems(outcome.problems.length), exitCodes.unpublishable);
}

const countOf = ({ counts }: Manifest, language: Language): string => numberOf(counts.observations, language);

const numberOf = (count: number, language: Language): string => new Intl.NumberFormat(language).format(count);

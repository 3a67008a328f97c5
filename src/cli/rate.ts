/** `rate` says how many stars each dataset deserves, and why, by asking a real server for everything. */
import { Command } from 'commander';
import pino from 'pino';
import type { Language } from '../rdf/index.ts';
import { serve } from '../serve/index.ts';
import { NoRelease, openCurrent } from '../store/index.ts';
import { type Answer, type Rated, type Rating, rateRelease } from '../validate/index.ts';
import { CommandEnd, exitCodes } from './exit.ts';
import { languageOf } from './language.ts';
import { outOption } from './options.ts';
import { noRelease, said } from './words.ts';

export const rateCommand = new Command('rate')
  .description(
    said({
      fr: 'dire combien d’étoiles mérite chaque jeu de données, avec les preuves et ce qui manque',
      en: 'say how many stars each dataset deserves, with the evidence, and what is missing',
    }),
  )
  .addOption(outOption())
  .action(async ({ out }: { out: string }) => {
    const language = languageOf(process.env);
    const release = await openCurrent(out).catch((error: unknown) => {
      if (!(error instanceof NoRelease)) throw error;
      throw new CommandEnd(noRelease(error)[language], exitCodes.usage);
    });
    const { folder, manifest, iris } = release;
    const server = await serve({ outDir: out, port: 0, host: '127.0.0.1', log: pino({ level: 'silent' }) });
    try {
      const ratings = await rateRelease({
        folder,
        today: new Date().toISOString().slice(0, 10),
        dereference: (address) => ask(address.replace(manifest.base, server.url)),
      });
      const metrics = ratings.flatMap(({ rated }) =>
        rated.map(({ metric }) => iris.id('metric', metric).value),
      );
      const names = await release.labels(metrics);
      for (const rating of ratings) {
        const lines = rating.rated.map((one) => {
          const name = names.get(iris.id('metric', one.metric).value)?.[language] ?? one.metric;
          return ratedText(name, one, language);
        });
        console.log([headline(rating), ...lines, ''].join('\n'));
      }
    } finally {
      await server.close();
      release.close();
    }
  });

/** One address, redirections followed. */
async function ask(address: string): Promise<Answer> {
  const response = await fetch(address, { headers: { accept: 'text/turtle, */*;q=0.1' } });
  await response.body?.cancel();
  const contentType = response.headers.get('content-type');
  return { status: response.status, ...(contentType === null ? {} : { contentType }) };
}

const headline = ({ dataset, stars }: Rating): string =>
  `${dataset}  ${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}`;

function ratedText(name: string, { met, evidence, remedy }: Rated, language: Language): string {
  const verdict = met === undefined ? '?' : met ? '✔' : '✖';
  const way = remedy === undefined ? '' : `\n    → ${remedy[language]}`;
  return `  ${verdict} ${name}\n    ${evidence[language]}${way}`;
}

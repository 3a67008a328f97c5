/** `serve` answers over HTTP from the current release. */
import { Command, InvalidArgumentError, Option } from 'commander';
import pino from 'pino';
import { serve } from '../serve/index.ts';
import { NoRelease } from '../store/index.ts';
import { CommandEnd, exitCodes } from './exit.ts';
import { languageOf } from './language.ts';
import { type LimitOptions, limitOptions, limitsOf } from './limits.ts';
import { outOption } from './options.ts';
import { noRelease, said } from './words.ts';

const words = {
  fr: {
    serving: (url: string) => `Servi sur ${url} — Ctrl-C pour arrêter.`,
    portTaken: (port: number) =>
      `le port ${port} est déjà pris ; choisissez-en un autre avec --port ou PORT.`,
    portRefused: (port: number) =>
      `le système refuse le port ${port} ; choisissez-en un autre avec --port ou PORT.`,
    noHost: (host: string) => `« ${host} » n’est pas une adresse de cette machine ; corrigez HOST.`,
  },
  en: {
    serving: (url: string) => `Serving ${url} — Ctrl-C to stop.`,
    portTaken: (port: number) => `port ${port} is taken; choose another with --port or PORT.`,
    portRefused: (port: number) => `the system refuses port ${port}; choose another with --port or PORT.`,
    noHost: (host: string) => `“${host}” is not an address of this machine; correct HOST.`,
  },
} as const;

interface Options extends LimitOptions {
  readonly out: string;
  readonly port: number;
  readonly host: string;
}

const command = new Command('serve')
  .description(said({ fr: 'servir la version publiée par HTTP', en: 'serve the current release over HTTP' }))
  .addOption(outOption())
  .addOption(
    new Option('--port <n>', said({ fr: 'port d’écoute', en: 'port to listen on' }))
      .env('PORT')
      .default(8080)
      .argParser(portNumber),
  )
  .addOption(
    new Option('--host <address>', said({ fr: 'adresse d’écoute', en: 'address to listen on' }))
      .env('HOST')
      .default('127.0.0.1'),
  )
  .action(async ({ out, port, host, ...limits }: Options) => {
    const language = languageOf(process.env);
    const say = words[language];
    const ends: Record<string, string> = {
      EADDRINUSE: say.portTaken(port),
      EACCES: say.portRefused(port),
      EADDRNOTAVAIL: say.noHost(host),
      ENOTFOUND: say.noHost(host),
    };
    const log = pino({ level: 'warn' }, pino.destination(2));
    const server = await serve({ outDir: out, port, host, log, limits: limitsOf(limits) }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error instanceof NoRelease) throw new CommandEnd(noRelease(error)[language], exitCodes.usage);
        const known = ends[error.code ?? ''];
        throw known === undefined ? error : new CommandEnd(known, exitCodes.fault);
      },
    );
    console.error(say.serving(server.url));
    await new Promise<void>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
    });
    await server.close();
  });

for (const option of limitOptions()) command.addOption(option);

export const serveCommand = command;

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError(
    said({ fr: 'Donnez un nombre entier de 0 à 65535.', en: 'Give a whole number from 0 to 65535.' }),
  );
}

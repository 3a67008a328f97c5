#!/usr/bin/env node
/** The command line: reads words, runs a command, exits with a code. */
import { Command, CommanderError } from 'commander';
import { CommandEnd, exitCodes } from './exit.ts';
import { said } from './words.ts';

const program = new Command('starcube')
  .description(
    said({
      fr: 'Des tableaux statistiques aux données ouvertes liées à cinq étoiles.',
      en: 'Statistical tables to five-star linked open data.',
    }),
  )
  .showHelpAfterError();
/**
 * Each command's own module: the server, and so its memory, holds nothing of what reads, hides and validates.
 * In the order of the help.
 */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  publish: async () => (await import('./publish.ts')).publishCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  check: async () => (await import('./publish.ts')).checkCommand,
  query: async () => (await import('./query.ts')).queryCommand,
  rate: async () => (await import('./rate.ts')).rateCommand,
  protect: async () => (await import('./secret.ts')).protectCommand,
  audit: async () => (await import('./secret.ts')).auditCommand,
};

const asked = commands[process.argv[2] ?? ''];
for (const load of asked ? [asked] : Object.values(commands)) {
  program.addCommand((await load()).copyInheritedSettings(program).exitOverride());
}

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** One line for what is known to go wrong; a message without its stack for what is not. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  console.error(`starcube: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof CommandEnd ? error.code : exitCodes.fault;
}

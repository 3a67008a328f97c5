#!/usr/bin/env node
/** The command line: reads words, runs a command, exits with a code. */
import { Command, CommanderError } from 'commander';
import { CommandEnd, exitCodes } from './exit.ts';
import { checkCommand, publishCommand } from './publish.ts';
import { queryCommand } from './query.ts';
import { rateCommand } from './rate.ts';
import { auditCommand, protectCommand } from './secret.ts';
import { serveCommand } from './serve.ts';
import { said } from './words.ts';

const program = new Command('starcube')
  .description(
    said({
      fr: 'Des tableaux statistiques aux données ouvertes liées à cinq étoiles.',
      en: 'Statistical tables to five-star linked open data.',
    }),
  )
  .showHelpAfterError();
const commands = [
  publishCommand,
  serveCommand,
  checkCommand,
  queryCommand,
  rateCommand,
  protectCommand,
  auditCommand,
];
for (const command of commands) {
  program.addCommand(command.copyInheritedSettings(program).exitOverride());
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

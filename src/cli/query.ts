/** `query` puts a SPARQL query to the current release, without a server. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import {
  type Endpoint,
  explanationText,
  NotAcceptable,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  QueryTooLarge,
  startEndpoint,
} from '../sparql/index.ts';
import { NoRelease, openCurrent } from '../store/index.ts';
import { CommandEnd, exitCodes } from './exit.ts';
import { languageOf } from './language.ts';
import { outOption } from './options.ts';
import { solutionTable } from './solution-table.ts';
import { noRelease, said } from './words.ts';

const formats = ['table', 'json', 'csv', 'tsv', 'xml', 'ttl', 'nt', 'jsonld', 'trig', 'nq'];

interface Options {
  readonly out: string;
  readonly format?: string;
  readonly explain?: boolean;
}

const explainedAs = {
  fr: 'une explication s’écrit en texte, ou avec « --format json ».',
  en: 'an explanation is written as text, or with “--format json”.',
};

export const queryCommand = new Command('query')
  .description(
    said({
      fr: 'poser une requête SPARQL à la version publiée',
      en: 'put a SPARQL query to the current release',
    }),
  )
  .argument(
    '<query>',
    said({
      fr: 'un fichier qui contient la requête, ou la requête même',
      en: 'a file that holds the query, or the query itself',
    }),
  )
  .addOption(outOption())
  .addOption(
    new Option('--format <format>', said({ fr: 'forme de la réponse', en: 'form of the answer' })).choices(
      formats,
    ),
  )
  .addOption(
    new Option(
      '--explain',
      said({
        fr: 'dire comment la requête est évaluée, ce qui l’est en SQL, et le temps pris ; « --format json » pour une machine',
        en: 'say how the query is evaluated, what of it as SQL, and the time it takes; “--format json” for a machine',
      }),
    ),
  )
  .action(async (query: string, { out, format, explain }: Options) => {
    if (explain && format !== undefined && format !== 'json')
      throw new CommandEnd(said(explainedAs), exitCodes.usage);
    const folder = await releaseFolder(out);
    const endpoint = await startEndpoint({
      release: folder,
      limits: { processes: 1, resultSize: undefined },
    });
    try {
      const text = await queryText(query);
      if (explain) await tell(endpoint, text, format);
      else await answer(endpoint, text, format);
    } catch (error) {
      throw known(error);
    } finally {
      await endpoint.close();
    }
  });

/** A table when people read it: that is when no format is asked for, and the answer is rows. */
async function answer(endpoint: Endpoint, text: string, format: string | undefined): Promise<void> {
  const asTable = format === undefined || format === 'table';
  const wanted = asTable ? { accept: 'application/sparql-results+json, text/turtle;q=0.9' } : { format };
  const { body, kind } = await endpoint.query({ text, ...wanted });
  if (asTable && kind !== 'quads') {
    process.stdout.write(solutionTable(JSON.parse(await textOf(body))));
    return;
  }
  for await (const piece of body) process.stdout.write(piece);
}

async function tell(endpoint: Endpoint, text: string, format: string | undefined): Promise<void> {
  const explained = await endpoint.explain({ text });
  const written =
    format === 'json'
      ? `${JSON.stringify(explained)}\n`
      : explanationText(explained, languageOf(process.env));
  process.stdout.write(written);
}

async function releaseFolder(out: string): Promise<string> {
  try {
    const release = await openCurrent(out);
    release.close();
    return path.resolve(release.folder);
  } catch (error) {
    if (!(error instanceof NoRelease)) throw error;
    throw new CommandEnd(noRelease(error)[languageOf(process.env)], exitCodes.usage);
  }
}

/** A query has spaces or braces; a file's name is one that exists. */
async function queryText(fileOrText: string): Promise<string> {
  return readFile(fileOrText, 'utf8').catch(() => fileOrText);
}

function known(error: unknown): unknown {
  if (error instanceof QuerySyntaxError) {
    return new CommandEnd(`query:${error.line}:${error.column}: ${error.message}`, exitCodes.usage);
  }
  if (error instanceof QueryRefused || error instanceof NotAcceptable) {
    return new CommandEnd(error.message, exitCodes.usage);
  }
  if (error instanceof QueryTimeout || error instanceof QueryTooLarge) {
    return new CommandEnd(error.message, exitCodes.fault);
  }
  return error;
}

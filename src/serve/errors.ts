/** The one exit for everything that goes wrong: the answer in the client's format, details only in the log. */
import type { Context } from 'hono';
import type { Text } from '../rdf/index.ts';
import {
  NotAcceptable,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  QueryTooLarge,
  QueueFull,
  ResultTooLarge,
} from '../sparql/index.ts';
import { chooseLanguage } from './language.ts';
import { renderPage } from './pages/layout.tsx';
import { Page } from './pages/page.ts';
import { problemPage } from './pages/problem.tsx';
import { HttpProblem, notAcceptable } from './problem.ts';
import { contentType, negotiate } from './representation.ts';
import type { ServeEnv } from './site.ts';

/** The forms of an answer that is an error; plain text suits those who asked for something else. */
const forms: readonly {
  mediaType: string;
  write(page: Page, problem: HttpProblem): string | Promise<string>;
}[] = [
  { mediaType: 'text/plain', write: writeText },
  { mediaType: 'text/html', write: async (page, problem) => renderPage(page, problemPage(page, problem)) },
  { mediaType: 'application/problem+json', write: writeJson },
  { mediaType: 'application/json', write: writeJson },
];

const busy: Text = {
  fr: 'Le serveur a trop de requêtes en cours. Réessayez dans quelques secondes.',
  en: 'The server has too many queries under way. Try again in a few seconds.',
};

/** Errors of other rooms → what they mean to a client. */
const meanings: readonly ((error: unknown) => HttpProblem | undefined)[] = [
  (error) => (error instanceof HttpProblem ? error : undefined),
  (error) =>
    error instanceof QuerySyntaxError
      ? new HttpProblem(
          400,
          {
            fr: `La requête n’est pas du SPARQL 1.1 correct : ${error.words.fr}`,
            en: `The query is not correct SPARQL 1.1: ${error.words.en}`,
          },
          { line: error.line, column: error.column },
        )
      : undefined,
  (error) =>
    error instanceof QueryRefused
      ? new HttpProblem(400, {
          fr: `La requête est refusée : ${error.words.fr}`,
          en: `The query is refused: ${error.words.en}`,
        })
      : undefined,
  (error) =>
    error instanceof QueryTimeout
      ? new HttpProblem(
          503,
          {
            fr: 'La requête n’a pas abouti dans le temps permis. Restreignez-la, ou demandez moins de lignes à la fois.',
            en: 'The query did not finish in the time allowed. Narrow it down, or ask for fewer rows at a time.',
          },
          { headers: { 'Retry-After': '30' } },
        )
      : undefined,
  (error) =>
    error instanceof QueryTooLarge
      ? new HttpProblem(
          503,
          {
            fr: 'La requête demande plus de mémoire que permis. Restreignez-la, ou demandez moins de lignes à la fois.',
            en: 'The query needs more memory than it may have. Narrow it down, or ask for fewer rows at a time.',
          },
          { headers: { 'Retry-After': '30' } },
        )
      : undefined,
  (error) =>
    error instanceof ResultTooLarge
      ? new HttpProblem(400, {
          fr: 'La réponse dépasse la taille permise. Demandez-la par parties avec LIMIT et OFFSET, ou téléchargez les jeux de données entiers.',
          en: 'The answer is longer than allowed. Ask for it in parts with LIMIT and OFFSET, or download the datasets whole.',
        })
      : undefined,
  (error) =>
    error instanceof QueueFull ? new HttpProblem(503, busy, { headers: { 'Retry-After': '5' } }) : undefined,
  (error) =>
    error instanceof NotAcceptable
      ? notAcceptable(error.available.map((mediaType) => ({ mediaType })))
      : undefined,
];

const fault = new HttpProblem(500, {
  fr: 'Une erreur est survenue de notre côté. Elle est consignée ; réessayez plus tard.',
  en: 'Something went wrong on our side. It has been recorded; try again later.',
});

/** What an error means to the client; undefined when it is a fault of ours. */
export function toProblem(error: unknown): HttpProblem | undefined {
  return meanings.map((meaning) => meaning(error)).find((problem) => problem !== undefined);
}

/** Answers any error. What is not the client's doing goes to the log. */
export async function answerError(error: unknown, c: Context<ServeEnv>): Promise<Response> {
  const { log } = c.get('site');
  const known = toProblem(error);
  if (!known) log.error({ err: error, method: c.req.method, path: c.req.path }, 'request failed');
  return answerProblem(c, known ?? fault);
}

async function answerProblem(c: Context<ServeEnv>, problem: HttpProblem): Promise<Response> {
  const choice = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const page = new Page(c.get('site'), choice, new URL(c.req.url));
  const [plain] = forms;
  const form = negotiate(c.req.header('accept'), forms) ?? plain;
  if (!form) throw problem;
  const mediaType = form.mediaType === 'application/json' ? 'application/problem+json' : form.mediaType;
  // The answer is no longer the document whose head was begun.
  for (const name of ['ETag', 'Content-Disposition', 'Content-Location', 'Link']) c.header(name, undefined);
  return c.body(await form.write(page, problem), problem.status, {
    'Content-Type': contentType(mediaType),
    'Content-Language': page.language,
    'Cache-Control': 'no-store',
    Vary: 'Accept, Accept-Language',
    ...problem.details.headers,
  });
}

function writeText(page: Page, { status, words, details }: HttpProblem): string {
  const { problem } = page.texts;
  const { line, column, suggestions = [] } = details;
  return [
    `${status} ${problem.title[status]}`,
    page.text(words),
    ...(line !== undefined && column !== undefined ? [problem.where(line, column)] : []),
    ...(suggestions.length > 0 ? [problem.instead] : []),
    ...suggestions.map(({ href, label }) => `  ${href}  ${page.text(label)}`),
    '',
  ].join('\n');
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
function writeJson(page: Page, { status, words, details }: HttpProblem): string {
  const { line, column, suggestions } = details;
  return JSON.stringify({
    title: page.texts.problem.title[status],
    status,
    detail: page.text(words),
    line,
    column,
    suggestions: suggestions?.map(({ href, label }) => ({ href, label: page.text(label) })),
  });
}

/** The SPARQL endpoint: the protocol for machines, an editor for people, its own description without a query. */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answerFormats, explanationText, type QueryResult } from '../../sparql/index.ts';
import { bodyOf } from '../body.ts';
import { toProblem } from '../errors.ts';
import { chooseLanguage } from '../language.ts';
import { renderPage } from '../pages/layout.tsx';
import { Page } from '../pages/page.ts';
import { type Answer, sparqlPage } from '../pages/sparql.tsx';
import { HttpProblem } from '../problem.ts';
import { contentType, negotiate, withoutParameters } from '../representation.ts';
import { servicePrefixes, serviceQuads } from '../service-description.ts';
import type { ServeEnv } from '../site.ts';
import { examplesFor } from '../sparql-examples.ts';
import { readSparqlRequest, type SparqlRequest } from '../sparql-request.ts';
import { type Results, readBody } from '../sparql-results.ts';
import { answerRdf } from './rdf.ts';
import { answerVocabulary } from './sparql-vocabulary.ts';

/** The longest query that is read, in bytes. */
const LONGEST = 1_000_000;

export const sparql = new Hono<ServeEnv>();

sparql.get('/', answer);
sparql.get('/vocabulary', answerVocabulary);
sparql.post('/', limited, answer);

/** @see https://www.w3.org/TR/sparql11-protocol/ */
async function answer(c: Context<ServeEnv>): Promise<Response> {
  const request = await readSparqlRequest(c.req);
  c.header('Vary', 'Accept, Accept-Language');
  c.header('Cache-Control', 'no-cache');
  if (request.explain) return explanation(c, request);
  if (request.format === undefined && prefersPage(c.req.header('accept'))) return editor(c, request);
  const { query: text, ...how } = request;
  if (text === '') throw new HttpProblem(400, noQuery);
  if (text === undefined) return answerRdf(c, serviceQuads(c.get('site')), servicePrefixes);
  const accept = c.req.header('accept');
  const result = await c.get('site').endpoint.query({
    text,
    ...how,
    ...(accept !== undefined && { accept: withoutParameters(accept) }),
    signal: c.req.raw.signal,
  });
  c.header('Content-Type', contentType(result.mediaType));
  if (c.req.method !== 'HEAD') return c.body(result.whole ?? bodyOf(whole(c, result)));
  // The head is all that is wanted: who leaves the body ends the evaluation, which must not go on for nobody.
  for await (const _ of result.body) break;
  return c.body(null);
}

/**
 * The body. One that was cut says so after it as well, for clients that do not read what is inside; one that meets a
 * limit on the way ends with its connection, so that nobody takes it for whole.
 */
async function* whole(c: Context<ServeEnv>, { body, wasCut }: QueryResult): AsyncGenerator<Uint8Array> {
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  try {
    yield* body;
  } catch (error) {
    if (!outgoing || !toProblem(error)) throw error;
    outgoing.destroy();
  }
  if (wasCut()) outgoing?.addTrailers({ 'Result-Truncated': '?1' });
}

/** How the query is answered: for people as text, for machines as JSON. */
async function explanation(c: Context<ServeEnv>, request: SparqlRequest): Promise<Response> {
  const { query: text, format, defaultGraphs, namedGraphs } = request;
  if (!text) throw new HttpProblem(400, noQuery);
  const forms = [{ mediaType: 'text/plain' }, { mediaType: 'application/json' }];
  const accept = format === 'json' ? 'application/json' : c.req.header('accept');
  const { mediaType } = negotiate(accept, forms) ?? { mediaType: 'text/plain' };
  const { language } = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const { endpoint } = c.get('site');
  const explained = await endpoint.explain({ text, defaultGraphs, namedGraphs, signal: c.req.raw.signal });
  c.header('Content-Type', contentType(mediaType));
  if (mediaType === 'application/json') return c.body(JSON.stringify(explained));
  c.header('Content-Language', language);
  return c.body(explanationText(explained, language));
}

/** The page with the query and, if there is one, its answer; a wrong query stays where it can be mended. */
async function editor(c: Context<ServeEnv>, { query: sent, defaultGraphs, namedGraphs }: SparqlRequest) {
  // Forms send lines as HTML ends them; what is wrong is counted as people see it.
  const query = sent?.replaceAll('\r\n', '\n');
  const site = c.get('site');
  const choice = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const page = new Page(site, choice, new URL(c.req.url));
  const examples = await examplesFor(site, page.language);
  c.header('Content-Type', contentType('text/html'));
  c.header('Content-Language', page.language);
  const write = async (answer?: Answer) =>
    renderPage(
      page,
      await sparqlPage(page, {
        query: query ?? examples[0]?.query ?? '',
        examples,
        ...(answer && { answer }),
      }),
    );
  if (query === undefined) return c.body(await write());
  try {
    if (query === '') throw new HttpProblem(400, noQuery);
    const { endpoint } = site;
    const asked = { text: query, defaultGraphs, namedGraphs, accept: READ_BY_PAGE, signal: c.req.raw.signal };
    return c.body(await write(await read(await endpoint.query(asked))));
  } catch (error) {
    const problem = toProblem(error);
    if (!problem) throw error;
    const { line, column, headers } = problem.details;
    const where =
      line === undefined || column === undefined ? undefined : page.texts.problem.where(line, column);
    const message = page.text(problem.words);
    return c.body(
      await write({
        kind: 'error',
        message,
        ...(where !== undefined && { where }),
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      }),
      problem.status,
      headers,
    );
  }
}

/** What a page can show: a table of results, or a graph. */
const READ_BY_PAGE = 'application/sparql-results+json, text/turtle;q=0.9';

async function read({ body, kind }: QueryResult): Promise<Answer> {
  const text = await readBody(body);
  if (text === undefined) return { kind: 'too-long', of: kind };
  return kind === 'quads'
    ? { kind: 'graph', turtle: text }
    : { kind: 'results', results: JSON.parse(text) as Results };
}

/** What a machine may ask for. */
const machineTypes = answerFormats
  .flatMap(({ mediaType, aliases }) => [mediaType, ...aliases])
  .map((mediaType) => ({ mediaType }));

/** Whether a client asks for a page: one that takes anything gets data. */
function prefersPage(accept: string | undefined): boolean {
  return negotiate(accept, [...machineTypes, { mediaType: 'text/html' }])?.mediaType === 'text/html';
}

const measured = bodyLimit({ maxSize: LONGEST, onError: tooLong });

/** A body that says its length is not touched: what measures it makes a stream of it first. */
async function limited(c: Context<ServeEnv>, next: Next): Promise<Response | undefined> {
  const length = c.req.header('transfer-encoding') === undefined && c.req.header('content-length');
  if (!length) return (await measured(c, next)) ?? undefined;
  if (Number(length) > LONGEST) tooLong();
  await next();
  return undefined;
}

const noQuery = {
  fr: 'La demande ne contient pas de requête : le paramètre « query » manque ou est vide.',
  en: 'The request has no query: the “query” parameter is missing or empty.',
};

function tooLong(): never {
  throw new HttpProblem(413, {
    fr: 'La requête dépasse un million d’octets.',
    en: 'The query is longer than a million bytes.',
  });
}

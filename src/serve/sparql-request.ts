/** What a SPARQL 1.1 Protocol request asks for, in any of its three forms. */
import type { HonoRequest } from 'hono';
import { HttpProblem } from './problem.ts';

export interface SparqlRequest {
  /** Undefined when a GET has no such parameter, and so is about the service itself; empty when a query is missing. */
  readonly query?: string;
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
  /** The value of `format=`: a suffix or a media type. */
  readonly format?: string;
  /** Whether to say how the query is answered, instead of answering it. */
  readonly explain?: boolean;
}

/**
 * @throws HttpProblem 400 for an update or for several queries, 415 for a body of another type
 * @see https://www.w3.org/TR/sparql11-protocol/#query-operation
 */
export async function readSparqlRequest(request: HonoRequest): Promise<SparqlRequest> {
  const url = new URL(request.url).searchParams;
  if (request.method !== 'POST') return fromParameters(url);
  const type = (request.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const read = bodies[type ?? ''];
  if (!read) throw new HttpProblem(415, unknownType);
  return read(await request.text(), url);
}

/** Media type of a body → how it is read. */
const bodies: Readonly<Record<string, (body: string, url: URLSearchParams) => SparqlRequest>> = {
  'application/x-www-form-urlencoded': (body) => ({
    query: '',
    ...fromParameters(new URLSearchParams(body)),
  }),
  'application/sparql-query': (body, url) => ({
    ...fromParameters(url),
    query: body.trim() === '' ? '' : body,
  }),
  'application/sparql-update': () => {
    throw new HttpProblem(400, noUpdate);
  },
};

function fromParameters(parameters: URLSearchParams): SparqlRequest {
  if (parameters.has('update')) throw new HttpProblem(400, noUpdate);
  const [query, ...others] = parameters.getAll('query');
  if (others.length > 0) throw new HttpProblem(400, oneQuery);
  const format = parameters.get('format');
  return {
    ...(query !== undefined && { query: query.trim() === '' ? '' : query }),
    ...(format !== null && format !== '' && { format }),
    ...(parameters.has('explain') && { explain: true }),
    defaultGraphs: parameters.getAll('default-graph-uri'),
    namedGraphs: parameters.getAll('named-graph-uri'),
  };
}

const noUpdate = {
  fr: 'Les données ne se modifient pas ici : seules les requêtes de lecture sont acceptées.',
  en: 'Data cannot be changed here: only queries are accepted.',
};

const oneQuery = {
  fr: 'La demande contient plusieurs paramètres « query » ; il en faut un seul.',
  en: 'The request has several “query” parameters; it takes exactly one.',
};

const unknownType = {
  fr: 'Le corps de la demande doit être de type application/x-www-form-urlencoded (avec un paramètre « query ») ou application/sparql-query.',
  en: 'The body of the request must be of type application/x-www-form-urlencoded (with a “query” parameter) or application/sparql-query.',
};

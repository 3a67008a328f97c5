/** The formats of answers: which kind of answer each can write, and how people call them. */
import Negotiator from 'negotiator';
import { rdfFormats } from '../rdf/index.ts';
import { NotAcceptable } from './errors.ts';

export type AnswerKind = 'bindings' | 'boolean' | 'quads';

export interface AnswerFormat {
  readonly mediaType: string;
  /** The short name: `json`, `ttl`. */
  readonly suffix: string;
  readonly kinds: readonly AnswerKind[];
  /** Media types that people ask it by, besides its own. */
  readonly aliases: readonly string[];
}

const tables: readonly AnswerKind[] = ['bindings', 'boolean'];

/** In order of preference. */
export const answerFormats: readonly AnswerFormat[] = [
  {
    mediaType: 'application/sparql-results+json',
    suffix: 'json',
    kinds: tables,
    aliases: ['application/json'],
  },
  {
    mediaType: 'application/sparql-results+xml',
    suffix: 'xml',
    kinds: tables,
    aliases: ['application/xml', 'text/xml'],
  },
  { mediaType: 'text/csv', suffix: 'csv', kinds: tables, aliases: [] },
  { mediaType: 'text/tab-separated-values', suffix: 'tsv', kinds: tables, aliases: [] },
  ...rdfFormats.map(({ mediaType, suffix }): AnswerFormat => {
    return { mediaType, suffix, kinds: ['quads'], aliases: suffix === 'jsonld' ? ['application/json'] : [] };
  }),
];

/** What a request says of the format wanted. */
export interface FormatRequest {
  /** The Accept header. */
  readonly accept?: string | undefined;
  /** A suffix or a media type; it decides alone when given. */
  readonly format?: string | undefined;
}

/** @throws NotAcceptable with the formats that could write the answer */
export function chooseFormat(kind: AnswerKind, { accept, format }: FormatRequest): AnswerFormat {
  const able = answerFormats.filter(({ kinds }) => kinds.includes(kind));
  const names = (known: AnswerFormat) => [known.mediaType, ...known.aliases];
  const found =
    format === undefined
      ? negotiated(able, accept)
      : able.find((known) => known.suffix === format || names(known).includes(format));
  if (!found) throw new NotAcceptable(able.map(({ mediaType }) => mediaType));
  return found;
}

/** The media types themselves go first: an alias stands for a format, but a browser lists some of them. */
function negotiated(able: readonly AnswerFormat[], accept = '*/*'): AnswerFormat | undefined {
  const offered = [
    ...able.map((format) => ({ name: format.mediaType, format })),
    ...able.flatMap((format) => format.aliases.map((name) => ({ name, format }))),
  ];
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes(offered.map(({ name }) => name));
  return offered.find(({ name }) => name === best)?.format;
}

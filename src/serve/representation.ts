/** The forms in which a document can be had, and which of them a request asks for. */
import Negotiator from 'negotiator';
import { type RdfFormat, rdfFormats } from '../rdf/index.ts';

export interface Representation {
  /** As a suffix of the path and as the value of `?format=`. */
  readonly suffix: string;
  readonly mediaType: string;
  /** Other media types by which clients mean it. */
  readonly aliases?: readonly string[];
  /** How the RDF is written; absent for the page. */
  readonly rdf?: RdfFormat;
}

/** The page first: it answers a request that has no preference. */
export const representations: readonly Representation[] = [
  { suffix: 'html', mediaType: 'text/html' },
  ...rdfFormats.map((rdf) => ({
    suffix: rdf.suffix,
    mediaType: rdf.mediaType,
    aliases: rdf.suffix === 'jsonld' ? ['application/json'] : [],
    rdf,
  })),
];

/** The forms of what is not a page, such as the description of the endpoint. */
export const rdfRepresentations = rdfFormats.map((rdf) => ({
  suffix: rdf.suffix,
  mediaType: rdf.mediaType,
  rdf,
}));

/**
 * The offer that an `Accept` header likes best; among equals, the first of the list.
 *
 * @param accept  the header, undefined when the client has no preference
 * @returns undefined when nothing on offer is acceptable
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function negotiate<Offer extends { readonly mediaType: string; readonly aliases?: readonly string[] }>(
  accept: string | undefined,
  offers: readonly Offer[],
): Offer | undefined {
  const named = new Map([
    ...offers.map((offer) => [offer.mediaType, offer] as const),
    ...offers.flatMap((offer) => (offer.aliases ?? []).map((alias) => [alias, offer] as const)),
  ]);
  const headers = accept === undefined ? {} : { accept: withoutParameters(accept) };
  const best = new Negotiator({ headers }).mediaType([...named.keys()]);
  return best === undefined ? undefined : named.get(best);
}

/**
 * An `Accept` header without what it asks of a media type in particular (`charset`, `profile`, `header`): there is one
 * form of each, and it is better than none.
 */
export function withoutParameters(accept: string): string {
  return accept.replace(/;\s*([^=;,\s]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;,\s]*)/g, (parameter, name: string) =>
    name.toLowerCase() === 'q' ? parameter : '',
  );
}

/** Splits `observation/aah/landes/2014-12.ttl` into the path of the thing and the form asked for. */
export function splitSuffix(path: string): { path: string; representation?: Representation } {
  const representation = representations.find(({ suffix }) => path.endsWith(`.${suffix}`));
  if (!representation) return { path };
  return { path: path.slice(0, -representation.suffix.length - 1), representation };
}

/** The form that `?format=` names, by suffix or by media type. */
export function namedRepresentation(name: string): Representation | undefined {
  return representations.find(({ suffix, mediaType }) => name === suffix || name === mediaType);
}

/** The media type with the charset that everything here is written in. */
export function contentType(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

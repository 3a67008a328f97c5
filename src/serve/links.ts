/** Where a thing is shown: every link of the server is built here. */
import type { Language } from '../rdf/index.ts';
import { GEO } from './insee.ts';

/** Builds local paths from IRIs, and reads them back. */
export class Links {
  /** The path of the base IRI, `/` unless the catalogue lives under a folder. */
  readonly root: string;
  /** Where the things of a kind are named, and where they are shown; the more particular first. */
  private readonly places: readonly (readonly [named: string, shown: string])[];

  /**
   * @param base  the base IRI of the release, ending in `/`
   * @param language  kept in every link to a page, when the reader asked for it
   */
  constructor(
    readonly base: string,
    private readonly language?: Language,
  ) {
    this.root = new URL(base).pathname;
    this.places = [
      [GEO, 'doc/area/'],
      [`${base}def/`, 'doc/def/'],
      [`${base}id/`, 'doc/'],
    ];
  }

  /** The same links, with the reader's language kept or changed. */
  in(language: Language | undefined): Links {
    return new Links(this.base, language);
  }

  /** Whether the publisher minted the IRI. */
  isOwn(iri: string): boolean {
    return iri.startsWith(this.base);
  }

  /**
   * The path of the document about a thing, without language or suffix: `/doc/caf/landes`.
   *
   * @returns undefined for an IRI that has no document here
   */
  documentPath(iri: string): string | undefined {
    const place = this.places.find(([named]) => iri.startsWith(named) && iri.length > named.length);
    return place && encodeURI(this.root + place[1] + iri.slice(place[0].length));
  }

  /**
   * The thing that a document is about.
   *
   * @param path  below the root, percent-decoded: `doc/caf/landes`
   */
  thing(path: string): string | undefined {
    const place = this.places.find(([, shown]) => path.startsWith(shown) && path.length > shown.length);
    return place && place[0] + path.slice(place[1].length);
  }

  /** A link to a thing's page, or to the IRI itself when there is none here. */
  page(iri: string): string {
    const path = this.documentPath(iri);
    return path === undefined ? iri : this.keepLanguage(path);
  }

  /** A link to a thing's document in one form: `/doc/caf/landes.ttl`. */
  form(iri: string, suffix: string): string {
    return `${this.documentPath(iri) ?? iri}.${suffix}`;
  }

  /**
   * A path below the root.
   *
   * @param query  what to ask there; an undefined value is left out
   */
  path(below: string, query: Readonly<Record<string, string | undefined>> = {}): string {
    return this.keepLanguage(encodeURI(this.root + below), query);
  }

  /** The path of a file, which has no language. */
  file(below: string): string {
    return this.root + below;
  }

  private keepLanguage(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
    const asked = Object.entries({ ...query, lang: query.lang ?? this.language });
    const search = new URLSearchParams(
      asked.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ).toString();
    return search === '' ? path : `${path}?${search}`;
  }
}

/** What every part of a page needs: the site, the language, and how to write things in it. */
import type { Literal, Text } from '../../rdf/index.ts';
import type { LanguageChoice } from '../language.ts';
import { languages } from '../language.ts';
import type { Links } from '../links.ts';
import { writeBytes, writeDate, writeNumber, writePercent } from '../notation.ts';
import type { Site } from '../site.ts';
import { type Texts, texts } from '../texts/index.ts';
import { Names } from './names.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** The parameters that say where a list or a table begins. */
const offsets = ['from', 'fromColumn', 'after', 'codes'];

/** An address without the offsets that are none, so that no link carries them on. */
function understood(asked: URL): URL {
  const url = new URL(asked);
  const odd = offsets.filter((name) => !/^\d{1,15}$/.test(url.searchParams.get(name) ?? '0'));
  for (const name of odd) url.searchParams.delete(name);
  return url;
}

/** One page in the making: whom it is for, and where it stands. */
export class Page {
  readonly language: LanguageChoice['language'];
  readonly texts: Texts;
  /** Links that keep the language, if the reader asked for it. */
  readonly links: Links;
  /** Where it stands. */
  readonly url: URL;

  /** @param asked  the address that the reader asked for */
  constructor(
    readonly site: Site,
    choice: LanguageChoice,
    asked: URL,
  ) {
    this.url = understood(asked);
    this.language = choice.language;
    this.texts = texts[choice.language];
    this.links = site.links.in(choice.asked ? choice.language : undefined);
  }

  get otherLanguage(): LanguageChoice['language'] {
    return languages.find((language) => language !== this.language) ?? this.language;
  }

  /** This page's address in a language. */
  inLanguage(language: LanguageChoice['language']): string {
    return this.withQuery({ lang: language });
  }

  /**
   * This page's address, with parts of its query changed; an undefined part goes.
   *
   * @param anchor  the part of the page to show
   */
  withQuery(changes: Readonly<Record<string, string | undefined>>, anchor?: string): string {
    const query = new URLSearchParams(this.url.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) query.delete(name);
      else query.set(name, value);
    }
    const written = query.size === 0 ? '' : `?${query}`;
    return this.url.pathname + written + (anchor === undefined ? '' : `#${anchor}`);
  }

  /** What the reader asked for in the address. */
  asked(name: string): string | undefined {
    return this.url.searchParams.get(name) ?? undefined;
  }

  text(text: Text): string {
    return text[this.language];
  }

  number(value: bigint | number): string {
    return writeNumber(value, this.language);
  }

  bytes(count: number): string {
    return writeBytes(count, this.language);
  }

  /** @param signed  whether it is a change, written with its sign */
  percent(share: number, signed = false): string {
    return writePercent(share, this.language, signed);
  }

  /** @param type  local name of the XSD type */
  date(value: string, type: string): string {
    return writeDate(value, type, this.language);
  }

  /** A literal as the language writes it. */
  literal(literal: Literal): string {
    const { value, datatype } = literal;
    if (!datatype.value.startsWith(XSD)) return value;
    const type = datatype.value.slice(XSD.length);
    if (type === 'integer') return this.number(BigInt(value));
    if (type === 'boolean') return this.texts.graph[value === 'true' ? 'true' : 'false'];
    return this.date(value, type);
  }

  /** Looks up how to call things; the graph's own labels first. */
  names(iris: Iterable<string | undefined>): Promise<Names> {
    const known = [...iris].filter((iri) => iri !== undefined);
    return Names.lookUp(this.site.release, known, this.language, this.links);
  }
}

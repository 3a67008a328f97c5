/** What every request of one release shares. */
import type { Logger } from 'pino';
import type { Iris, Text } from '../rdf/index.ts';
import type { Endpoint } from '../sparql/index.ts';
import type { Release } from '../store/index.ts';
import type { Description } from './description.ts';
import type { Links } from './links.ts';
import { describe } from './lookup.ts';
import type { Metrics } from './metrics.ts';
import { Search } from './search/search.ts';

/** What the application is made of. */
interface Parts {
  readonly release: Release;
  readonly endpoint: Endpoint;
  readonly iris: Iris;
  /** Without a language: each page has its own. */
  readonly links: Links;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export interface Site extends Parts {
  readonly search: Search;
  /** What the head and the foot of every page say. */
  readonly title: Text;
  readonly publisher: { readonly name: Text; readonly iri: string };
  readonly licence: { readonly name: Text; readonly url: string };
}

/** What a handler finds in its context. */
export interface ServeEnv {
  Variables: { site: Site };
}

/** Reads from the catalogue what every page says. */
export async function loadSite(parts: Parts): Promise<Site> {
  const { release, iris } = parts;
  const catalog = await describe(release, iris.catalog().value);
  const publisher = await describe(release, catalog.oneIri('dct:publisher') ?? iris.publisher().value);
  const licence = await describe(release, catalog.oneIri('dct:license') ?? '');
  return {
    ...parts,
    search: new Search(release),
    title: bothLanguages(catalog, 'dct:title'),
    publisher: { iri: publisher.iri, name: bothLanguages(publisher, 'foaf:name') },
    licence: { url: licence.iri, name: bothLanguages(licence, 'rdfs:label') },
  };
}

function bothLanguages(thing: Description, property: Parameters<Description['text']>[0]): Text {
  const say = (language: 'fr' | 'en') => thing.text(property, language) ?? thing.iri;
  return { fr: say('fr'), en: say('en') };
}

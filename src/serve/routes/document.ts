/** The document about a thing, in the form that the client likes best. */
import type { Context } from 'hono';
import pLimit from 'p-limit';
import { namedNode, type Quad, writeRdf } from '../../rdf/index.ts';
import { bodyOf } from '../body.ts';
import { isCurrent, linkHeader } from '../http.ts';
import { chooseLanguage } from '../language.ts';
import { exists } from '../lookup.ts';
import { nearest } from '../nearest.ts';
import { today } from '../notation.ts';
import { searchPage } from '../pages/catalogue.tsx';
import { renderPage } from '../pages/layout.tsx';
import { Page } from '../pages/page.ts';
import { thingPage } from '../pages/thing.tsx';
import { notAcceptable } from '../problem.ts';
import {
  contentType,
  namedRepresentation,
  negotiate,
  type Representation,
  representations,
  splitSuffix,
} from '../representation.ts';
import type { ServeEnv, Site } from '../site.ts';

/**
 * So many pages are drawn at once, and the others wait for their turn: each asks the database dozens of questions side by
 * side, and what they all need together would not fit in its memory.
 */
const drawing = pLimit(3);

/** So many documents of RDF begin at once, apart from pages: who crawls them leaves the pages their turns. */
const reading = pLimit(3);

/** `/doc/…` */
export async function document(c: Context<ServeEnv>): Promise<Response> {
  const site = c.get('site');
  const { path, representation } = splitSuffix(c.req.path.slice(site.links.root.length));
  const iri = site.links.thing(path);
  if (iri === undefined || !(await exists(site.release, iri))) {
    throw await nearest(site, iri ?? site.links.base + path);
  }
  return answer(c, iri, representation);
}

/** `/`: the document about the catalogue. */
export function front(c: Context<ServeEnv>): Promise<Response> {
  return answer(c, c.get('site').iris.catalog().value, undefined);
}

async function answer(c: Context<ServeEnv>, iri: string, suffixed: Representation | undefined) {
  const site = c.get('site');
  const chosen = suffixed ?? choose(c, site, iri);
  const url = new URL(c.req.url);
  const choice = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const language = chosen.rdf ? '' : choice.language;
  // A page says whether data are late, which depends on the day.
  const edition = chosen.rdf ? [] : [language, today()];
  c.header('Content-Location', contentLocation(site, iri, chosen, url, language));
  const parts = [iri, chosen.suffix, ...edition, url.search];
  if (isCurrent(c, 'Accept, Accept-Language', ...parts)) return c.body(null, 304);
  c.header('Content-Type', contentType(chosen.mediaType));
  c.header('Link', links(site, iri, chosen));
  if (language !== '') c.header('Content-Language', language);
  if (c.req.raw.method === 'HEAD') return c.body(null);
  if (!chosen.rdf) {
    const page = new Page(site, choice, url);
    const query = iri === site.iris.catalog().value ? page.asked('q')?.trim() : undefined;
    const draw = async () => renderPage(page, await (query ? searchPage(page, query) : thingPage(page, iri)));
    return c.body(await drawing(draw));
  }
  const quads = begunInTurn(site.release.document(namedNode(iri), c.req.raw.signal));
  return c.body(bodyOf(writeRdf(quads, chosen.rdf, site.iris.prefixes())));
}

/** The first quad is waited for in turn: all is looked up before it. What follows goes as fast as the client takes it. */
async function* begunInTurn(quads: AsyncGenerator<Quad>): AsyncGenerator<Quad> {
  try {
    const first = await reading(() => quads.next());
    if (first.done) return;
    yield first.value;
    yield* quads;
  } finally {
    await quads.return(undefined);
  }
}

/** The form that `?format=` names, or the best that `Accept` allows. */
function choose(c: Context<ServeEnv>, site: Site, iri: string): Representation {
  const named = c.req.query('format');
  const chosen =
    named === undefined ? negotiate(c.req.header('accept'), representations) : namedRepresentation(named);
  if (chosen) return chosen;
  throw notAcceptable(
    representations,
    representations.map(({ suffix, mediaType }) => ({
      href: site.links.form(iri, suffix),
      label: { fr: mediaType, en: mediaType },
    })),
  );
}

/** The address that always gives this very form, language included. */
function contentLocation(
  { links }: Site,
  iri: string,
  { suffix }: Representation,
  url: URL,
  language: string,
) {
  if (language === '') return links.form(iri, suffix);
  const query = new URLSearchParams(url.search);
  query.delete('format');
  query.set('lang', language);
  return `${links.form(iri, suffix)}?${query}`;
}

/** Where the other forms are, what the document is about, and what describes the whole of which it is a part. */
function links({ links }: Site, iri: string, chosen: Representation): string {
  return [
    ...representations
      .filter(({ suffix }) => suffix !== chosen.suffix)
      .map(({ suffix, mediaType }) => linkHeader(links.form(iri, suffix), 'alternate', mediaType)),
    linkHeader(encodeURI(iri), 'describes'),
    linkHeader(links.file('.well-known/void'), 'describedby'),
  ].join(', ');
}

/** What the search box suggests: a fragment of a page, in the reader's language. */
import type { Context } from 'hono';
import { isCurrent } from '../http.ts';
import { chooseLanguage } from '../language.ts';
import { Page } from '../pages/page.ts';
import { SUGGESTED, Suggestions } from '../pages/search.tsx';
import { contentType } from '../representation.ts';
import type { ServeEnv } from '../site.ts';

/** `/search?q=…`; without words, nothing but the reading of what can be found. */
export async function suggestions(c: Context<ServeEnv>): Promise<Response> {
  const site = c.get('site');
  const query = (c.req.query('q') ?? '').trim();
  const choice = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  c.header('Content-Language', choice.language);
  if (isCurrent(c, 'Accept-Language', 'search', choice.language, c.req.url)) return c.body(null, 304);
  const page = new Page(site, choice, new URL(c.req.url));
  const results = await site.search.find(query, SUGGESTED);
  const fragment = await Suggestions({ page, query, results });
  return c.body(String(await fragment.toString()), 200, { 'Content-Type': contentType('text/html') });
}

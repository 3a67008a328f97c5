/** What the editor of queries completes words from. */
import type { Context } from 'hono';
import { isCurrent } from '../http.ts';
import { chooseLanguage } from '../language.ts';
import { Page } from '../pages/page.ts';
import type { ServeEnv } from '../site.ts';
import { searchVocabulary, vocabulary } from '../sparql-vocabulary.ts';

/** `/sparql/vocabulary`; with `q=`, the codes that words lead to. */
export async function answerVocabulary(c: Context<ServeEnv>): Promise<Response> {
  const site = c.get('site');
  const choice = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
  c.header('Content-Language', choice.language);
  if (isCurrent(c, 'Accept-Language', 'vocabulary', choice.language, c.req.url)) return c.body(null, 304);
  const page = new Page(site, choice, new URL(c.req.url));
  const words = c.req.query('q')?.trim();
  return c.json(words ? await searchVocabulary(page, words) : await vocabulary(page));
}

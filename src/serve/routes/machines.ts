/** What machines look for at a well-known place. */
import type { Context } from 'hono';
import { documentedThings } from '../lookup.ts';
import type { ServeEnv } from '../site.ts';
import { voidQuads } from '../void.ts';
import { answerRdf } from './rdf.ts';

/** `/.well-known/void` */
export function voidDescription(c: Context<ServeEnv>): Response {
  return answerRdf(c, voidQuads(c.get('site')));
}

/** A sitemap holds no more. @see https://www.sitemaps.org/protocol.html */
const SITEMAP_LIMIT = 50_000;

/** `/sitemap.xml`: every document but those of single observations. */
export async function sitemap(c: Context<ServeEnv>): Promise<Response> {
  const { release, links } = c.get('site');
  const origin = new URL(links.base).origin;
  const paths = (await documentedThings(release))
    .flatMap((iri) => links.documentPath(iri) ?? [])
    .slice(0, SITEMAP_LIMIT - 1);
  const urls = [links.root, ...paths].map((path) => `<url><loc>${escapeXml(origin + path)}</loc></url>`);
  return c.body(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`,
    200,
    { 'Content-Type': 'application/xml' },
  );
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** `/robots.txt`: pages are for everybody; queries, and views without number, are not for crawlers. */
export function robots(c: Context<ServeEnv>): Response {
  const { links } = c.get('site');
  const lines = [
    'User-agent: *',
    `Disallow: ${links.file('sparql')}`,
    `Disallow: ${links.file('view/')}`,
    '',
    `Sitemap: ${links.base}sitemap.xml`,
    '',
  ];
  return c.text(lines.join('\n'));
}

/** `/health`: answers when the release answers. */
export async function health(c: Context<ServeEnv>): Promise<Response> {
  const { release } = c.get('site');
  const { digest, created, counts } = release.manifest;
  await release.labels([]);
  return c.json({ status: 'ok', release: { digest, created, ...counts } }, 200, {
    'Cache-Control': 'no-store',
  });
}

/** `/metrics` */
export async function metricsText(c: Context<ServeEnv>): Promise<Response> {
  const { body, mediaType } = await c.get('site').metrics.text();
  return c.body(body, 200, { 'Content-Type': mediaType, 'Cache-Control': 'no-store' });
}

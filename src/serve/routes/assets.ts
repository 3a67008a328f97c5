/** The files that pages are drawn with. */
import { Hono } from 'hono';
import { type Asset, allAssets, favicon } from '../assets.ts';
import { forever } from '../http.ts';
import { contentType } from '../representation.ts';
import type { ServeEnv } from '../site.ts';

export const assets = new Hono<ServeEnv>();

const send = ({ body, mediaType }: Asset, cache: string) =>
  new Response(body, { headers: { 'Content-Type': contentType(mediaType), 'Cache-Control': cache } });

for (const asset of allAssets) assets.get(`/${asset.path}`, () => send(asset, forever));
// Browsers ask here unless told otherwise.
assets.get('/favicon.ico', () => send(favicon, 'public, max-age=86400'));

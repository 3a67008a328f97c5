/** The files that pages are drawn with, under names that change when they do. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  /** Its path below the root; the digest in it lets clients keep it for good. */
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
}

// Two folders up from this file, as written and as built.
const folder = new URL('../../src/serve/assets/', import.meta.url);

function asset(name: string, suffix: string, mediaType: string): Asset {
  const body = readFileSync(new URL(`${name}.${suffix}`, folder), 'utf8');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `assets/${name}-${digest}.${suffix}`, mediaType, body };
}

export const stylesheet = asset('style', 'css', 'text/css');
export const favicon = asset('favicon', 'svg', 'image/svg+xml');

/** The version of the program, which draws the pages: part of what their entity tags stand for. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** The headers that every document shares: entity tags, alternates, caching. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { version } from './assets.ts';
import type { ServeEnv } from './site.ts';

/**
 * A strong entity tag for what the parts identify: a release, a path, a form, a language.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3
 */
export function entityTag(...parts: readonly string[]): string {
  return `"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)}"`;
}

/**
 * Whether the client already holds what the tag stands for.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function isHeld(c: Context, tag: string): boolean {
  const held = c.req.header('if-none-match');
  if (held === undefined) return false;
  return held.trim() === '*' || held.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/**
 * Says that an answer may be kept and has to be asked for again, and whether the client holds this very one.
 *
 * @param parts  what tells it from other answers of the release
 */
export function isCurrent(c: Context<ServeEnv>, vary: string, ...parts: readonly string[]): boolean {
  const tag = entityTag(c.get('site').release.manifest.digest, version, ...parts);
  c.header('ETag', tag);
  c.header('Cache-Control', revalidate);
  c.header('Vary', vary);
  return isHeld(c, tag);
}

/** One entry of a `Link` header. */
export function linkHeader(target: string, rel: string, type?: string): string {
  return `<${target}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/** Clients may keep what they got, and ask whether it still holds. */
export const revalidate = 'public, no-cache';

/** What never changes under its name. */
export const forever = 'public, max-age=31536000, immutable';

/** Whole datasets as files, in parts too (`Range`). */
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { isHeld, linkHeader, revalidate } from '../http.ts';
import { HttpProblem } from '../problem.ts';
import { contentType } from '../representation.ts';
import type { ServeEnv, Site } from '../site.ts';

/** A single part, in bytes: any other range may be ignored. @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2 */
const oneRange = /^bytes=(\d+-\d*|-\d+)$/;

/** Serves the files that the manifest lists, and no other. */
export function downloads({ release, links }: Site): MiddlewareHandler<ServeEnv> {
  const files = new Map(release.manifest.downloads.map((download) => [download.file, download]));
  const sendFile = serveStatic<ServeEnv>({
    root: join(release.folder, 'downloads'),
    rewriteRequestPath: (path) => path.slice(path.lastIndexOf('/')),
  });
  return async (c, next) => {
    const file = c.req.path.slice(`${links.root}download/`.length);
    const download = files.get(file);
    if (!download) throw noSuchFile(file, [...files.keys()], (name) => links.file(`download/${name}`));
    const tag = `"${download.sha256}"`;
    c.header('ETag', tag);
    c.header('Cache-Control', revalidate);
    if (isHeld(c, tag)) return c.body(null, 304);
    // A part of another version than the one that the client holds would not fit.
    const fits = (c.req.header('if-range') ?? tag) === tag;
    if (!fits || !oneRange.test(c.req.header('range') ?? '')) c.req.raw.headers.delete('range');
    const response = await sendFile(c, next);
    if (!response) throw noSuchFile(file, [], () => '');
    const { headers } = response;
    headers.set('Content-Type', file.endsWith('.gz') ? 'application/gzip' : contentType(download.mediaType));
    headers.set('Content-Disposition', `attachment; filename="${file}"`);
    headers.set('Accept-Ranges', 'bytes');
    if (file.endsWith('.csv')) {
      const description = links.file(`download/${file}-metadata.json`);
      headers.append('Link', linkHeader(description, 'describedby', 'application/csvm+json'));
    }
    return response;
  };
}

function noSuchFile(file: string, files: readonly string[], href: (file: string) => string): HttpProblem {
  return new HttpProblem(
    404,
    { fr: `Il n’y a pas de fichier « ${file} ».`, en: `There is no file “${file}”.` },
    { suggestions: files.map((name) => ({ href: href(name), label: { fr: name, en: name } })) },
  );
}

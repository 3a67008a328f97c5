/** Answers that are RDF and nothing else. */
import type { Context } from 'hono';
import { type Quads, writeRdf } from '../../rdf/index.ts';
import { bodyOf } from '../body.ts';
import { isCurrent } from '../http.ts';
import { notAcceptable } from '../problem.ts';
import { contentType, negotiate, rdfRepresentations } from '../representation.ts';
import type { ServeEnv } from '../site.ts';

/** Browsers show text, and save Turtle without showing it: they have the same as text. */
const forms = [
  ...rdfRepresentations,
  ...rdfRepresentations
    .filter(({ suffix }) => suffix === 'ttl')
    .map(({ rdf }) => ({ suffix: 'txt', mediaType: 'text/plain', rdf })),
];

/** What the description is made from, in the form that the client likes best. */
export function answerRdf(
  c: Context<ServeEnv>,
  quads: Quads,
  prefixes: Record<string, string> = {},
): Response {
  const { iris } = c.get('site');
  const named = c.req.query('format');
  const chosen =
    named === undefined
      ? negotiate(c.req.header('accept'), forms)
      : forms.find(({ suffix, mediaType }) => named === suffix || named === mediaType);
  if (!chosen) throw notAcceptable(forms);
  if (isCurrent(c, 'Accept', c.req.path, chosen.suffix)) return c.body(null, 304);
  c.header('Content-Type', contentType(chosen.mediaType));
  return c.body(bodyOf(writeRdf(quads, chosen.rdf, { ...iris.prefixes(), ...prefixes })));
}

/** The application: what answers each path of one release. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { Iris } from '../rdf/index.ts';
import type { Endpoint } from '../sparql/index.ts';
import type { Release } from '../store/index.ts';
import { answerError } from './errors.ts';
import { Links } from './links.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { HttpProblem } from './problem.ts';
import { assets } from './routes/assets.ts';
import { document, front } from './routes/document.ts';
import { downloads } from './routes/download.ts';
import { health, metricsText, robots, sitemap, voidDescription } from './routes/machines.ts';
import { suggestions } from './routes/search.ts';
import { sparql } from './routes/sparql.ts';
import { thing } from './routes/thing.ts';
import { view } from './routes/view.ts';
import { loadSite, type ServeEnv } from './site.ts';
import { warm } from './warm.ts';

export interface AppOptions {
  readonly release: Release;
  readonly endpoint: Endpoint;
  readonly log: Logger;
  readonly metrics?: Metrics;
}

const security = {
  // A page loads its own stylesheets, scripts and pictures, and asks this server; nothing else, from nowhere else.
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  // The data are for every site.
  crossOriginResourcePolicy: 'cross-origin',
  // Whether everything is on TLS is for the proxy in front to say.
  strictTransportSecurity: false,
};

/** What scripts of other sites may read besides the body. */
const exposeHeaders = [
  'Accept-Ranges',
  'Allow',
  'Content-Disposition',
  'Content-Language',
  'Content-Length',
  'Content-Location',
  'Content-Range',
  'ETag',
  'Link',
  'Location',
  'Retry-After',
];

/** An application that answers from one release, under the path of its base IRI; warm when it is given. */
export async function createApp({
  release,
  endpoint,
  log,
  metrics = createMetrics(),
}: AppOptions): Promise<Hono<ServeEnv>> {
  const { base } = release.manifest;
  const links = new Links(base);
  const site = await loadSite({ release, endpoint, log, metrics, links, iris: new Iris(base) });
  await warm(site);
  // Errors, headers and the log are for every path of the server; what is answered lies under the base's.
  const app = new Hono<ServeEnv>();
  const below = app.basePath(links.root);

  app.use(async (c, next) => {
    c.set('site', site);
    const start = performance.now();
    await next();
    const took = Math.round(performance.now() - start);
    log.info({ method: c.req.method, path: c.req.path, status: c.res.status, ms: took }, 'request');
  });
  app.use(metrics.middleware);
  app.use(secureHeaders(security));
  // Pages and what they load; of data, whole files are compressed once, as downloads.
  app.use(compress({ contentTypeFilter: /^(text\/(html|css|javascript)|image\/svg)/ }));
  const methodsAt = (path: string) => [
    ...['GET', 'HEAD', 'OPTIONS'],
    ...(path === links.file('sparql') ? ['POST'] : []),
  ];
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') c.header('Allow', methodsAt(c.req.path).join(', '));
    await next();
  });
  const crossOrigin = cors({ origin: '*', allowMethods: (_, c) => methodsAt(c.req.path), exposeHeaders });
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') return crossOrigin(c, next);
    // Once there is an answer: one that is given to a context with headers already is made anew, body and all.
    await next();
    return crossOrigin(c, async () => {});
  });
  app.use(
    methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => answerError(refusedMethod(methods), c) }),
  );

  below.get('/', front);
  below.get('/search', suggestions);
  below.get('/id/*', thing);
  below.get('/def/*', thing);
  below.get('/doc/*', document);
  below.route('/sparql', sparql);
  below.get('/download/*', downloads(site));
  below.get('/view/*', view);
  below.get('/.well-known/void', voidDescription);
  below.get('/sitemap.xml', sitemap);
  below.get('/robots.txt', robots);
  below.get('/health', health);
  below.get('/metrics', metricsText);
  below.route('/', assets);

  app.notFound((c) => answerError(unknownPath(c.req.path), c));
  app.onError(answerError);
  return app;
}

function unknownPath(path: string): HttpProblem {
  return new HttpProblem(404, {
    fr: `Il n’y a rien à l’adresse ${path}.`,
    en: `There is nothing at ${path}.`,
  });
}

function refusedMethod(methods: readonly string[]): HttpProblem {
  const allowed = methods.join(', ');
  return new HttpProblem(
    405,
    { fr: `Cette adresse n’accepte que : ${allowed}.`, en: `This address accepts only: ${allowed}.` },
    { headers: { Allow: allowed } },
  );
}

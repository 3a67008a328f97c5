/** How the server does, for Prometheus. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Times every request. */
  readonly middleware: MiddlewareHandler;
  /** Says which release is served, and how many observations it holds. */
  released(digest: string, observations: number): void;
  /** The metrics in Prometheus's text format, and its media type. */
  text(): Promise<{ readonly body: string; readonly mediaType: string }>;
}

/** Metrics of one process: they outlive the releases that it serves. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'starcube_http_request_seconds',
    help: 'Time to the head of the answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });
  const observations = new Gauge({
    name: 'starcube_release_observations',
    help: 'Observations of the release being served.',
    labelNames: ['digest'],
    registers: [registry],
  });
  return {
    middleware: async (c, next) => {
      const done = requests.startTimer();
      await next();
      done({ method: c.req.method, route: routePath(c, -1), status: String(c.res.status) });
    },
    released: (digest, count) => {
      observations.reset();
      observations.set({ digest: digest.slice(0, 12) }, count);
    },
    text: async () => ({ body: await registry.metrics(), mediaType: registry.contentType }),
  };
}

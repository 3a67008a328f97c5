/** The server: one port, the current release behind it, and an end without cutting anybody off. */
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Limits } from '../sparql/index.ts';
import { CurrentRelease } from './current-release.ts';
import { createMetrics } from './metrics.ts';

export interface ServeOptions {
  /** The folder that holds `current`. */
  readonly outDir: string;
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  readonly limits?: Partial<Limits>;
}

export interface RunningServer {
  /** Where the catalogue is, the base IRI's path included: `http://127.0.0.1:8080/`. */
  readonly url: string;
  /** Lets requests under way finish, up to ten seconds, then closes everything. */
  close(): Promise<void>;
}

/** How long requests under way may take when the server closes, in milliseconds. */
const GRACE = 10_000;

/**
 * Serves the current release, and the next one as soon as there is one.
 *
 * @throws NoRelease when nothing is published yet; the system's error when the port cannot be had (`EADDRINUSE`)
 */
export async function serve({ outDir, port, host, log, limits }: ServeOptions): Promise<RunningServer> {
  const current = await CurrentRelease.open({ outDir, log, limits, metrics: createMetrics() });
  const server = createAdaptorServer({
    fetch: (request, env) => current.fetch(request, env as HttpBindings),
  }) as HttpServer;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    await current.close();
    throw error;
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}${current.root}`,
    close: async () => {
      const end = setTimeout(() => server.closeAllConnections(), GRACE);
      // A connection is idle again once its request is answered, and clients keep it open for the next one.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      await new Promise((resolve) => server.close(resolve));
      clearInterval(sweep);
      clearTimeout(end);
      await current.close();
    },
  };
}

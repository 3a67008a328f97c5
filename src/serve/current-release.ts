/** The release being served: the next one takes over while requests to the former one finish. */
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { type Endpoint, type Limits, startEndpoint } from '../sparql/index.ts';
import { openCurrent, type Release } from '../store/index.ts';
import { createApp } from './app.ts';
import type { Metrics } from './metrics.ts';
import type { ServeEnv } from './site.ts';

interface Options {
  readonly outDir: string;
  readonly log: Logger;
  readonly limits?: Partial<Limits> | undefined;
  readonly metrics: Metrics;
}

/** How often, at most, to look whether there is a new release, in milliseconds. */
const LOOK_EVERY = 1_000;

/** Answers requests from the release that `current` points to. */
export class CurrentRelease {
  private looked = Date.now();
  private looking: Promise<void> | undefined;

  private constructor(
    private readonly options: Options,
    private served: Served,
    private target: string | undefined,
  ) {}

  /** @throws NoRelease when nothing is published yet */
  static async open(options: Options): Promise<CurrentRelease> {
    // Looked up first: a release that arrives meanwhile is then noticed at the next look.
    const target = await targetOf(options.outDir).catch(() => undefined);
    return new CurrentRelease(options, await Served.open(options), target);
  }

  /** The path under which it answers: that of the base IRI. */
  get root(): string {
    return this.served.root;
  }

  async fetch(request: Request, env: HttpBindings): Promise<Response> {
    if (Date.now() - this.looked > LOOK_EVERY) {
      this.looked = Date.now();
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }
    return this.served.fetch(request, env);
  }

  /** Ends the release being served, once it is no longer in use. */
  async close(): Promise<void> {
    await this.looking;
    await this.served.retire();
  }

  private async look(): Promise<void> {
    const { outDir, log } = this.options;
    try {
      const target = await targetOf(outDir);
      if (target === this.target) return;
      const former = this.served;
      this.served = await Served.open(this.options);
      this.target = target;
      log.info({ release: target }, 'serving a new release');
      void former.retire();
    } catch (err) {
      log.error({ err }, 'the new release cannot be opened; the former one is still served');
    }
  }
}

const targetOf = (outDir: string) => readlink(join(outDir, 'current'));

/** One release, open until its last request is answered. */
class Served {
  private requests = 0;
  private whenIdle: (() => void) | undefined;

  private constructor(
    private readonly release: Release,
    private readonly endpoint: Endpoint,
    private readonly app: Hono<ServeEnv>,
  ) {}

  static async open({ outDir, log, limits, metrics }: Options): Promise<Served> {
    const release = await openCurrent(outDir);
    let endpoint: Endpoint | undefined;
    try {
      endpoint = await startEndpoint({ release, ...(limits && { limits }) });
      const app = await createApp({ release, endpoint, log, metrics });
      metrics.released(release.manifest.digest, release.manifest.counts.observations);
      return new Served(release, endpoint, app);
    } catch (error) {
      // It is looked for again and again: nothing of a try may stay open.
      await endpoint?.close();
      release.close();
      throw error;
    }
  }

  get root(): string {
    return new URL(this.release.manifest.base).pathname;
  }

  async fetch(request: Request, env: HttpBindings): Promise<Response> {
    this.requests += 1;
    // The answer may be a stream: the request is over when the connection has taken all of it.
    env.outgoing.once('close', () => {
      this.requests -= 1;
      if (this.requests === 0) this.whenIdle?.();
    });
    return this.app.fetch(request, env);
  }

  async retire(): Promise<void> {
    if (this.requests > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.endpoint.close();
    await this.release.close();
  }
}

/** A real browser on the built server: pages as readers have them, and what goes wrong on them. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';
import type { Language } from '../../src/rdf/index.ts';
import { serveBuilt } from '../serve/serve-built.ts';

const named = process.env.CHROMIUM;
const executable = named ?? '/usr/bin/chromium';

export type Scheme = 'light' | 'dark';
/** A phone, and a desk. */
export const widths = [390, 1280] as const;

export interface Look {
  readonly width?: number;
  readonly scheme?: Scheme;
  readonly language?: Language;
  readonly javaScript?: boolean;
}

/** A page being looked at. */
export interface Visit {
  readonly page: Page;
  /** What went wrong so far: errors of scripts, refusals of the content security policy, answers of 400 and above. */
  readonly problems: readonly string[];
  /** What was asked for, the page itself first. */
  readonly requests: readonly string[];
  /** What axe has against the page as it stands, a line each. */
  axe(): Promise<string[]>;
  /** Keeps a picture of the whole page in `pictures/`. */
  picture(name: string): Promise<void>;
  /** How many pixels the page is wider than its window. */
  overflow(): Promise<number>;
  close(): Promise<void>;
}

/** A folder to serve. */
export interface Served {
  readonly outDir: string;
  remove(): Promise<void>;
}

export interface Site {
  /** Where the server is, ending in `/`. */
  readonly url: string;
  /** Opens a page: a desk, light, French, scripts unless it says otherwise. */
  open(address: string, look?: Look): Promise<Visit>;
  close(): Promise<void>;
}

/**
 * Tests that need the browser: without it they are skipped, and it is said why.
 *
 * @throws when `CHROMIUM` names a browser that is not there: who names one wants the tests to run
 */
export function inBrowser(name: string, tests: () => void): void {
  const there = existsSync(executable);
  if (!there && named !== undefined) throw new Error(`CHROMIUM names ${named}, which is not there`);
  if (!there) process.stderr.write(`Skipped: there is no Chromium at ${executable}.\n`);
  describe.skipIf(!there)(name, tests);
}

/** Starts the built server on a release of `data/`, and the browser. */
export async function startSite(): Promise<Site> {
  const server = await serveOnce(await published());
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  return {
    url: server.url,
    open: (address, look = {}) => open(browser, new URL(address, server.url), look),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Serves a folder until it is closed, which removes the folder. */
export async function serveOnce({ outDir, remove }: Served): Promise<Pick<Site, 'url' | 'close'>> {
  const { url, stop } = await serveBuilt(outDir);
  return {
    url,
    close: async () => {
      await stop();
      await remove();
    },
  };
}

/** A release of `data/`, by the command line. */
export async function published(): Promise<Served> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'starcube-pages-'));
  await promisify(execFile)(process.execPath, ['dist/cli/main.js', 'publish', '--out', outDir]);
  return { outDir, remove: () => rm(outDir, { recursive: true }) };
}

async function open(
  browser: Browser,
  url: URL,
  { width = 1280, scheme = 'light', language = 'fr', javaScript = true }: Look,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language,
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    // A page that is meant to answer 404 is the test's business.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(message.text());
    }
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => {
    // A search that another one overtakes is given up.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') problems.push(`${reason}: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  await page.goto(url.href);
  if (javaScript) await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return {
    page,
    problems,
    requests,
    axe: () => findings(page),
    picture: async (name) => {
      await page.screenshot({ path: `test/browser/pictures/${name}.png`, fullPage: true });
    },
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    close: () => context.close(),
  };
}

async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${help} — ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
  });
}

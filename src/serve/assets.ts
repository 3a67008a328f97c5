/** The files that pages are drawn with, under names that change when they do. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface Asset {
  /** Its path below the root; the digest in it lets clients keep it for good. */
  readonly path: string;
  readonly mediaType: string;
  readonly body: Buffer<ArrayBuffer>;
}

// Two folders up from this file, as written and as built.
const drawn = new URL('../../src/serve/assets/', import.meta.url);
const bundled = new URL('../../dist/serve/browser/', import.meta.url);

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

function asset(file: string, folder: URL): Asset {
  const body = readFileSync(new URL(file, folder));
  const [name = '', suffix = ''] = file.split('.');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  // What scripts share and typefaces are loaded by the name that the bundler gave them, a digest in it too.
  const path = name.startsWith('chunk-') || suffix === 'woff2' ? file : `${name}-${digest}.${suffix}`;
  return { path: `assets/${path}`, mediaType: mediaTypes[suffix] ?? 'application/octet-stream', body };
}

export const favicon = asset('favicon.svg', drawn);

/** The stylesheets of `assets/`: `style.css` is on every page, the others on those that name them. */
const stylesheets = new Map(
  readdirSync(drawn)
    .filter((file) => file.endsWith('.css'))
    .map((file) => [file, asset(file, drawn)]),
);

/** What the bundler made of `browser/`: a script for each file there, its stylesheet, and what scripts share. */
const bundles = new Map(readdirSync(bundled).map((file) => [file, asset(file, bundled)]));

/** The typefaces of every page, which are asked for before the stylesheet that uses them is read. */
export const typefaces: readonly Asset[] = [...bundles.values()].filter(({ path }) =>
  path.endsWith('.woff2'),
);

/** @param name  `dataset` for `assets/dataset.css` */
export function stylesheet(name: string): Asset {
  return found(stylesheets, `${name}.css`);
}

/** @param file  `dataset.js` for `browser/dataset.ts` */
export function bundle(file: string): Asset {
  return found(bundles, file);
}

/** The stylesheet that a script of `browser/` imports, when it does. */
export function bundledStyles(script: string): Asset | undefined {
  return bundles.get(`${script}.css`);
}

function found(assets: ReadonlyMap<string, Asset>, file: string): Asset {
  const asset = assets.get(file);
  if (!asset) throw new Error(`${file} is not built`);
  return asset;
}

export const allAssets: readonly Asset[] = [favicon, ...stylesheets.values(), ...bundles.values()];

/** The version of the program, and of what its pages load: part of what their entity tags stand for. */
export const version: string = [
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version,
  ...allAssets.map(({ path }) => path),
].join(' ');

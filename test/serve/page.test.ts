import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startApp } from './published.ts';

let site: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  site = await startApp();
});
afterAll(() => site.close());

const NO_BREAK_SPACE = '\u00a0';
const NARROW_SPACE = '\u202f';

async function page(path: string, language: 'fr' | 'en'): Promise<string> {
  const response = await site.get(path, { accept: 'text/html', 'accept-language': language });
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-language')).toBe(language);
  return response.text();
}

const heading = (html: string) => /<h1>(.*?)<\/h1>/.exec(html)?.[1];

/** One page of each kind. */
const paths = [
  '/',
  '/doc/catalog',
  '/doc/dataset/aah',
  '/doc/dataset/secret-exemple',
  '/doc/structure/aah',
  '/doc/structure/aah/refArea',
  '/doc/observation/aah/landes/2014-12',
  '/doc/caf/landes',
  '/doc/area/departement/40',
  '/doc/area/region/72',
  '/doc/period/2014-12',
  '/doc/theme/T1',
  '/doc/prestation/aah',
  '/doc/code/caf',
  '/doc/code/obs-status/confidential',
  '/doc/def/beneficiaires',
  '/doc/def/Caf',
  '/doc/table/aah/caf-fr',
  '/doc/distribution/aah/csv',
  '/doc/publisher',
  '/sparql',
];

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  test.each(paths)('%s is a whole page that says what it is', async (path) => {
    const html = await page(path, language);
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).toContain(`<html lang="${language}">`);
    expect(heading(html)).toBeTruthy();
    expect(html).not.toMatch(/undefined|\[object |NaN|<script(?! type="module" src=")|style="| on\w+="/);
  });
});

test('an observation says its figure in a sentence, as each language writes it', async () => {
  const path = '/doc/observation/aah/landes/2014-12';
  expect(heading(await page(path, 'fr'))).toBe(
    `En décembre 2014, la Caf des Landes comptait 5${NARROW_SPACE}465 bénéficiaires`,
  );
  expect(heading(await page(path, 'en'))).toBe('In December 2014, the Caf des Landes had 5,465 recipients');
});

test('a confidential observation explains the secret', async () => {
  const { rows } = await site.release.rows('secret-exemple');
  const hidden = rows.find(({ status }) => status === 'C');
  const html = await page(new URL(hidden?.iri ?? '').pathname.replace('/id/', '/doc/'), 'fr');
  expect(heading(html)).toMatch(/^Le chiffre est confidentiel \(/);
  expect(html).toContain('secret statistique');
  expect(html).toContain('Pourquoi ce chiffre n’est pas publié');
});

test('?lang= decides, and the links of the page keep it', async () => {
  const response = await site.get('/doc/caf/landes?lang=en', {
    accept: 'text/html',
    'accept-language': 'fr',
  });
  const html = await response.text();
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('href="/doc/dataset/aah?lang=en"');
  expect(html).toContain('href="/doc/caf/landes?lang=fr"');
});

test('a dataset shows its figures, its notes, its downloads and a query that runs', async () => {
  const html = await page('/doc/dataset/aah', 'fr');
  for (const figure of [`5${NARROW_SPACE}067`, `5${NARROW_SPACE}539`, `18${NARROW_SPACE}999`]) {
    expect(html).toContain(`>${figure}</a>`);
  }
  expect(html).toContain('un couple avec deux bénéficiaires');
  expect(html).toContain('CNAF, fichier FILEAS - BENETRIM');
  for (const file of ['csv', 'csv-metadata.json', 'parquet', 'nt.gz', 'ttl.gz']) {
    expect(html).toContain(`/download/aah.${file}`);
  }
  const link = /href="(\/sparql\?query=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const answer = await site.get(link ?? '', { accept: 'text/csv' });
  expect((await answer.text()).trim().split('\r\n')).toHaveLength(145);
});

test('a dataset shows its stars and the eight criteria, each with what was found', async () => {
  const html = await page('/doc/dataset/aah', 'fr');
  expect(html).toContain('aria-label="5 étoiles sur 5"');
  expect(html.match(/<strong>(atteint|non atteint)<\/strong>/g)).toHaveLength(5 + 8);
  expect(html).toContain('<dt>Données à jour</dt><dd><strong>non atteint</strong>');
});

test('data are in time until the day of the next update, late from then on, and the tag tells the days apart', async () => {
  const onDay = async (day: string) => {
    vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ['Date'] });
    try {
      const response = await site.get('/doc/dataset/aah', { accept: 'text/html', 'accept-language': 'en' });
      const verdict = /<dt>Data up to date<\/dt><dd><strong>(.*?)<\/strong>/.exec(await response.text())?.[1];
      return { verdict, tag: response.headers.get('etag') };
    } finally {
      vi.useRealTimers();
    }
  };
  const [last, late] = [await onDay('2015-09-30'), await onDay('2015-10-01')];
  expect([last.verdict, late.verdict]).toEqual(['met', 'not met']);
  expect(late.tag).not.toBe(last.tag);
});

test('the dates say what is known: until when there are figures, and of which tables the update is dated', async () => {
  const card = await page('/', 'fr');
  expect(card).toContain(`derniers chiffres${NO_BREAK_SPACE}: juin 2015`);
  expect(card).not.toContain('19 mars 2015');
  const sheet = (await page('/doc/dataset/aah', 'fr')).replaceAll(/<\/?(a|span)\b[^>]*>/g, '');
  expect(sheet).toContain('<dt>Derniers chiffres</dt><dd>juin 2015</dd>');
  expect(sheet).toContain('<dt>Dernière mise à jour connue</dt><dd>19 mars 2015 (pour 1 tableau sur 2)</dd>');
});

test('themes stand in the order of their codes', async () => {
  const themes = [...(await page('/', 'fr')).matchAll(/href="\/doc\/theme\/(T\d)"/g)].map(([, code]) => code);
  expect(themes).toEqual(['T1', 'T2', 'T3']);
});

test('a measurement of quality is called by what it measures', async () => {
  const html = await page('/doc/dataset/aah/quality/raw', 'en');
  expect(heading(html)).toMatch(/^[^/:]+, Recipients with a payable right/);
});

test('French signs keep the space before them, and quotes the space inside', async () => {
  for (const path of paths) {
    const html = await page(path, 'fr');
    const text = html.replace(/<(pre|textarea)\b.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '\n');
    expect([path, text.match(/.* [:;!?»].*|.*« .*/g)]).toEqual([path, null]);
  }
});

test('a territory tells its latest figure, and why it is not its department', async () => {
  const html = await page('/doc/caf/landes', 'fr');
  expect(html).toContain(`En juin 2015, la Caf des Landes comptait 5${NARROW_SPACE}539 bénéficiaires`);
  expect(html).toContain('Saint-Martin-de-Seignanx');
  expect(html).toContain('href="/doc/area/departement/40"');
  expect(html).toContain('href="http://id.insee.fr/geo/departement/40"');
});

test('a page loads its own stylesheets, scripts, typefaces and icon, which may be kept for good, and is allowed nothing else', async () => {
  const response = await site.get('/doc/dataset/aah', { accept: 'text/html' });
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const html = await response.text();
  const loaded = [
    ...html.matchAll(/<(?:link rel="(?:stylesheet|icon|preload)"|script\b)[^>]* (?:href|src)="([^"]+)"/g),
  ].map(([, path]) => path);
  expect(loaded.join(' ')).toMatch(/woff2 .*woff2 .*style-.*css .*frame-.*js .*favicon/);
  for (const path of loaded) {
    const asset = await site.get(path ?? '');
    expect(asset.status).toBe(200);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  }
});

test('pages and what they load are compressed for those who can read that, and their tags still hold', async () => {
  const zipped = { accept: 'text/html', 'accept-encoding': 'gzip', 'accept-language': 'fr' };
  const response = await site.get('/doc/dataset/aah', zipped);
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('vary')).toMatch(/Accept, Accept-Language, Accept-Encoding/i);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(gunzipSync(bytes).toString()).toBe(await page('/doc/dataset/aah', 'fr'));
  const held = { ...zipped, 'if-none-match': response.headers.get('etag') ?? '' };
  expect((await site.get('/doc/dataset/aah', held)).status).toBe(304);
  const data = await site.get('/doc/dataset/aah.ttl', zipped);
  expect(data.headers.get('content-encoding')).toBeNull();
});

test('every link of every page leads somewhere', async () => {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const [, href] of (await page(path, 'fr')).matchAll(/href="(\/[^"]*)"/g)) {
      if (href !== undefined) seen.add(href.replaceAll('&amp;', '&'));
    }
  }
  expect(seen.size).toBeGreaterThan(300);
  for (const href of seen) {
    if (href.startsWith('/sparql?')) continue;
    const response = await site.app.request(href, { method: 'HEAD' });
    expect([href, response.status]).toEqual([href, 200]);
  }
});

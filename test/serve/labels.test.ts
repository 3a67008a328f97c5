/** No page of any thing of the release shows an IRI, long or short, where there are words for it. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prefixes } from '../../src/rdf/index.ts';
import { documentedThings } from '../../src/serve/lookup.ts';
import { standardLabel } from '../../src/serve/texts/terms.ts';
import { startApp } from './published.ts';

let site: Awaited<ReturnType<typeof startApp>>;
let things: string[];
beforeAll(async () => {
  site = await startApp();
  const { manifest } = site.release;
  const observations = await Promise.all(manifest.cubes.map(({ dataset }) => site.release.rows(dataset)));
  things = [
    ...(await documentedThings(site.release)),
    ...observations.flatMap(({ rows }) => rows.map(({ iri }) => iri)),
  ];
});
afterAll(() => site.close());

/** Where a thing's page is; undefined for what is named elsewhere and has none here. */
function pathOf(iri: string): string | undefined {
  const { base } = site.release.manifest;
  if (iri.startsWith('http://id.insee.fr/geo/')) {
    return iri.replace('http://id.insee.fr/geo/', '/doc/area/');
  }
  if (!iri.startsWith(base)) return undefined;
  const path = iri.slice(base.length);
  return path.startsWith('id/') ? `/doc/${path.slice(3)}` : `/doc/${path}`;
}

/** The texts between the tags of a page's content, without its addresses and code. */
function textsOf(html: string): string[] {
  const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? '';
  return main
    .replace(/<(code|pre|svg|textarea)\b.*?<\/\1>/gs, '')
    .replace(/<a [^>]*class="address"[^>]*>.*?<\/a>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll('&amp;', '&').trim())
    .filter((text) => text !== '');
}

const shortForms = new RegExp(`^(?:(?:${Object.keys(prefixes).join('|')}):\\w[\\w-]*|(?:id|def)/\\S+)$`);

test('every page calls things by their names, in both languages', { timeout: 180_000 }, async () => {
  expect(things.length).toBeGreaterThan(500);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...things), fc.constantFrom('fr', 'en'), async (iri, language) => {
      const path = pathOf(iri);
      if (path === undefined) return;
      const response = await site.get(`${path}?lang=${language}`, { accept: 'text/html' });
      expect([path, response.status]).toEqual([path, 200]);
      const texts = textsOf(await response.text());
      expect(texts.filter((text) => shortForms.test(text))).toEqual([]);
      const addresses = texts.filter((text) => /^https?:\/\/\S+$/.test(text));
      const labels = await site.release.labels(addresses);
      const named = addresses.filter((address) => labels.has(address) || standardLabel(address));
      expect([path, named]).toEqual([path, []]);
    }),
    { numRuns: 150 },
  );
});

test('every property and every type of the release has a name in both languages', async () => {
  const { database } = site.release;
  const rows = await database.all(
    `SELECT DISTINCT t.value FROM statement s JOIN term t ON t.id = s.predicate
     UNION SELECT DISTINCT o.value FROM statement s
       JOIN term p ON p.id = s.predicate AND p.value = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
       JOIN term o ON o.id = s.object`,
  );
  const terms = rows.map(([value]) => value as string);
  const labels = await site.release.labels(terms);
  expect(terms.length).toBeGreaterThan(60);
  expect(terms.filter((term) => !labels.has(term) && !standardLabel(term)).sort()).toEqual([]);
});

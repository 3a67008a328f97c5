import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold, wordsOf } from '../../src/serve/search/words.ts';
import { startApp } from './published.ts';

let site: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  site = await startApp();
});
afterAll(() => site.close());

async function suggested(query: string, language = 'fr'): Promise<string[]> {
  const address = `/search?q=${encodeURIComponent(query)}`;
  const response = await site.get(address, { 'accept-language': language });
  expect(response.status).toBe(200);
  const html = await response.text();
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
}

describe('words', () => {
  test('differ neither by case, accents, ligatures nor punctuation', () => {
    expect(fold('Œuvre de l’ÉTÉ, à Saint-Étienne')).toBe('oeuvre de l ete a saint etienne');
  });

  test('that are in every name count only when there is no other', () => {
    expect(wordsOf('la Caf des Landes')).toEqual(['caf', 'landes']);
    expect(wordsOf('la')).toEqual(['la']);
  });

  test('that place names shorten stand for the whole', () => {
    expect(wordsOf('St-Martin')).toEqual(['saint', 'martin']);
  });
});

describe('the search', () => {
  test.each([
    ['an acronym', 'aah', '/doc/dataset/aah'],
    ['the beginning of a word inside a name', 'solidar', '/doc/theme/solidarite-insertion'],
    ['a territory without its accent', 'lozere', '/doc/caf/lozere'],
    ['a department by its code', '40', '/doc/area/departement/40'],
    ['a month', 'déc 2014', '/doc/period/2014-12'],
    ['two beginnings of words', 'caf loir-et', '/doc/caf/loir-et-cher'],
    ['a note of a dataset', 'benetrim couple', '/doc/dataset/aah'],
  ])('finds %s first', async (_, query, first) => {
    expect((await suggested(query))[0]).toBe(first);
  });

  test('finds by the names of the other language', async () => {
    expect((await suggested('disabled', 'fr'))[0]).toBe('/doc/dataset/aah');
  });

  test('prefers what agrees with every word to what agrees with some', async () => {
    expect((await suggested('caf landes'))[0]).toBe('/doc/caf/landes');
    expect(await suggested('caf landes')).not.toContain('/doc/caf/lot');
    const some = await suggested('aah landes');
    expect(some).toContain('/doc/dataset/aah');
    expect(some).toContain('/doc/caf/landes');
  });

  test('says when there is nothing, and takes any text for words', async () => {
    for (const query of ['zzz', '', '   ', '\'"; --', '%_', '<b>zzz</b>']) {
      expect(await suggested(query), query).toEqual([]);
    }
    const html = await (await site.get('/search?q=%3Cscript%3E', { 'accept-language': 'fr' })).text();
    expect(html).not.toContain('<script');
  });

  test('is a page of its own without scripts, with how many there are', async () => {
    const response = await site.get('/?q=caf', { accept: 'text/html', 'accept-language': 'en' });
    const html = await response.text();
    expect(html).toContain('<h1>Search: “caf”</h1>');
    expect(html).toMatch(/\d+ results\. /);
    expect(html.match(/<li><a class="found"/g)).toHaveLength(60);
    expect(html).toContain('value="caf"');
  });

  test('says the beginning of a word that is too long to be one', async () => {
    const word = 'é'.repeat(3_000);
    const path = `/?q=${encodeURIComponent(word)}`;
    const html = await (await site.get(path, { accept: 'text/html', 'accept-language': 'en' })).text();
    expect(html).toContain(`<h1>Search: “${word.slice(0, 80)}…”</h1>`);
    expect(html).toContain(`<p>Nothing is called “${word.slice(0, 80)}…” here.</p>`);
  });

  test('leaves the catalogue’s RDF as it is', async () => {
    const response = await site.get('/?q=landes', { accept: 'text/turtle' });
    expect(await response.text()).toContain('dcat:Catalog');
  });
});

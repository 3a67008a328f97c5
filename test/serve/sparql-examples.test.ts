import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/rdf/index.ts';
import { loadSite } from '../../src/serve/site.ts';
import { type Example, examplesFor } from '../../src/serve/sparql-examples.ts';
import { startApp } from './published.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let examples: Record<Language, readonly Example[]>;

beforeAll(async () => {
  app = await startApp();
  const site = await loadSite({
    release: app.release,
    iris: app.release.iris,
  } as Parameters<typeof loadSite>[0]);
  examples = { fr: await examplesFor(site, 'fr'), en: await examplesFor(site, 'en') };
});
afterAll(() => app.close());

/** The lines of an example's answer, without their head. */
async function answer(name: Example['name'], language: Language = 'en'): Promise<string[]> {
  const { query } = examples[language].find((example) => example.name === name)!;
  const response = await app.get(`/sparql?query=${encodeURIComponent(query)}`, {
    accept: 'text/csv, text/turtle',
  });
  const text = await response.text();
  expect([name, response.status, text]).toEqual([name, 200, text]);
  return text.trim().split(/\r?\n/).slice(1);
}

const id = (path: string) => `http://localhost:8080/id/${path}`;

describe('the gallery of examples', () => {
  test('is long, with the same names in both languages, each example once', () => {
    const names = examples.fr.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(new Set(names).size).toBe(names.length);
    expect(examples.en.map(({ name }) => name)).toEqual(names);
  });

  test('gives rows in both languages, as many in one as in the other', async () => {
    for (const { name } of examples.fr) {
      const rows = await answer(name, 'fr');
      expect([name, rows.length > 0]).toEqual([name, true]);
      expect([name, (await answer(name, 'en')).length]).toEqual([name, rows.length]);
    }
  });

  test('declares the prefixes that each query uses, and no other', () => {
    for (const { name, query } of [...examples.fr, ...examples.en]) {
      const [, ...declared] = query.split(/^PREFIX /m);
      for (const line of declared) {
        const prefix = line.slice(0, line.indexOf(':') + 1);
        expect([name, prefix, query.split(prefix).length > 2]).toEqual([name, prefix, true]);
      }
    }
  });

  test('has the facts of the published tables', async () => {
    expect(await answer('series')).toEqual([
      `${id('period/2013-06')},5067`,
      `${id('period/2013-09')},5162`,
      `${id('period/2013-12')},5237`,
      `${id('period/2014-03')},5225`,
      `${id('period/2014-06')},5304`,
      `${id('period/2014-09')},5430`,
      `${id('period/2014-12')},5465`,
      `${id('period/2015-03')},5397`,
      `${id('period/2015-06')},5539`,
    ]);
    const largest = await answer('largest');
    expect(largest.slice(0, 2)).toEqual([`${id('caf/loire-atlantique')},19153`, `${id('caf/loire')},14016`]);
    expect(largest).toHaveLength(10);
    // (5539 - 5304) / 5304 = 4.43 %
    expect((await answer('growth'))[0]).toBe(`${id('caf/landes')},5304,5539,4.4`);
    expect(await answer('compare')).toHaveLength(5 * 9);
    // (5397 + 5539) / 2 = 5468
    expect(await answer('years')).toContain(`${id('caf/landes')},2015,5468`);
  });

  test('has shares that make a whole', async () => {
    const shares = (await answer('share')).map((line) => Number(line.split(',').at(-1)));
    expect(shares).toHaveLength(16);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
  });

  test('goes from INSEE’s links to figures, and from territories to the links', async () => {
    const department = (number: number) => `http://id.insee.fr/geo/departement/${number}`;
    expect(await answer('insee')).toContain(`${id('caf/loir-et-cher')},${id('period/2014-12')},4855`);
    expect(await answer('map')).toContain(`${department(40)},${id('caf/landes')},5539`);
    const match = (kind: string) => `http://www.w3.org/2004/02/skos/core#${kind}Match`;
    const links = await answer('links', 'fr');
    expect(links).toHaveLength(16);
    expect(links).toContain(`${id('caf/landes')},Caf des Landes,${match('close')},${department(40)}`);
    expect(links).toContain(
      `${id('caf/loir-et-cher')},Caf du Loir-et-Cher,${match('exact')},${department(41)}`,
    );
    // Loire-Atlantique, Maine-et-Loire, Mayenne: 19153 + 10522 + 3602
    expect((await answer('regions'))[0]).toBe('http://id.insee.fr/geo/region/52,3,33277');
  });

  test('counts and names what is confidential, without a figure', async () => {
    const confidential = id('code/obs-status/confidential');
    expect(await answer('status')).toContain(`${id('dataset/secret-exemple')},${confidential},4`);
    expect(await answer('confidential')).toEqual(
      ['non/25-30', 'non/moins-de-25', 'oui/25-30', 'oui/moins-de-25'].map(
        (cell) => `${id('dataset/secret-exemple')},${id(`observation/secret-exemple/${cell}`)}`,
      ),
    );
  });

  test('names things in the language of the reader alone', async () => {
    expect(await answer('labels', 'fr')).toContain(`${id('period/2014-12')},2014-12,décembre 2014`);
    expect(await answer('labels', 'en')).toContain(`${id('period/2014-12')},2014-12,December 2014`);
    expect((await answer('themes', 'en')).join()).toContain('Recipients with a payable right');
  });
});

describe('the vocabulary that the editor completes from', () => {
  interface Term {
    iri: string;
    kind: string;
    label?: string;
  }
  const asked = async (path: string) =>
    (await (await app.get(path)).json()) as { prefixes: Record<string, string>; terms: Term[] };

  test('has our prefixes, and the properties, classes and datasets of the release with their names', async () => {
    const { prefixes, terms } = await asked('/sparql/vocabulary?lang=en');
    expect(prefixes.def).toBe('http://localhost:8080/def/');
    const found = (iri: string) => terms.find((term) => term.iri === iri);
    expect(found('http://localhost:8080/def/beneficiaires')).toMatchObject({
      kind: 'property',
      label: 'Number of recipients',
    });
    expect(found('http://purl.org/linked-data/cube#Observation')).toMatchObject({ kind: 'class' });
    expect(found(id('dataset/aah'))).toMatchObject({ kind: 'dataset' });
  });

  test('finds codes by their names', async () => {
    const { terms } = await asked('/sparql/vocabulary?lang=fr&q=landes');
    expect(terms).toContainEqual(
      expect.objectContaining({ iri: id('caf/landes'), kind: 'code', label: 'Caf des Landes' }),
    );
  });
});

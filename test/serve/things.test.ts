/** Pages about territories, observations, periods, codes: what they say, and where they lead. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInvented } from './invented-areas.ts';
import { startApp } from './published.ts';

const NARROW_SPACE = '\u202f';
const heading = (html: string) => /<h1>(.*?)<\/h1>/s.exec(html)?.[1];
/** The text of a page, one space between words, whatever they are written with. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/ ([.,])/g, '$1');

describe('on the figures of data/', () => {
  let site: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    site = await startApp();
  });
  afterAll(() => site.close());
  const page = async (path: string, language = 'fr') => {
    const response = await site.get(path, { accept: 'text/html', 'accept-language': language });
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };

  test('a Caf says where it is, how far it coincides with its department, and how its figure changed', async () => {
    const text = textOf(await page('/doc/caf/landes'));
    expect(text).toContain('La Caf des Landes est dans la région Nouvelle-Aquitaine.');
    expect(text).toContain('Son territoire et celui du département des Landes se recouvrent sans coïncider.');
    expect(text).toContain('En juin 2015, la Caf des Landes comptait 5 539 bénéficiaires');
    expect(text).toContain('C’est 142 de plus qu’en mars 2015 (+2,6 %).');
    const english = textOf(await page('/doc/caf/loir-et-cher', 'en'));
    expect(english).toContain('Its territory is exactly that of the department of Loir-et-Cher.');
  });

  test('its curve is a picture with a name, in which no figure is missing', async () => {
    const html = await page('/doc/caf/landes');
    const [curve] = /<svg[^>]*class="plot.*?<\/svg>/s.exec(html) ?? [];
    expect(curve).toContain('role="img"');
    expect(curve).toContain('Courbe');
    expect(curve).not.toMatch(/<style|style="/);
    const { rows } = await site.release.rows('aah', { codes: { refArea: ['landes'] } });
    for (const { value } of rows) {
      const written = Number(value).toLocaleString('fr-FR');
      expect(curve).toContain(written);
    }
  });

  test('a department shows the figures of its Caf, and says that they are the Caf’s', async () => {
    const html = await page('/doc/area/departement/40');
    expect(textOf(html)).toContain(
      'Ces chiffres sont publiés pour la Caf des Landes, dont le territoire est proche',
    );
    expect(html).toContain('/doc/observation/aah/landes/2015-06');
  });

  test('a region of before 2016 leads to the one that followed it, and back', async () => {
    const html = await page('/doc/area/region/72');
    expect(textOf(html)).toContain('La région Aquitaine, de code 72, a existé jusqu’au 31 décembre 2015.');
    expect(html).toMatch(/class="notice">.*?href="\/doc\/area\/region\/75"/s);
    const now = await page('/doc/area/region/75');
    expect(textOf(now)).toContain(
      'Elle a succédé aux régions Aquitaine, Limousin et Poitou-Charentes le 1er janvier 2016.',
    );
    expect(now).toContain('href="/doc/area/region/72"');
  });

  test('the map of France leads to every department, and tells those overseas beside it', async () => {
    const html = await page('/doc/area/pays/france');
    const [map] = /<svg[^>]*class="map".*?<\/svg>/s.exec(html) ?? [];
    const codes = [...(map ?? '').matchAll(/href="\/doc\/area\/departement\/(\w+)"/g)].map(
      ([, code]) => code,
    );
    expect(codes).toHaveLength(96);
    for (const code of ['971', '972', '973', '974', '976']) {
      expect(html).toContain(`/doc/area/departement/${code}"`);
    }
    expect(html).toContain('creativecommons.org/licenses/by/4.0');
  });

  test('a map of a region holds its departments alone', async () => {
    const [map] = /<svg[^>]*class="map".*?<\/svg>/s.exec(await page('/doc/area/region/75')) ?? [];
    expect(map?.match(/<a /g)).toHaveLength(12);
  });

  test('an observation leads to the periods around it', async () => {
    const html = await page('/doc/observation/aah/landes/2014-12');
    expect(html).toMatch(/rel="prev" href="\/doc\/observation\/aah\/landes\/2014-09"/);
    expect(html).toMatch(/rel="next" href="\/doc\/observation\/aah\/landes\/2015-03"/);
    expect(textOf(html)).toContain('C’est 35 de plus qu’en septembre 2014 (+0,6 %).');
    expect(await page('/doc/observation/aah/landes/2015-06')).not.toContain('rel="next"');
  });

  test('a confidential observation says why, by which rule, and that the value is nowhere', async () => {
    const { rows } = await site.release.rows('secret-exemple');
    const hidden = rows.filter(({ status }) => status === 'C');
    expect(hidden).toHaveLength(4);
    for (const { iri } of hidden) {
      const html = await page(new URL(iri).pathname.replace('/id/', '/doc/'));
      expect(heading(html)).toMatch(/^Le chiffre est confidentiel \(/);
      for (const words of ['inférieur à 5', 'secret secondaire', 'aucun fichier', 'soustraction']) {
        expect(html.toLowerCase()).toContain(words);
      }
      expect(html).not.toContain('Ce chiffre se lit dans');
    }
    const shown = rows.find(({ status }) => status === 'A');
    expect(await page(new URL(shown?.iri ?? '').pathname.replace('/id/', '/doc/'))).not.toContain(
      'inférieur à 5',
    );
  });

  test('a part of a total says its share of it', async () => {
    const html = await page('/doc/observation/secret-exemple/total/30-50', 'en');
    expect(textOf(html)).toMatch(/That is [\d.]+% of the figure of “All ages”/);
  });

  test('a benefit spells its acronym out, defines it, and leads to its datasets', async () => {
    const html = await page('/doc/prestation/aah');
    expect(heading(html)).toBe('Allocation aux adultes handicapés (AAH)');
    expect(html).toContain('Garantit un revenu minimal');
    expect(html).toContain('href="/doc/dataset/aah"');
  });

  test('a theme leads to the datasets of the themes and benefits under it', async () => {
    expect(await page('/doc/theme/solidarite-insertion')).toContain('href="/doc/dataset/aah"');
  });

  test('what refers to a thing is counted by property, and read page by page', async () => {
    const html = await page('/doc/code/area');
    expect(textOf(html)).toMatch(/dans la liste \(238\)/);
    const seen = new Set<string>();
    let next: string | undefined =
      '/doc/code/area?incoming=http%3A%2F%2Fwww.w3.org%2F2004%2F02%2Fskos%2Fcore%23inScheme';
    let pages = 0;
    while (next !== undefined) {
      const list: string = /id="incoming".*/s.exec(await page(next))?.[0] ?? '';
      for (const [, href] of list.matchAll(/<li><a href="(\/doc\/(?:caf|area)\/[^"?]+)"/g))
        seen.add(href ?? '');
      next = /rel="next" href="([^"#]+)/.exec(list)?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    expect([seen.size, pages]).toEqual([238, 5]);
  });

  test('incoming links are those that the graph has', async () => {
    const { IncomingLinks } = await import('../../src/serve/incoming.ts');
    const { namedNode } = await import('../../src/rdf/index.ts');
    for (const thing of [
      'id/caf/landes',
      'id/dataset/aah',
      'id/period/2014-12',
      'id/code/obs-status/confidential',
    ]) {
      const iri = `http://localhost:8080/${thing}`;
      const links = await IncomingLinks.of(site.release, iri);
      const quads = await site.release.incoming(namedNode(iri), 10_000);
      expect(links.properties.reduce((sum, { count }) => sum + count, 0)).toBe(quads.length);
      for (const { property, count } of links.properties) {
        const wanted = quads
          .filter(({ predicate }) => predicate.value === property)
          .map(({ subject }) => subject.value);
        const found = [...(await links.subjects(property, 3)), ...(await links.subjects(property, count, 3))];
        expect(found.sort()).toEqual(wanted.sort());
      }
    }
  });

  test('many readers at once all get their pages', { timeout: 120_000 }, async () => {
    const paths = ['/doc/dataset/aah', '/doc/caf/landes', '/doc/area/region/75'];
    const answers = await Promise.all(
      Array.from({ length: 45 }, (_, at) =>
        site.get(`${paths[at % paths.length]}?reader=${at}`, { accept: 'text/html' }),
      ),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('the publisher says what it publishes', async () => {
    const text = textOf(await page('/doc/publisher', 'en'));
    expect(text).toContain('publishes 2 datasets here.');
  });
});

describe('on invented figures of departments and regions', () => {
  let site: Awaited<ReturnType<typeof startInvented>>;
  beforeAll(async () => {
    site = await startInvented();
  });
  afterAll(() => site.close());

  test('a department’s figure is a share of that of its region, of before and after 2016', async () => {
    const text = textOf(await site.page('/doc/observation/departements/24/2014?lang=fr'));
    expect(text).toContain('En 2014, le département de la Dordogne comptait 100 foyers');
    expect(text).toContain('C’est 20 de moins qu’en 2013 (-16,7 %).');
    expect(text).toContain(`Soit 4 % du chiffre de la région Nouvelle-Aquitaine (2 500).`);
    expect(text).toContain('Soit 10 % du chiffre de la région Aquitaine (1 000).');
  });

  test('a confidential figure has no share and no change, and neither has the one after it', async () => {
    const html = await site.page('/doc/observation/departements/23/2014?lang=fr');
    expect(heading(html)).toBe('En 2014, le chiffre du département de la Creuse est confidentiel');
    for (const year of ['2014', '2015']) {
      const text = textOf(await site.page(`/doc/observation/departements/23/${year}?lang=fr`));
      expect(text).not.toContain('C’est ');
    }
    expect(textOf(html)).not.toContain('Soit ');
  });

  test('a missing figure is neither zero nor confidential', async () => {
    const html = await site.page('/doc/observation/departements/40/2015?lang=en');
    expect(heading(html)).toBe('In 2015, the figure of the department of Landes is not known');
    expect(html).toContain('neither zero nor confidential');
  });

  test('numbers are written as the language writes them', async () => {
    expect(await site.page('/doc/area/region/75?lang=fr')).toContain(`2${NARROW_SPACE}500 foyers`);
    expect(await site.page('/doc/area/region/75?lang=en')).toContain('2,500 households');
  });
});

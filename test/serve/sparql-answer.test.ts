import { execFileSync } from 'node:child_process';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from './published.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const prologue = `PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX def: <http://localhost:8080/def/>
`;
const observations =
  '?o sdmx-dimension:refArea ?area ; sdmx-dimension:refPeriod ?period ; def:beneficiaires ?figure';

/** What the page shows of a query's answer, in English, and in which views it can be seen. */
async function shown(query: string, more = '') {
  const path = `/sparql?query=${encodeURIComponent(prologue + query)}${more}`;
  const response = await app.get(path, { accept: 'text/html', 'accept-language': 'en' });
  const html = await response.text();
  const answer = /<div id="answer".*?<section class="take">/s.exec(html)?.[0] ?? html;
  const views = [...answer.matchAll(/view=(\w+)#answer/g)].map(([, view]) => view);
  return { answer, views };
}

describe('an answer on the page', () => {
  test('is a curve for each territory where figures follow each other in time', async () => {
    const query = `SELECT ?area ?period ?figure { ${observations} VALUES ?area { <http://localhost:8080/id/caf/lot> <http://localhost:8080/id/caf/loire> } }`;
    const { answer, views } = await shown(query, '&view=chart');
    expect(views).toEqual(['table', 'chart', 'map']);
    expect(answer).toContain('Curves: the column “figure”, over time.');
    expect(answer).toContain('<title>Caf du Lot, December 2014, 3,156</title>');
    const [wide = '', narrow = ''] = answer.split('<div class="narrow">');
    for (const picture of [wide, narrow]) expect(picture.match(/<circle/g)).toHaveLength(18);
    expect(narrow).toContain('series-2" aria-hidden="true"></span>Caf du Lot</li>');
  });

  test('has curves over codes of periods and years too, and no more than there are colours', async () => {
    const years = `SELECT ?area ?year (AVG(?figure) AS ?mean) { ${observations} . ?period skos:notation ?code BIND (SUBSTR(?code, 1, 4) AS ?year) } GROUP BY ?area ?year`;
    const { answer } = await shown(years, '&view=chart');
    expect(answer).toContain('The first 8 curves of 16.');
  });

  test('is a bar for each row where there is no time, of the figure that is asked for', async () => {
    const query = `SELECT ?area (MIN(?figure) AS ?least) (MAX(?figure) AS ?most) { ${observations} } GROUP BY ?area ORDER BY ?area LIMIT 3`;
    const most = await shown(query, '&view=chart');
    expect(most.answer).toContain('Bars: the column “most”, by “area”.');
    expect(most.answer.match(/<rect/g)).toHaveLength(3);
    const least = await shown(query, '&view=chart&figure=least');
    expect(least.answer).toContain('Bars: the column “least”, by “area”.');
  });

  test('is on the map at its latest period, where it is about departments or what stands for them', async () => {
    const caf = await shown(`SELECT ?area ?period ?figure { ${observations} }`, '&view=map');
    expect(caf.answer).toContain('Latest period of the answer: June 2015.');
    expect(caf.answer).toContain('<title>Caf des Landes, 5,539</title>');
    expect(caf.answer).toContain('A Caf is shown in the place of its department');
    const codes = 'SELECT ?code ?figure { VALUES (?code ?figure) { ("2A" 3.5) ("01" 12) ("974" 7) } }';
    const { answer } = await shown(codes, '&view=map');
    expect(answer.match(/class="shade-/g)).toHaveLength(2 + 3);
    expect(answer).toContain('Not on the map: 974 (7).');
  });

  test('leaves a department blank that several rows are about', async () => {
    const twice = 'SELECT ?code ?figure { VALUES (?code ?figure) { ("40" 1) ("40" 2) ("41" 3) } }';
    const { answer } = await shown(twice, '&view=map');
    expect(answer).toContain('Several rows are about these departments, which are left blank: 40.');
    expect(answer).not.toContain('<title>40');
  });

  test('has no view but the table without figures, or without anything to tell them by', async () => {
    expect((await shown('SELECT ?area { ?area a skos:Concept } LIMIT 3', '&view=map')).views).toEqual([]);
    expect((await shown('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', '&view=chart')).views).toEqual([]);
    expect((await shown('SELECT ?n { VALUES ?n { 1 2 } }', '&view=chart')).views).toEqual([]);
  });

  test('has numbers as the language writes them, and those that it cannot write as they are', async () => {
    const query = 'SELECT ?x { VALUES ?x { 4.4 12345 1.5E3 0.00000001 1.0E30 } }';
    const path = `/sparql?query=${encodeURIComponent(query)}`;
    const html = await (await app.get(path, { accept: 'text/html', 'accept-language': 'fr' })).text();
    const cells = [...html.matchAll(/<td class="figure" data-value="([^"]*)">([^<]*)</g)].map(
      ([, exact, text]) => [exact, text?.replace(/\s/g, ' ')],
    );
    expect(cells).toEqual([
      ['4.4', '4,4'],
      ['12345', '12 345'],
      ['1.5E3', '1 500'],
      ['0.00000001', '0.00000001'],
      ['1.0E30', '1.0E30'],
    ]);
  });

  test('says what is wrong with the line that it is about', async () => {
    const { answer } = await shown('SELECT * {\n  ?s zzz ?o\n}');
    expect(answer).toMatch(/data-line="6" data-column="6"/);
    expect(answer).toContain('<mark>zzz</mark>');
  });

  test('keeps the words of a query and of data from being markup', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const { answer } = await shown(
      `SELECT ?name ?figure { VALUES (?name ?figure) { ("${evil}" 1) ("b" 2) } }`,
      '&view=chart',
    );
    expect(answer).toContain('Bars: the column “figure”, by “name”.');
    expect(answer).not.toContain('<img');
  });

  test.each([
    ['SELECT ?o ?long', 'text/csv'],
    ['CONSTRUCT { ?o <http://example.org/says> ?long }', 'text/turtle'],
  ])('of %s that is too long for a page is offered in forms that it has', async (asked, mediaType) => {
    const query = `${prologue}${asked} WHERE { ?o a qb:Observation BIND ("${'x'.repeat(40_000)}" AS ?long) }`;
    const path = `/sparql?query=${encodeURIComponent(query)}`;
    const html = await (await app.get(path, { accept: 'text/html', 'accept-language': 'en' })).text();
    const { document } = parseHTML(html);
    expect(document.querySelector('#answer')?.textContent).toContain('too long for a page');
    const forms = [...document.querySelectorAll('.take a')].flatMap((link) => {
      const address = new URL(link.getAttribute('href') ?? '', 'http://localhost');
      return address.searchParams.has('format') ? [address.pathname + address.search] : [];
    });
    const answers = await Promise.all(forms.map((form) => app.app.request(form, { method: 'HEAD' })));
    expect(answers.map(({ status }) => status)).toEqual(forms.map(() => 200));
    const types = answers.map((answer) => answer.headers.get('content-type')?.split(';')[0]);
    expect(types).toContain(mediaType);
  });

  test.each([
    ['on one line', 'ASK {}'],
    ['with an apostrophe', "SELECT ('it\\'s' AS ?x) {}"],
    ['with a line that a shell could take for its end', 'SELECT ("""x\nSPARQL\necho ran\n""" AS ?x) {}'],
  ])('a query %s can be asked for on the command line as it stands', async (_, query) => {
    const address = `/sparql?query=${encodeURIComponent(query)}`;
    const html = await (await app.get(address, { accept: 'text/html' })).text();
    const { document } = parseHTML(html);
    const snippet = document.querySelector('.take details code')?.textContent ?? '';
    expect(snippet).toMatch(/^curl /);
    // In the place of curl: what it reads, and nothing else is run.
    const read = execFileSync('bash', ['-c', `curl() { cat; }\n${snippet}`], { encoding: 'utf8' });
    expect(read).toBe(`${query}\n`);
  });
});

import { Store } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/sparql/index.ts';
import { startApp } from './published.ts';

let site: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  site = await startApp();
});
afterAll(() => site.close());

const QB = 'PREFIX qb: <http://purl.org/linked-data/cube#>';
const count = `${QB} SELECT (COUNT(*) AS ?n) { ?o qb:dataSet <http://localhost:8080/id/dataset/aah> }`;
const path = (query: string, more = '') => `/sparql?query=${encodeURIComponent(query)}${more}`;

interface Json {
  results: { bindings: Record<string, { value: string }>[] };
}
const numbers = async (response: Response) =>
  ((await response.json()) as Json).results.bindings.map(({ n }) => Number(n?.value));

describe('a query', () => {
  const json = { accept: 'application/sparql-results+json' };

  test('is answered by GET and by both forms of POST', async () => {
    const forms = [
      undefined,
      { type: 'application/x-www-form-urlencoded', body: new URLSearchParams({ query: count }).toString() },
      { type: 'application/sparql-query', body: count },
    ];
    for (const form of forms) {
      const response = form
        ? await site.app.request('/sparql', {
            method: 'POST',
            headers: { ...json, 'content-type': form.type },
            body: form.body,
          })
        : await site.get(path(count), json);
      expect(await numbers(response)).toEqual([144]);
    }
  });

  test.each([
    ['application/sparql-results+json', 'application/sparql-results+json'],
    ['application/sparql-results+xml', 'application/sparql-results+xml'],
    ['text/csv', 'text/csv; charset=utf-8'],
    ['text/csv;header=absent', 'text/csv; charset=utf-8'],
    ['text/tab-separated-values', 'text/tab-separated-values; charset=utf-8'],
    ['application/json;q=0.5, text/csv;q=0.1', 'application/sparql-results+json'],
  ])('accepting %s is answered in %s', async (accept, type) => {
    const response = await site.get(path(count), { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(await response.text()).toContain('144');
  });

  test('that nothing acceptable can answer is refused with what can', async () => {
    const response = await site.get(path(count), { accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(await response.text()).toContain('text/csv');
  });

  test('may name its graphs in the request', async () => {
    const all = 'SELECT (COUNT(*) AS ?n) { ?s a <http://purl.org/linked-data/cube#Observation> }';
    const graph = (name: string) =>
      `&default-graph-uri=${encodeURIComponent(`http://localhost:8080/id/${name}/graph`)}`;
    expect(await numbers(await site.get(path(all, graph('dataset/aah')), json))).toEqual([144]);
    expect(await numbers(await site.get(path(all, graph('catalog')), json))).toEqual([0]);
  });

  test('that is wrong gets a 400 that says where', async () => {
    const response = await site.get(path('SELECT * {\n ?s ?p }'), { accept: 'application/json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ status: 400, line: 2 });
    const page = await site.get(path('SELECT * {\n ?s ?p }'), { accept: 'text/html' });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('?s ?p }</textarea>');
  });

  test.each([
    ['GET', '/sparql?query=', undefined, undefined],
    ['GET', '/sparql?query=%20', undefined, undefined],
    ['POST', '/sparql', 'application/x-www-form-urlencoded', ''],
    ['POST', '/sparql', 'application/sparql-query', ' '],
  ])('that is empty, by %s %s, gets a 400 that says so', async (method, at, type, body) => {
    for (const accept of ['application/sparql-results+json', 'text/turtle', 'text/html', '*/*']) {
      const response = await site.app.request(at, {
        method,
        headers: { accept, 'accept-language': 'en', ...(type !== undefined && { 'content-type': type }) },
        ...(body !== undefined && { body }),
      });
      expect([accept, response.status]).toEqual([accept, 400]);
      expect(await response.text()).toContain('The request has no query');
    }
  });

  test('is refused past a million bytes, whether it says its length or not', async () => {
    const asked = (body: string, told: Record<string, string>) =>
      site.app.request('/sparql', {
        method: 'POST',
        headers: { ...json, 'content-type': 'application/sparql-query', ...told },
        body,
      });
    const long = count.padEnd(1_000_001);
    for (const told of [{ 'content-length': '1000001' }, {}]) {
      expect((await asked(long, told)).status).toBe(413);
    }
    for (const told of [{ 'content-length': '1000000' }, {}]) {
      expect(await numbers(await asked(count.padEnd(1_000_000), told))).toEqual([144]);
    }
  });

  test('asked for by HEAD gets the head and leaves no process busy', async () => {
    const long = 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
    const start = performance.now();
    for (const _ of Array.from({ length: 2 * defaultLimits.processes })) {
      const head = await site.app.request(path(long), { method: 'HEAD', headers: json });
      expect([head.status, head.headers.get('content-type')]).toEqual([200, json.accept]);
      expect(await head.text()).toBe('');
    }
    expect(await numbers(await site.get(path(count), json))).toEqual([144]);
    expect(performance.now() - start).toBeLessThan(defaultLimits.time / 2);
  });

  test.each([
    ['SELECT * { ?s ex:p ?o }', 'le préfixe «\u00a0ex:\u00a0» n’est pas déclaré', 'is not declared'],
    ['SELECT * { ?s ?p }', 'n’a pas sa place ici', 'cannot stand here'],
    ['SELECT * {', 'se termine trop tôt', 'ends too early'],
    [
      'SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }',
      'SERVICE n’est pas permis',
      'SERVICE is not allowed',
    ],
    ['SELECT (<http://a.example/f>(1) AS ?x) { ?s ?p ?o }', 'n’est pas connue ici', 'is not known here'],
    [
      'SELECT * { ?s <http://www.w3.org/2004/02/skos/core#notation> ?x OPTIONAL { BIND(2 AS ?y) FILTER(?x > 1 && RAND() < 2) } }',
      'n’est pas calculé ici',
      'is not computed here',
    ],
  ])('that is wrong, %s, is told so in the language of the reader', async (query, fr, en) => {
    const told = async (language: string) => {
      const response = await site.get(path(query), { 'accept-language': language });
      expect(response.status).toBe(400);
      return response.text();
    };
    expect(await told('fr')).toContain(fr);
    expect(await told('fr')).not.toContain(en);
    expect(await told('en')).toContain(en);
  });

  test('nested past what can be read is told so', async () => {
    const deep = 20_000;
    const response = await site.app.request('/sparql', {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query', 'accept-language': 'en' },
      body: `ASK { FILTER(${'('.repeat(deep)}1${')'.repeat(deep)}) }`,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('is nested too deeply');
  });

  test('that would change data is refused', async () => {
    const insert = 'INSERT DATA { <a:a> <a:b> <a:c> }';
    expect((await site.get(path(insert))).status).toBe(400);
    const update = await site.app.request('/sparql', {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-update' },
      body: insert,
    });
    expect(update.status).toBe(400);
  });

  test('in a body of another type gets 415, twice in a request 400, by another method 405', async () => {
    const wrong = await site.app.request('/sparql', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: count,
    });
    expect(wrong.status).toBe(415);
    expect((await site.get(`${path(count)}&query=ASK{}`)).status).toBe(400);
    const put = await site.app.request('/sparql', { method: 'PUT', body: count });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });
});

test('without a query the endpoint describes itself', async () => {
  const response = await site.get('/sparql', { accept: 'text/turtle' });
  const graph = new Store();
  graph.load(await response.text(), { format: 'text/turtle' });
  const asked = graph.query(
    `PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
     SELECT ?name { ?service a sd:Service ; sd:endpoint <http://localhost:8080/sparql> ;
       sd:defaultDataset/sd:namedGraph/sd:name ?name }`,
  );
  expect(asked).toHaveLength(3);
});

describe('with explain, how a query is answered', () => {
  test('is text in the language asked for, by GET and by POST', async () => {
    const french = await site.get(path(count, '&explain'), { 'accept-language': 'fr' });
    expect(french.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await french.text()).toMatch(/^SQL 1 {3}SELECT \?n\n[\s\S]*\nRequête entière : 1 ligne en /);
    const posted = await site.app.request('/sparql?lang=en', {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: count, explain: '' }).toString(),
    });
    expect(await posted.text()).toContain('\nThe whole query: 1 row in ');
  });

  test('is JSON for who asks for it', async () => {
    for (const [more, accept] of [
      ['&explain', 'application/json'],
      ['&explain=1&format=json', '*/*'],
    ] as const) {
      const response = await site.get(path(count, more), { accept });
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toMatchObject({
        rows: 1,
        plan: { by: 'sql' },
        statements: [{ rows: 1 }],
      });
    }
  });

  test('needs a query, and a right one', async () => {
    expect((await site.get('/sparql?explain')).status).toBe(400);
    expect((await site.get(path('SELECT', '&explain'))).status).toBe(400);
  });
});

describe('a browser', () => {
  const html = { accept: 'text/html,application/xml;q=0.9,*/*;q=0.8', 'accept-language': 'en' };

  test('gets an editor, and every example in it gives an answer', async () => {
    const text = await (await site.get('/sparql', html)).text();
    expect(text).toContain('<textarea');
    const examples = [...text.matchAll(/<li><a href="(\/sparql\?query=[^"]+)"/g)].map(
      ([, href]) => href ?? '',
    );
    expect(examples.length).toBeGreaterThan(5);
    for (const example of examples) {
      const answer = await site.get(example.replaceAll('&amp;', '&'), html);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/<tbody><tr>|<figure class="answer-|<pre/);
    }
  });

  test('reads the answer as a table with names and numbers, and a graph as Turtle', async () => {
    const query = `${QB} SELECT ?area ?figure { ?o qb:dataSet <http://localhost:8080/id/dataset/aah> ;
      <http://purl.org/linked-data/sdmx/2009/dimension#refArea> ?area ; <http://localhost:8080/def/beneficiaires> ?figure }
      ORDER BY DESC(?figure) LIMIT 1`;
    const table = await (await site.get(path(query), html)).text();
    expect(table).toContain('>Caf de la Loire-Atlantique</a>');
    expect(table).toContain('<td class="figure" data-value="19153">19,153</td>');
    const graph = await site.get(path('DESCRIBE <http://localhost:8080/id/caf/landes>'), html);
    expect(await graph.text()).toContain('Caf des Landes');
    expect(await (await site.get(path('ASK { ?s ?p ?o }'), html)).text()).toContain('Yes');
  });
});

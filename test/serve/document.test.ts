import { Store } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../src/serve/assets.ts';
import { entityTag } from '../../src/serve/http.ts';
import { startApp } from './published.ts';

let site: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  site = await startApp();
});
afterAll(() => site.close());

const observation = '/doc/observation/aah/landes/2014-12';

describe('a thing', () => {
  test.each([
    ['/id/observation/aah/landes/2014-12', observation],
    ['/id/caf/landes?lang=en', '/doc/caf/landes?lang=en'],
    ['/def/beneficiaires', '/doc/def/beneficiaires'],
    ['/id/dataset/aah/graph', '/doc/dataset/aah'],
    ['/id/catalog/graph', '/doc/catalog'],
  ])('%s leads with 303 to %s', async (path, location) => {
    const response = await site.get(path, { accept: 'text/turtle' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(location);
    expect(response.headers.get('link')).toContain('rel="describedby"');
  });
});

describe('the document about an observation', () => {
  test('holds exactly the triples of that observation in Turtle', async () => {
    const response = await site.get(observation, { accept: 'text/turtle' });
    expect(response.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
    const graph = new Store();
    graph.load(await response.text(), { format: 'text/turtle' });
    const base = 'http://localhost:8080/';
    const expected = new Store();
    expected.load(
      `PREFIX qb: <http://purl.org/linked-data/cube#>
       PREFIX dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
       PREFIX attribute: <http://purl.org/linked-data/sdmx/2009/attribute#>
       <${base}id/observation/aah/landes/2014-12> a qb:Observation ;
         qb:dataSet <${base}id/dataset/aah> ;
         dimension:refArea <${base}id/caf/landes> ;
         dimension:refPeriod <${base}id/period/2014-12> ;
         <${base}def/beneficiaires> 5465 ;
         attribute:obsStatus <http://purl.org/linked-data/sdmx/2009/code#obsStatus-A> .`,
      { format: 'text/turtle' },
    );
    const lines = (store: Store) => store.match().map(String).sort();
    expect(lines(graph)).toEqual(lines(expected));
  });

  test('has links that lead on', async () => {
    const graph = new Store();
    graph.load(await (await site.get(`${observation}.nt`)).text(), { format: 'application/n-triples' });
    const own = graph
      .match()
      .flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : []))
      .filter((iri) => iri.startsWith('http://localhost:8080/'));
    expect(own).toHaveLength(3);
    for (const iri of own) {
      const redirect = await site.get(new URL(iri).pathname);
      expect(redirect.status, iri).toBe(303);
      const followed = await site.get(redirect.headers.get('location') ?? '', { accept: 'text/turtle' });
      expect(followed.status, iri).toBe(200);
    }
  });

  test.each([
    ['ttl', 'text/turtle; charset=utf-8'],
    ['nt', 'application/n-triples'],
    ['jsonld', 'application/ld+json'],
    ['trig', 'application/trig'],
    ['nq', 'application/n-quads'],
    ['html', 'text/html; charset=utf-8'],
  ])('comes as %s by suffix and by ?format=, whatever is accepted', async (suffix, type) => {
    for (const path of [`${observation}.${suffix}`, `${observation}?format=${suffix}`]) {
      const response = await site.get(path, { accept: 'image/png' });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    }
  });

  test('names its graph in N-Quads', async () => {
    const text = await (await site.get(`${observation}.nq`)).text();
    expect(text.trim().split('\n')).toHaveLength(6);
    for (const line of text.trim().split('\n')) {
      expect(line).toMatch(/<http:\/\/localhost:8080\/id\/dataset\/aah\/graph> \.$/);
    }
  });

  test('says where its other forms are, and what it is about', async () => {
    const { headers } = await site.get(observation, { accept: 'text/turtle' });
    const link = headers.get('link') ?? '';
    for (const type of ['text/html', 'application/ld+json', 'application/n-triples', 'application/n-quads']) {
      expect(link).toContain(`rel="alternate"; type="${type}"`);
    }
    expect(link).not.toContain('type="text/turtle"');
    expect(link).toContain('<http://localhost:8080/id/observation/aah/landes/2014-12>; rel="describes"');
    expect(link).toContain('rel="describedby"');
    expect(headers.get('content-location')).toBe(`${observation}.ttl`);
    expect(headers.get('vary')).toBe('Accept, Accept-Language');
  });

  test('is refused with the list of what there is when nothing on offer is acceptable', async () => {
    const response = await site.get(observation, { accept: 'image/png, text/html;q=0' });
    expect(response.status).toBe(406);
    const text = await response.text();
    for (const type of ['text/html', 'text/turtle', 'application/ld+json']) expect(text).toContain(type);
  });

  test('is refused when ?format= names no form', async () => {
    expect((await site.get(`${observation}?format=docx`)).status).toBe(406);
  });
});

describe('an entity tag', () => {
  const tagOf = async (path: string, headers: Record<string, string> = {}) =>
    (await site.get(path, headers)).headers.get('etag');

  test('is strong, and another for every form and language', async () => {
    const tags = await Promise.all([
      tagOf(`${observation}.ttl`),
      tagOf(`${observation}.nt`),
      tagOf(`${observation}.html`, { 'accept-language': 'fr' }),
      tagOf(`${observation}.html`, { 'accept-language': 'en' }),
      tagOf('/doc/caf/landes.ttl'),
    ]);
    expect(new Set(tags).size).toBe(5);
    for (const tag of tags) expect(tag).toMatch(/^"[^"]+"$/);
  });

  test('that the client holds is answered with 304 and no body', async () => {
    const tag = (await tagOf(`${observation}.ttl`)) ?? '';
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const response = await site.get(`${observation}.ttl`, { 'if-none-match': held });
      expect(response.status, held).toBe(304);
      expect(await response.text()).toBe('');
    }
    expect((await site.get(`${observation}.ttl`, { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('the description of everything', () => {
  test('is text for a browser that follows the link to it', async () => {
    const home = await (await site.get('/', { accept: 'text/html' })).text();
    const link = /href="([^"]*well-known[^"]*)"/.exec(home)?.[1] ?? '';
    const response = await site.get(link, { accept: 'text/html' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ]);
    const graph = new Store();
    graph.load(await response.text(), { format: 'text/turtle' });
    expect(graph.size).toBeGreaterThan(20);
  });

  test('has another tag when the software that writes it is another', async () => {
    const { digest } = site.release.manifest;
    const { headers } = await site.get('/.well-known/void', { accept: 'text/turtle' });
    expect(headers.get('etag')).toBe(entityTag(digest, version, '/.well-known/void', 'ttl'));
  });
});

test('HEAD gives the head of the document and no body', async () => {
  const response = await site.app.request(observation, {
    method: 'HEAD',
    headers: { accept: 'text/turtle' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
  expect(response.headers.get('etag')).toBe(
    (await site.get(observation, { accept: 'text/turtle' })).headers.get('etag'),
  );
  expect(await response.text()).toBe('');
});

test('any site may read, and a method that is not for reading is refused with those that are', async () => {
  const response = await site.get(observation, { origin: 'https://example.org' });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-expose-headers')).toContain('Link');
  for (const name of ['Accept-Ranges', 'Content-Range', 'Content-Disposition']) {
    expect(response.headers.get('access-control-expose-headers')).toContain(name);
  }
  for (const [path, methods] of [
    [observation, ['GET', 'HEAD', 'OPTIONS']],
    ['/sparql', ['GET', 'HEAD', 'OPTIONS', 'POST']],
  ] as const) {
    const preflight = await site.app.request(path, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe(methods.join(','));
    const plain = await site.app.request(path, { method: 'OPTIONS' });
    expect([plain.status, plain.headers.get('allow')]).toEqual([204, methods.join(', ')]);
  }
  const refused = await site.app.request(observation, { method: 'DELETE' });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

describe('what is not there', () => {
  test('an unknown code gets the codes that there are, the likely one first', async () => {
    const response = await site.get('/id/observation/aah/lande/2014-12');
    expect(response.status).toBe(404);
    const [, , , first] = (await response.text()).split('\n');
    expect(first).toContain('/doc/observation/aah/landes/2014-12');
  });

  test.each([
    ['aah', 'territoire, période', '/doc/caf/landes  Caf des Landes'],
    ['aah/', 'territoire, période', '/doc/caf/landes  Caf des Landes'],
    ['aah/landes', 'période', '/doc/observation/aah/landes/2014-12  Décembre 2014'],
    ['aah//2014-12', 'territoire', '/doc/observation/aah/landes/2014-12  Caf des Landes'],
  ])(
    'an observation without all its codes, %s, gets the names of those that it lacks',
    async (path, lacks, link) => {
      const response = await site.get(`/id/observation/${path}`);
      const text = await response.text();
      expect(response.status).toBe(404);
      expect(text).toContain(`Il manque\u00a0: ${lacks}.`);
      expect(text.toLowerCase()).toContain(link.toLowerCase());
    },
  );

  test('an observation with more codes than it has leads to itself', async () => {
    const text = await (await site.get('/id/observation/aah/landes/2014-12/x')).text();
    expect(text).toContain('se termine après 2 codes');
    expect(text).toContain('  /doc/observation/aah/landes/2014-12  ');
    expect(text).not.toContain('qui les réunisse');
  });

  test.each(['/doc', '/id'])('a path of thousands of segments under %s is answered at once', async (root) => {
    const start = performance.now();
    expect((await site.get(`${root}${'/a'.repeat(7500)}`)).status).toBe(404);
    expect((await site.get(`${root}/caf/${'a'.repeat(15_000)}`)).status).toBe(404);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('an unknown name gets its neighbours', async () => {
    const text = await (await site.get('/id/caf/landse', { 'accept-language': 'en' })).text();
    expect(text).toContain('/doc/caf/landes  Caf des Landes');
  });

  test('the answer is in the form and the language that the client reads', async () => {
    const page = await site.get('/doc/nothing', { accept: 'text/html', 'accept-language': 'en' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<html lang="en">');
    const json = await site.get('/doc/nothing', { accept: 'application/json' });
    expect(json.headers.get('content-type')).toBe('application/problem+json');
    expect(await json.json()).toMatchObject({ status: 404, title: 'Page introuvable' });
  });

  test('an address that is asked for is never written unescaped', async () => {
    const response = await site.get('/doc/<script>alert(1)</script>', { accept: 'text/html' });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<script>alert');
  });
});

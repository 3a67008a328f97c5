import { Parser, Store } from 'n3';
import { Store as Oxigraph } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Endpoint,
  NotAcceptable,
  QueryRefused,
  type QueryRequest,
  QuerySyntaxError,
  QueryTimeout,
  QueueFull,
  startEndpoint,
} from '../../src/sparql/index.ts';
import { aah, collect, iris, type Made, makeRelease } from '../store/made-release.ts';
import { endless, prologue } from './queries.ts';

let made: Made;
let endpoint: Endpoint;

beforeAll(async () => {
  made = await makeRelease([], [aah]);
  endpoint = await startEndpoint({ release: made.folder });
});

afterAll(async () => {
  await endpoint.close();
  await made.remove();
});

async function ask(
  request: QueryRequest,
  to = endpoint,
): Promise<{ mediaType: string; kind: string; text: string }> {
  const { body, kind, mediaType } = await to.query({ ...request, text: prologue + request.text });
  return { kind, mediaType, text: Buffer.concat(await collect(body)).toString() };
}

async function rows(text: string, request: Partial<QueryRequest> = {}): Promise<string[]> {
  const answer = await ask({ ...request, text, format: 'tsv' });
  return answer.text.trimEnd().split('\n').slice(1);
}

describe('queries over the cube', () => {
  test('the Landes series comes in order', async () => {
    const series = await rows(`SELECT ?value {
      ?o sdmx-dimension:refArea <http://localhost:8080/id/caf/landes> ; sdmx-dimension:refPeriod ?period ;
         def:beneficiaires ?value } ORDER BY ?period`);
    expect(series).toEqual(['5067', '5162', '5237', '5225', '5304', '5430', '5465']);
  });

  test('observations are counted', async () => {
    expect(await rows('SELECT (COUNT(*) AS ?n) { ?o a qb:Observation }')).toEqual(['14']);
  });

  test('a hidden figure is not there, and its status is', async () => {
    const hidden = `SELECT ?o { ?o a qb:Observation FILTER NOT EXISTS { ?o def:beneficiaires ?value } }`;
    const [observation] = await rows(hidden);
    expect(observation).toBe('<http://localhost:8080/id/observation/aah/loire/2014-12>');
    expect(
      await rows(`SELECT ?p ?v { ${observation} ?p ?v FILTER(CONTAINS(STR(?p), "Status")) } ORDER BY ?p`),
    ).toEqual([
      '<http://purl.org/linked-data/sdmx/2009/attribute#confStatus>\t<http://purl.org/linked-data/sdmx/2009/code#confStatus-C>',
      '<http://purl.org/linked-data/sdmx/2009/attribute#obsStatus>\t<http://localhost:8080/id/code/obs-status/confidential>',
    ]);
  });

  test('labels join with figures', async () => {
    const found = await rows(`SELECT ?label (SUM(?value) AS ?sum) {
      ?o sdmx-dimension:refArea ?area ; def:beneficiaires ?value . ?area skos:prefLabel ?label FILTER(LANG(?label) = "fr")
    } GROUP BY ?label ORDER BY ?label`);
    expect(found).toEqual(['"landes en français"@fr\t36890', '"loire en français"@fr\t85106']);
  });
});

describe('graphs', () => {
  const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
  const inGraph = (graph: string) => String(made.quads.filter((quad) => quad.graph.value === graph).length);
  const cube = iris.datasetGraph('aah').value;
  const catalog = iris.catalogGraph().value;

  test('the default graph is the union of all', async () => {
    expect(await rows(count)).toEqual([String(made.quads.length)]);
  });

  test('GRAPH ranges over the named graphs', async () => {
    const each = await rows('SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g');
    expect(each).toEqual([`<${catalog}>\t${inGraph(catalog)}`, `<${cube}>\t${inGraph(cube)}`]);
    expect(await rows('SELECT ?g { GRAPH ?g {} } ORDER BY ?g')).toEqual([`<${catalog}>`, `<${cube}>`]);
  });

  test('FROM makes the default graph, FROM NAMED what GRAPH ranges over', async () => {
    expect(await rows(count.replace('{', `FROM <${cube}> {`))).toEqual([inGraph(cube)]);
    expect(await rows(count.replace('{', `FROM NAMED <${cube}> {`))).toEqual(['0']);
    const named = `SELECT DISTINCT ?g FROM NAMED <${cube}> { GRAPH ?g { ?s ?p ?o } }`;
    expect(await rows(named)).toEqual([`<${cube}>`]);
  });

  test('the request goes before the query', async () => {
    const text = count.replace('{', `FROM <${cube}> {`);
    expect(await rows(text, { defaultGraphs: [catalog] })).toEqual([inGraph(catalog)]);
    expect(await rows(count, { namedGraphs: [cube] })).toEqual(['0']);
  });
});

describe('formats', () => {
  const select = 'SELECT ?value { id:observation\\/aah\\/landes\\/2014-12 def:beneficiaires ?value }';
  const construct = 'CONSTRUCT WHERE { ?s def:beneficiaires 5465 ; ?p ?o }';

  test.each([
    [undefined, 'application/sparql-results+json'],
    ['application/json', 'application/sparql-results+json'],
    ['text/csv;q=0.9, application/sparql-results+xml;q=0.8', 'text/csv'],
    ['application/sparql-results+xml', 'application/sparql-results+xml'],
    ['text/tab-separated-values', 'text/tab-separated-values'],
    ['text/turtle, */*;q=0.1', 'application/sparql-results+json'],
  ])('a table for %s is %s', async (accept, mediaType) => {
    expect((await ask({ text: select, accept })).mediaType).toBe(mediaType);
  });

  test('another library reads the tables of all four', async () => {
    const json = JSON.parse((await ask({ text: select, format: 'json' })).text);
    const integer = 'http://www.w3.org/2001/XMLSchema#integer';
    expect(json.head.vars).toEqual(['value']);
    expect(json.results.bindings).toEqual([{ value: { type: 'literal', value: '5465', datatype: integer } }]);
    const xml = (await ask({ text: select, format: 'xml' })).text;
    expect(xml).toContain(`<binding name="value"><literal datatype="${integer}">5465</literal></binding>`);
    expect((await ask({ text: select, format: 'csv' })).text).toBe('value\r\n5465\r\n');
    expect((await ask({ text: select, format: 'tsv' })).text).toBe('?value\n5465\n');
  });

  test.each(['json', 'xml', 'csv', 'tsv'])('a yes is written as %s', async (format) => {
    const { text, kind } = await ask({ text: 'ASK { ?o a qb:Observation }', format });
    expect(kind).toBe('boolean');
    expect(text).toContain('true');
  });

  test.each([
    ['ttl', 'text/turtle'],
    ['nt', 'application/n-triples'],
    ['jsonld', 'application/ld+json'],
    ['trig', 'application/trig'],
    ['nq', 'application/n-quads'],
  ])('a graph written as %s is read by another library', async (format, mediaType) => {
    const { text, ...answer } = await ask({ text: construct, format });
    expect(answer).toEqual({ kind: 'quads', mediaType });
    const store = new Oxigraph();
    store.load(text, { format: mediaType });
    expect(store.size).toBe(6);
  });

  test('Turtle uses the prefixes of the publisher', async () => {
    const { text } = await ask({ text: construct, format: 'ttl' });
    expect(text).toContain('@prefix def: <http://localhost:8080/def/>');
    expect(text).toContain('def:beneficiaires');
  });

  test('a description holds all triples of the thing and no other', async () => {
    const thing = iris.observation('aah', ['loire', '2014-12']);
    const { text } = await ask({ text: `DESCRIBE <${thing.value}>`, accept: 'text/turtle' });
    const found = new Store(new Parser().parse(text));
    expect(found.size).toBe(made.quads.filter(({ subject }) => subject.equals(thing)).length);
    expect(found.getSubjects(null, null, null).map(({ value }) => value)).toEqual([thing.value]);
  });

  test('a graph cannot be a table, nor a table a graph', async () => {
    await expect(ask({ text: construct, accept: 'text/csv' })).rejects.toThrow(NotAcceptable);
    await expect(ask({ text: select, format: 'ttl' })).rejects.toMatchObject({
      available: [
        'application/sparql-results+json',
        'application/sparql-results+xml',
        'text/csv',
        'text/tab-separated-values',
      ],
    });
  });
});

describe('what is not answered', () => {
  test.each([
    ['SELECT * {\n  ?s ?p ?o\n  FILTER(?o = )\n}', 3, 15, '“)” cannot stand here'],
    ['SELECT * { ?s ?p ?o', 1, 20, 'the query ends too early: something is missing or not closed'],
    [
      'SELECT *\n{ ?s foo:bar ?o }',
      2,
      6,
      'the prefix “foo:” is not declared; add PREFIX foo: <…> at the top',
    ],
    ['SELECT * { ?s ?p "open }', 1, 18, 'unexpected character “"”; is a quote or an IRI not closed?'],
    ['SELECT * { ?s ?p ?o\nBIND(1 AS ?o) }', 2, 11, '?o already has a value here; bind to another variable'],
    ['', 1, 1, 'the query ends too early: something is missing or not closed'],
  ])('%j is wrong, and it is said where', async (text, line, column, message) => {
    const error = await endpoint.query({ text }).then(undefined, (thrown) => thrown);
    expect(error).toBeInstanceOf(QuerySyntaxError);
    expect(error).toMatchObject({ message, line, column });
  });

  test.each([
    'INSERT DATA { <a> <b> <c> }',
    'DELETE WHERE { ?s ?p ?o }',
    'DROP ALL',
    'LOAD <http://example.org/>',
    'SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }',
    'SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT ?s { ?s ?p ?o } } }',
  ])('%s is refused', async (text) => {
    await expect(ask({ text })).rejects.toThrow(QueryRefused);
  });
});

describe('modifiers and templates', () => {
  const triples = async (text: string) => (await ask({ text, format: 'nt' })).text.trim().split('\n');

  test('LIMIT counts solutions, not the triples made of them', async () => {
    expect(
      await triples('CONSTRUCT { ?o <p> ?a ; <q> ?a } { ?o sdmx-dimension:refArea ?a } LIMIT 3'),
    ).toHaveLength(6);
    const described = await triples('DESCRIBE ?o { ?o a qb:Observation } ORDER BY ?o LIMIT 2');
    expect(new Set(described.map((triple) => triple.split(' ')[0])).size).toBe(2);
    expect(described.filter((triple) => triple.includes('refPeriod'))).toHaveLength(2);
  });

  test('what a template makes that is no triple is left out', async () => {
    const made = await triples(
      'CONSTRUCT { ?n <p> ?a . ?o ?n ?a . ?o <p> ?a } { ?o sdmx-dimension:refArea ?a ; def:beneficiaires ?n } LIMIT 2',
    );
    expect(made).toHaveLength(2);
  });

  test('a function that nobody knows is named', async () => {
    const unknown = ask({ text: 'SELECT (<http://example.org/f>(1) AS ?x) {}' });
    await expect(unknown).rejects.toThrow('<http://example.org/f> is not known');
    await expect(unknown).rejects.toThrow(QueryRefused);
  });
});

describe('limits', () => {
  test('a query past the time limit ends, and the next one is answered', async () => {
    const hurried = await startEndpoint({ release: made.folder, limits: { time: 500, processes: 1 } });
    try {
      await expect(ask({ text: endless }, hurried)).rejects.toThrow(QueryTimeout);
      const patient = ask({ text: 'ASK { ?o a qb:Observation }' }, hurried);
      await expect(patient.then(({ text }) => JSON.parse(text).boolean)).resolves.toBe(true);
    } finally {
      await hurried.close();
    }
  });

  test('a client that leaves frees its process', async () => {
    const narrow = await startEndpoint({ release: made.folder, limits: { processes: 1 } });
    try {
      const left = new AbortController();
      const query = ask({ text: endless, signal: left.signal }, narrow);
      setTimeout(() => left.abort(new Error('gone')), 200);
      await expect(query).rejects.toThrow('gone');
      expect((await ask({ text: 'ASK {}' }, narrow)).text).toContain('true');
    } finally {
      await narrow.close();
    }
  });

  test('an answer that is not read keeps its process no longer than the time limit', async () => {
    const narrow = await startEndpoint({ release: made.folder, limits: { processes: 1, time: 4_000 } });
    try {
      const { body } = await narrow.query({
        text: 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }',
      });
      expect((await ask({ text: 'ASK {}' }, narrow)).text).toContain('true');
      await expect(collect(body)).rejects.toThrow(QueryTimeout);
    } finally {
      await narrow.close();
    }
  });

  test('a short answer frees its process, read or not', async () => {
    const narrow = await startEndpoint({ release: made.folder, limits: { processes: 1 } });
    try {
      const { body } = await narrow.query({ text: 'ASK {}' });
      expect((await ask({ text: 'ASK {}' }, narrow)).text).toContain('true');
      expect(Buffer.concat(await collect(body)).toString()).toContain('true');
    } finally {
      await narrow.close();
    }
  });

  test('an endpoint can be closed at any moment of an evaluation', async () => {
    for (let wait = 0; wait < 200; wait += 25) {
      const hasty = await startEndpoint({ release: made.folder });
      const query = ask({ text: endless }, hasty).catch((error: Error) => error.message);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await hasty.close();
      expect(await query).toBe('the process was ended');
    }
  });

  test('one query more than the queue takes is turned away', async () => {
    const narrow = await startEndpoint({
      release: made.folder,
      limits: { processes: 1, queue: 1, time: 1_500 },
    });
    try {
      const settled = Promise.allSettled([1, 2, 3].map(() => ask({ text: endless }, narrow)));
      const reasons = (await settled).map((outcome) => (outcome as PromiseRejectedResult).reason);
      expect(reasons.filter((reason) => reason instanceof QueueFull).length).toBe(1);
      expect(reasons.filter((reason) => reason instanceof QueryTimeout).length).toBe(2);
    } finally {
      await narrow.close();
    }
  });

  test('a folder without a release cannot be served', async () => {
    await expect(startEndpoint({ release: '/nowhere' })).rejects.toThrow('ENOENT');
  });
});

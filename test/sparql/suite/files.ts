/** Reads the suite's files: data and expected results, whatever their format. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Bindings } from '@rdfjs/types';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { SparqlJsonParser } from 'sparqljson-parse';
import { SparqlXmlParser } from 'sparqlxml-parse';
import { type Quad, readTurtle, type Term } from '../../../src/rdf/index.ts';
import { collect } from '../../store/made-release.ts';

export type ExpectedRow = Readonly<Record<string, Term>>;

export type Expected =
  | {
      readonly kind: 'bindings';
      readonly variables?: readonly string[];
      readonly rows: readonly ExpectedRow[];
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: readonly Quad[] };

export const readText = (url: string): Promise<string> => readFile(fileURLToPath(url), 'utf8');

export async function readData(url: string): Promise<Quad[]> {
  if (!url.endsWith('.rdf')) return readTurtle(await readText(url), url);
  const parser = new RdfXmlParser({ baseIRI: url });
  return (await collect(createReadStream(fileURLToPath(url)).pipe(parser))) as Quad[];
}

/** Suffix → reader. */
const readers: Readonly<Record<string, (url: string) => Promise<Expected>>> = {
  srx: async (url) => {
    const parser = new SparqlXmlParser();
    const text = await readText(url);
    if (/<boolean/.test(text))
      return { kind: 'boolean', value: await parser.parseXmlBooleanStream(stream(url)) };
    let variables: string[] = [];
    const parsed = parser.parseXmlResultsStream(stream(url));
    parsed.on('variables', (found: Term[]) => {
      variables = found.map(({ value }) => value);
    });
    const rows = (await collect(parsed as unknown as AsyncIterable<ExpectedRow>)).map(recordOf);
    return { kind: 'bindings', variables, rows };
  },
  srj: async (url) => {
    const parser = new SparqlJsonParser();
    const json = JSON.parse(await readText(url));
    if ('boolean' in json) return { kind: 'boolean', value: parser.parseJsonBoolean(json) };
    const rows = parser.parseJsonResults(json) as unknown as ExpectedRow[];
    return { kind: 'bindings', variables: json.head.vars, rows: rows.map(recordOf) };
  },
  ttl: async (url) => resultSet(await readData(url)),
  rdf: async (url) => resultSet(await readData(url)),
  nt: async (url) => resultSet(await readData(url)),
};

const stream = (url: string) => createReadStream(fileURLToPath(url));

/** Rows may come as records or as RDF/JS bindings. */
function recordOf(row: ExpectedRow | Bindings): ExpectedRow {
  const pairs =
    Symbol.iterator in row
      ? [...(row as Bindings)].map(([name, term]) => [name.value, term])
      : Object.entries(row);
  return Object.fromEntries(
    pairs.map(([name, term]) => [String(name).replace(/^\?/, ''), term]),
  ) as ExpectedRow;
}

const rs = (name: string) => `http://www.w3.org/2001/sw/DataAccess/tests/result-set#${name}`;

/** A graph is either the expected graph or a table described in the result-set vocabulary. */
function resultSet(quads: readonly Quad[]): Expected {
  const objects = (subject: Term, name: string) =>
    quads
      .filter((quad) => quad.subject.equals(subject) && quad.predicate.value === rs(name))
      .map(({ object }) => object);
  const root = quads.find(({ object }) => object.value === rs('ResultSet'))?.subject;
  if (!root) return { kind: 'quads', quads };
  const [boolean] = objects(root, 'boolean');
  if (boolean) return { kind: 'boolean', value: boolean.value === 'true' };
  const rows = objects(root, 'solution').map((solution) =>
    Object.fromEntries(
      objects(solution, 'binding').map((binding) => [
        objects(binding, 'variable')[0]?.value ?? '',
        objects(binding, 'value')[0] as Term,
      ]),
    ),
  );
  return { kind: 'bindings', rows };
}

export async function readExpected(url: string): Promise<Expected> {
  const reader = readers[url.split('.').at(-1) ?? ''];
  if (!reader) throw new Error(`no reader of ${url}`);
  return reader(url);
}

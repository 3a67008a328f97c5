import { readdirSync, readFileSync } from 'node:fs';
import { Store } from 'n3';
import { expect, test } from 'vitest';
import { iri, type NamedNode, type Quad, readTurtle } from '../../src/rdf/index.ts';
import { checkShapes } from '../../src/validate/engine.ts';
import { instances, objects, subjects } from '../../src/validate/graph.ts';
import { observationShapes } from '../../src/validate/observation-shapes.ts';
import { readShapes } from '../../src/validate/shapes.ts';
import { structureOf } from '../../src/validate/structure.ts';

const base = 'http://example.org/';
const folder = new URL('.', import.meta.url);
const shapeFiles = readdirSync(new URL('../../shapes/', folder)).map((file) => file.replace(/\.ttl$/, ''));

const fixtures = shapeFiles.flatMap((name) =>
  readdirSync(new URL(`${name}/`, folder)).map((file) => [name, file] as const),
);
const fixture = (name: string, file: string): Quad[] =>
  readTurtle(readFileSync(new URL(`${name}/${file}`, folder), 'utf8'), base);

/** `dataset-title.minCount`: the shape, and what it asks that is not met; each once. */
async function broken(name: string, file: string): Promise<string[]> {
  const data = new Store(fixture(name, file));
  const templates = await readShapes(name, base);
  const [dataset] = instances(data, 'qb:DataSet');
  const shapes =
    name === 'observation'
      ? observationShapes(templates, structureOf(data, dataset as NamedNode), data)
      : new Store(templates);
  const findings = await checkShapes(shapes, data);
  return [
    ...new Set(
      findings.map(({ shape, constraint }) => {
        const local = shape.value.slice(`${base}def/shape/`.length).replace(/\/.*/, '');
        return `${local}.${constraint}`;
      }),
    ),
  ];
}

test.each(fixtures.filter(([, file]) => file.startsWith('valid')))(
  '%s/%s meets its shapes',
  async (name, file) => {
    expect(await broken(name, file)).toEqual([]);
  },
);

test.each(fixtures.filter(([, file]) => file.startsWith('invalid')))(
  '%s/%s breaks what it is named after, and nothing else',
  async (name, file) => {
    expect(await broken(name, file)).toEqual([file.slice('invalid.'.length, -'.ttl'.length)]);
  },
);

test.each(shapeFiles)(
  'every shape of %s has words in both languages, and a graph that breaks it',
  async (name) => {
    const shapes = new Store(await readShapes(name, base));
    const asking = [...subjects(shapes, 'sh:message', null)];
    const named = subjects(shapes, 'rdf:type', iri('sh:PropertyShape'));
    expect(named.filter((shape) => !asking.some((one) => one.equals(shape)))).toEqual([]);
    for (const shape of asking) {
      const languages = objects(shapes, shape, 'sh:message').map(
        (text) => (text as { language?: string }).language,
      );
      expect(languages.sort(), shape.value).toEqual(['en', 'fr']);
      const local = shape.value.slice(`${base}def/shape/`.length);
      const files = fixtures.filter(([one, file]) => one === name && file.startsWith(`invalid.${local}.`));
      expect(files, `${local} has no invalid graph`).not.toEqual([]);
    }
  },
);

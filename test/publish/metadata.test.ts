import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Store } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../../src/publish/index.ts';
import { Iris, iri, type NamedNode, type PrefixedName } from '../../src/rdf/index.ts';

const iris = new Iris('http://localhost:8080/');
let folder: string;
let alone: Store;
let beside: Store;

/** `aah` by itself; then beside another whose unit and periods are others. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-metadata-'));
  const data = path.join(folder, 'data');
  await cp('data', data, { recursive: true });
  await rm(path.join(data, 'secret-exemple'), { recursive: true });
  alone = await downloadOf('aah', data, 'alone');
  const other = path.join(data, 'other');
  await cp(path.join(data, 'aah'), other, { recursive: true });
  const file = path.join(other, 'dataset.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/ {2}- file: cafdata\.csv[\s\S]*$/, '').replaceAll('beneficiaires', 'personnes'),
  );
  const table = path.join(other, 'caf-fr.csv');
  const latin = await readFile(table, 'latin1');
  const later = latin.replaceAll('-13', '-23').replaceAll('-14', '-24');
  expect(later).not.toBe(latin);
  await writeFile(table, later, 'latin1');
  beside = await downloadOf('aah', data, 'beside');
});
afterAll(() => rm(folder, { recursive: true }));

async function downloadOf(dataset: string, dataDir: string, name: string): Promise<Store> {
  const published = await publish({ dataDir, outDir: path.join(folder, name), base: iris.base });
  if (!published.ok) throw new Error(JSON.stringify(published.problems, null, 1));
  const bytes = await readFile(path.join(published.value.folder, 'downloads', `${dataset}.nt.gz`));
  const store = new Store();
  store.load(gunzipSync(bytes).toString(), { format: 'application/n-triples' });
  return store;
}

const values = (subject: NamedNode, property: PrefixedName | NamedNode) =>
  alone
    .match(subject as never, (typeof property === 'string' ? iri(property) : property) as never)
    .map(({ object }) => object.value);

describe('a dataset’s download', () => {
  test('describes every thing of the publisher’s that it names', () => {
    const described = new Set(alone.match().map(({ subject }) => subject.value));
    const named = alone
      .match()
      .flatMap(({ object }) => (object.termType === 'NamedNode' ? object.value : []));
    const own = [...new Set(named)].filter(
      (thing) => thing.startsWith(`${iris.base}id/`) || thing.startsWith(`${iris.base}def/`),
    );
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter((thing) => !described.has(thing))).toEqual([]);
    for (const thing of [
      iris.publisher(),
      iris.contact(),
      iris.id('prestation', 'aah'),
      iris.id('theme', 'T1'),
    ])
      expect(described).toContain(thing.value);
  });

  test('is the same whatever is published beside it, but for its rating, which looks at the catalogue', () => {
    const lines = (store: Store) =>
      store
        .match()
        .map(String)
        .filter((line) => !line.includes('/id/dataset/aah/quality/'))
        .sort();
    expect(lines(beside)).toEqual(lines(alone));
  });

  test('says from which list each of its dimensions draws its codes', () => {
    const list = (dimension: string) => values(iris.component('aah', dimension), iris.def('codeList'));
    expect(list('refArea')).toEqual([iris.scheme('caf').value]);
    expect(list('refPeriod')).toEqual([iris.scheme('period').value]);
    expect(values(iri('sdmx-dimension:refArea'), 'qb:codeList')).toEqual([iris.scheme('area').value]);
  });

  test('lists its unit, and the codes of every coded attribute', () => {
    expect(values(iris.scheme('unit'), 'skos:hasTopConcept')).toEqual([
      iris.code('unit', 'beneficiaires').value,
    ]);
    expect(values(iri('sdmx-attribute:confStatus'), 'qb:codeList')).toEqual([
      iris.scheme('conf-status').value,
    ]);
  });

  test('states no update of the dataset while one of its tables states none', () => {
    expect(values(iris.dataset('aah'), 'dct:modified')).toEqual([]);
    expect(values(iris.table('aah', 'caf-fr'), 'dct:modified')).toEqual(['2015-03-19']);
  });

  test('names the time that it covers as people do', () => {
    const [period] = values(iris.dataset('aah'), 'dct:temporal');
    expect(period).toBe(iris.id('dataset', 'aah', 'period').value);
    expect(values(iris.id('dataset', 'aah', 'period'), 'rdfs:label').sort()).toEqual([
      'from December 1993',
      'à compter de décembre 1993',
    ]);
  });
});

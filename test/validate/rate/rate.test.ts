import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Store } from 'n3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CubeLayout } from '../../../src/cube/index.ts';
import { iri, namedNode, type Quad } from '../../../src/rdf/index.ts';
import { type Rating, rate, rateRelease, ratingQuads } from '../../../src/validate/index.ts';
import { answersOf } from '../../../src/validate/rate/addresses.ts';
import { damagedCopy, iris, type TestRelease, term, testRelease } from '../release.ts';

let release: TestRelease;
let graph: Store;
beforeAll(async () => {
  release = await testRelease();
  graph = new Store([...release.metadata]);
});
afterAll(() => release.remove());

const layout: CubeLayout = {
  dataset: 'aah',
  dimensions: [
    { id: 'refArea', property: iri('sdmx-dimension:refArea').value, scheme: 'caf' },
    { id: 'refPeriod', property: iri('sdmx-dimension:refPeriod').value, scheme: 'period' },
  ],
  measure: { id: 'beneficiaires', property: iris.def('beneficiaires').value },
  tables: ['caf-fr', 'cafdata'],
  observations: 144,
};
const contents = {
  observations: 144,
  confidential: 0,
  missing: 0,
  used: { refArea: 16, refPeriod: 9 },
  example: ['landes', '2013-06'],
  lastPeriod: '2015-06',
};
const allFiles = ['csv', 'csv-metadata.json', 'parquet', 'nt.gz', 'ttl.gz'].map((suffix) => `aah.${suffix}`);

interface Change {
  readonly without?: (quad: Quad) => boolean;
  readonly files?: readonly string[];
  readonly today?: string;
  readonly more?: Partial<typeof contents>;
  readonly status?: number;
}

function rated({ without = () => false, files = allFiles, today, more = {}, status }: Change = {}): Rating {
  const kept = new Store([...graph].filter((quad) => !without(quad as Quad)));
  const known = { iris, layout, graph: kept, contents: { ...contents, ...more } };
  const answers = new Map(
    [...answersOf(known)].map(([address, answer]) => [address, status ? { status } : answer]),
  );
  return rate({ ...known, files: new Set(files), answers, ...(today ? { today } : {}) });
}

const found = ({ rated }: Rating, metric: string) => rated.find((one) => one.metric === metric)!;
const unmet = ({ rated }: Rating) => rated.filter(({ met }) => met === false).map(({ metric }) => metric);

test('AAH has five stars, and is not complete: 16 Cafs of the list have figures', () => {
  const rating = rated();
  expect(rating.stars).toBe(5);
  expect(unmet(rating)).toEqual(['complete']);
  expect(found(rating, 'complete').evidence.en).toMatch(/Family allowance funds.* 16\/1\d\d/);
  expect(found(rating, 'star-5').evidence.en).toMatch(/id\.insee\.fr.*reference\.data\.gov\.uk/);
});

test('it is said to be late, on a day when it is', () => {
  expect(found(rated({ today: '2015-09-30' }), 'up-to-date').met).toBe(true);
  const late = found(rated({ today: '2026-11-24' }), 'up-to-date');
  expect(late).toMatchObject({
    met: false,
    evidence: {
      en: 'Figures until 30 June 2015; next expected by 30 September 2015. It has not come.',
    },
  });
  expect(late.remedy?.fr).toContain('frequency: never');
});

test('a dataset with all its codes is complete, unless a cell is missing', () => {
  const listed = graph.countQuads(null, iri('skos:inScheme'), iris.scheme('caf'), null);
  const whole = { observations: listed * 9, used: { refArea: listed, refPeriod: 9 } };
  expect(found(rated({ more: whole }), 'complete').met).toBe(true);
  expect(found(rated({ more: { ...whole, confidential: 3 } }), 'complete').met).toBe(true);
  expect(found(rated({ more: { ...whole, missing: 1 } }), 'complete').met).toBe(false);
  const holed = found(rated({ more: { ...whole, observations: listed * 9 - 2 } }), 'complete');
  expect(holed).toMatchObject({ met: false });
  expect(holed.evidence.en).toContain('Cells without a row: 2.');
});

const licence = ({ predicate }: Quad) => predicate.equals(iri('dct:license'));
const links = ({ predicate }: Quad) =>
  ['skos:exactMatch' as const, 'skos:closeMatch' as const].some((name) => predicate.equals(iri(name)));
const notes = ({ predicate }: Quad) => predicate.equals(iri('skos:note'));
const tables = ({ predicate }: Quad) => predicate.equals(iri('prov:wasDerivedFrom'));

test.each<[string, Change, number, string[]]>([
  ['without licence', { without: licence }, 0, ['star-1', 'complete', 'free-licence', 'all-uses']],
  ['without links', { without: links }, 4, ['star-5', 'complete']],
  [
    'without files',
    { files: [] },
    0,
    ['star-1', 'star-2', 'star-3', 'complete', 'open-format', 'machine-processable'],
  ],
  [
    'with its CSV description alone',
    { files: ['aah.csv-metadata.json'] },
    1,
    ['star-2', 'star-3', 'complete', 'open-format', 'machine-processable'],
  ],
  ['with CSV alone', { files: ['aah.csv'] }, 5, ['complete', 'machine-processable']],
  ['when addresses lead nowhere', { status: 404 }, 3, ['star-4', 'complete']],
  ['when addresses ask who one is', { status: 401 }, 3, ['star-4', 'complete', 'non-discriminatory']],
  ['without notes', { without: notes }, 5, ['complete', 'all-uses']],
  ['without source', { without: tables }, 5, ['complete', 'raw']],
])('%s the rating falls as it should', (_, change, stars, lacking) => {
  const rating = rated(change);
  expect(rating.stars).toBe(stars);
  expect(unmet(rating)).toEqual(lacking);
  for (const { met, remedy } of rating.rated) {
    if (met !== false) continue;
    expect(remedy?.fr).toBeTruthy();
    expect(remedy?.en).toBeTruthy();
  }
});

test('a licence that forbids a use is not open', () => {
  const byNc = namedNode('https://creativecommons.org/licenses/by-nc/4.0/');
  const forbidding = new Store([...graph].filter((quad) => !licence(quad as Quad)));
  forbidding.addQuad(iris.dataset('aah'), iri('dct:license'), byNc);
  const known = { iris, layout, graph: forbidding, contents };
  expect(rate({ ...known, files: new Set(allFiles), answers: answersOf(known) }).stars).toBe(0);
});

test('links by UUID, or to another form of period, cost the fifth star', () => {
  const uuid = new Store([...graph]);
  uuid.addQuad(
    iris.caf('landes'),
    iri('skos:closeMatch'),
    namedNode('http://id.insee.fr/geo/departement/1f2e3d4c-0000-4000-8000-000000000040'),
  );
  const known = { iris, layout, graph: uuid, contents };
  const rating = rate({ ...known, files: new Set(allFiles), answers: answersOf(known) });
  expect(rating.stars).toBe(4);
  expect(found(rating, 'star-5').evidence.en).toContain('Links that are not of a form that lasts: 1,');
});

test('the graph holds the rating, and no verdict that depends on the day', () => {
  const measured = (metric: string) =>
    graph
      .getObjects(iris.id('dataset', 'aah', 'quality', metric), iri('dqv:value'), null)
      .map(({ value }) => value);
  expect(measured('stars')).toEqual(['5']);
  expect(measured('complete')).toEqual(['false']);
  expect(measured('up-to-date')).toEqual([]);
  expect(graph.getObjects(iris.dataset('aah'), iris.def('nextUpdate'), null)[0]?.value).toBe('2015-09-30');
  expect(graph.countQuads(iris.dataset('aah'), iri('dqv:hasQualityMeasurement'), null, null)).toBe(14);
});

test('every metric that a rating speaks of is described, in both languages', () => {
  const metrics = new Set(graph.getObjects(null, iri('dqv:isMeasurementOf'), null).map(({ value }) => value));
  expect(metrics.size).toBe(14);
  for (const metric of metrics) {
    const labels = graph.getObjects(metric as never, iri('skos:prefLabel'), null) as { language?: string }[];
    expect(labels.map(({ language }) => language).sort(), metric).toEqual(['en', 'fr']);
  }
});

test('a release is rated as its graph says, until a file is taken away', async () => {
  const folder = await damagedCopy(release, 'SELECT 1');
  const [rating] = await rateRelease({ folder });
  expect(ratingQuads(iris, rating!).every((quad) => graph.has(quad))).toBe(true);
  for (const file of allFiles) await rm(path.join(folder, 'downloads', file));
  expect((await rateRelease({ folder }))[0]?.stars).toBe(0);
});

test('a release without its licence loses its stars', async () => {
  const folder = await damagedCopy(
    release,
    `DELETE FROM statement WHERE predicate = ${term(iri('dct:license').value)}`,
  );
  expect((await rateRelease({ folder }))[0]?.stars).toBe(0);
});

test('addresses and files are asked of whoever serves them, when one is named', async () => {
  const asked: string[] = [];
  const dereference = async (address: string) => {
    asked.push(address);
    return address.endsWith('.parquet')
      ? { status: 404 }
      : { status: 200, contentType: 'text/html; charset=utf-8' };
  };
  const [rating] = await rateRelease({ folder: release.folder, dereference, today: '2026-11-24' });
  expect(rating?.stars).toBe(5);
  expect(asked).toContain(iris.download('aah.csv').value);
  expect(asked).toContain(iris.observation('aah', ['haute-loire', '2013-06']).value);
  expect(found(rating!, 'star-2').evidence.en).not.toContain('Parquet');
  expect(found(rating!, 'up-to-date').met).toBe(false);
});

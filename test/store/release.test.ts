import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedNode } from '../../src/rdf/index.ts';
import { NoRelease, openCurrent, openRelease, type Release } from '../../src/store/index.ts';
import { aah, collect, iris, type Made, makeRelease } from './made-release.ts';

let made: Made;
let release: Release;

beforeAll(async () => {
  made = await makeRelease([], [aah]);
  release = await openRelease(made.folder);
});

afterAll(async () => {
  release.close();
  await made.remove();
});

describe('figures', () => {
  test('come in the order of their codes, with names in both languages', async () => {
    const { rows, total } = await release.rows('aah', { codes: { refArea: ['landes'] } });
    expect(total).toBe(7);
    expect(rows.map(({ value }) => value)).toEqual([5067n, 5162n, 5237n, 5225n, 5304n, 5430n, 5465n]);
    expect(rows[6]).toEqual({
      iri: 'http://localhost:8080/id/observation/aah/landes/2014-12',
      dimensions: {
        refArea: {
          code: 'landes',
          iri: 'http://localhost:8080/id/caf/landes',
          label: { fr: 'landes en français', en: 'landes in English' },
        },
        refPeriod: {
          code: '2014-12',
          iri: 'http://localhost:8080/id/period/2014-12',
          label: { fr: '2014-12 en français', en: '2014-12 in English' },
        },
      },
      value: 5465n,
      status: 'A',
      tables: ['caf-fr', 'cafdata'],
    });
  });

  test('are counted whole when only some are asked for', async () => {
    const { rows, total } = await release.rows('aah', { limit: 2, offset: 3 });
    expect([rows.length, total]).toEqual([2, 14]);
    expect(rows[0]?.dimensions.refPeriod?.code).toBe('2014-03');
  });

  test('with an unknown code are none', async () => {
    expect(await release.rows('aah', { codes: { refArea: ['paris'] } })).toEqual({ rows: [], total: 0 });
    expect(await release.rows('aah', { codes: { refArea: [] } })).toEqual({ rows: [], total: 0 });
  });

  test('of a hidden cell are null, with its status', async () => {
    const row = await release.observation('aah', ['loire', '2014-12']);
    expect([row?.value, row?.status, row?.tables]).toEqual([null, 'C', ['caf-fr', 'cafdata']]);
  });

  test('of a cell that is not there are undefined', async () => {
    expect(await release.observation('aah', ['loire', '2099-12'])).toBeUndefined();
    expect(await release.observation('aah', ['loire'])).toBeUndefined();
  });
});

test('a document holds exactly the triples of its thing', async () => {
  const thing = iris.observation('aah', ['landes', '2014-12']);
  const found = await collect(release.document(thing));
  const expected = made.quads.filter(({ subject }) => subject.equals(thing));
  expect(expected.length).toBe(6);
  expect(found.map(String).sort()).toEqual(expected.map(String).sort());
  expect(await release.describes(thing)).toBe(true);
  expect(await release.describes(namedNode(`${thing.value}/more`))).toBe(false);
});

test('incoming triples are cut at the limit', async () => {
  expect((await release.incoming(iris.caf('landes'), 100)).length).toBe(7);
  expect((await release.incoming(iris.caf('landes'), 3)).length).toBe(3);
});

test('what has no name is left out of the labels', async () => {
  const labels = await release.labels([iris.caf('landes').value, iris.confidential().value, 'urn:unknown']);
  expect([...labels]).toEqual([
    [iris.caf('landes').value, { fr: 'landes en français', en: 'landes in English' }],
  ]);
});

test('statements are the same in both of their orders', async () => {
  const { database } = release;
  const of = (table: string) =>
    database.all(`SELECT graph, subject, predicate, object FROM ${table} ORDER BY ALL`);
  const all = await of('statement');
  expect(all.length).toBeGreaterThan(10);
  expect(await of('statement_by_predicate')).toEqual(all);
});

test('a statement cannot read another file, write, or lift its limits', async () => {
  const { database } = release;
  for (const sql of [
    `SELECT * FROM read_text('/etc/hostname')`,
    'CREATE TABLE t (i INTEGER)',
    'SET enable_external_access = true',
    `COPY term TO '${made.folder}/out.csv'`,
    `ATTACH '${made.folder}/other.duckdb'`,
  ]) {
    await expect(database.all(sql), sql).rejects.toThrow();
  }
});

test('a signal ends a statement under way', async () => {
  const long = 'SELECT count(*) FROM range(1000000000) a, range(1000000) b WHERE a.range + b.range = 7';
  const started = Date.now();
  await expect(release.database.all(long, [], AbortSignal.timeout(100))).rejects.toThrow('interrupted');
  expect(Date.now() - started).toBeLessThan(5_000);
});

test('a folder where nothing was published says so', async () => {
  await expect(openCurrent('/nowhere')).rejects.toThrow(NoRelease);
});

test('a release of another format is not taken for one of this', async () => {
  const other = await makeRelease([], [aah]);
  const manifest = path.join(other.folder, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, JSON.stringify({ ...JSON.parse(text), format: 1 }));
  await expect(openRelease(other.folder)).rejects.toThrow(NoRelease);
  await other.remove();
});

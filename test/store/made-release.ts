/** A release made by the writer that ships, from cubes and statements that a test chooses. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  type CubeLayout,
  type Manifest,
  observationQuads,
  releaseFormat,
  statusTerms,
} from '../../src/cube/index.ts';
import type { CubeJob } from '../../src/publish/job.ts';
import { createDatabase, writeDatabase } from '../../src/publish/writer/database.ts';
import { Iris, iri, literal, type NamedNode, type Quad, resource } from '../../src/rdf/index.ts';

export const iris = new Iris('http://localhost:8080/');

export interface MadeRow {
  readonly codes: readonly string[];
  /** Null unless the status is A. */
  readonly figure: bigint | null;
  readonly status: 'A' | 'C' | 'M';
  readonly sources: bigint;
}

export interface MadeCube {
  readonly layout: CubeLayout;
  /** The codes of each dimension, in order. */
  readonly codes: readonly (readonly { readonly code: string; readonly iri: NamedNode }[])[];
  readonly rows: readonly MadeRow[];
}

export interface Made {
  readonly folder: string;
  /** Everything that the release says, each quad in its graph. */
  readonly quads: readonly Quad[];
  remove(): Promise<void>;
}

/** @param statements  quads of any graph; blank nodes may occur */
export async function makeRelease(
  statements: readonly Quad[],
  cubes: readonly MadeCube[] = [],
): Promise<Made> {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-release-'));
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const quoted = (file: string) => `'${path.join(folder, file)}'`;
  const jobs: CubeJob[] = [];
  for (const [position, { layout, codes, rows }] of cubes.entries()) {
    const columns = layout.dimensions.map(({ id }) => `"${id}"`);
    await db.run(`CREATE TEMP TABLE cells${position}
      (${columns.map((column) => `${column} VARCHAR`).join(', ')}, value BIGINT, status VARCHAR, sources UBIGINT)`);
    for (const { codes: key, figure, status, sources } of rows) {
      const values = [...key.map((code) => `'${code}'`), figure ?? 'NULL', `'${status}'`, sources];
      await db.run(`INSERT INTO cells${position} VALUES (${values.join(', ')})`);
    }
    await db.run(`COPY cells${position} TO ${quoted(`cells${position}.parquet`)}`);
    jobs.push({
      layout,
      cells: path.join(folder, `cells${position}.parquet`),
      codeLists: layout.dimensions.map(({ scheme }, at) => ({
        scheme,
        codes: (codes[at] ?? []).map(({ code, iri: value }) => ({ code, iri: value.value, parent: null })),
      })),
    });
  }
  await createDatabase(db, path.join(folder, 'cube.duckdb'));
  const named = [...statements, ...statusQuads(), ...cubes.flatMap(codeQuads)];
  await writeDatabase(db, { folder, base: iris.base, created: '', metadata: '', cubes: jobs }, named);
  await db.run('DETACH release');
  db.closeSync();
  instance.closeSync();
  const manifest: Manifest = {
    format: releaseFormat,
    base: iris.base,
    created: '2026-11-24T00:00:00Z',
    digest: '',
    cubes: cubes.map(({ layout }) => layout),
    counts: { statements: named.length, observations: 0 },
    downloads: [],
  };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  return {
    folder,
    quads: [...named, ...cubes.flatMap(viewOf)],
    remove: () => rm(folder, { recursive: true }),
  };
}

const statusQuads = (): Quad[] =>
  Object.entries(statusTerms(iris)).flatMap(([letter, status]) =>
    resource(iris.catalogGraph(), status, { 'skos:notation': literal(letter) }),
  );

const codeQuads = ({ layout, codes }: MadeCube): Quad[] =>
  codes.flatMap((list, at) =>
    list.flatMap(({ code, iri: value }) =>
      resource(iris.catalogGraph(), value, {
        'rdf:type': iri('skos:Concept'),
        'skos:inScheme': iris.scheme(layout.dimensions[at]?.scheme ?? ''),
        'skos:notation': literal(code),
        'skos:prefLabel': [literal(`${code} en français`, 'fr'), literal(`${code} in English`, 'en')],
      }),
    ),
  );

const viewOf = ({ layout, codes, rows }: MadeCube): Quad[] =>
  rows.flatMap((row) =>
    observationQuads(iris, layout, {
      ...row,
      values: row.codes.map((code, at) => codes[at]?.find((known) => known.code === code)?.iri as NamedNode),
      status: statusTerms(iris)[row.status],
    }),
  );

const areas = ['landes', 'loire'].map((code) => ({ code, iri: iris.caf(code) }));
const periods = ['2013-06', '2013-09', '2013-12', '2014-03', '2014-06', '2014-09', '2014-12'].map((code) => ({
  code,
  iri: iris.period(code),
}));

/** The Landes and Loire series of the document's first table; the last figure of Loire is made confidential. */
export const aah: MadeCube = {
  layout: {
    dataset: 'aah',
    dimensions: [
      { id: 'refArea', property: iri('sdmx-dimension:refArea').value, scheme: 'caf' },
      { id: 'refPeriod', property: iri('sdmx-dimension:refPeriod').value, scheme: 'month' },
    ],
    measure: { id: 'beneficiaires', property: iris.def('beneficiaires').value },
    tables: ['caf-fr', 'cafdata'],
    observations: 14,
  },
  codes: [areas, periods],
  rows: [
    [5067n, 5162n, 5237n, 5225n, 5304n, 5430n, 5465n],
    [14077n, 14197n, 14272n, 14099n, 14188n, 14273n, null],
  ].flatMap((figures, area) =>
    figures.map((figure, period) => ({
      codes: [areas[area]?.code ?? '', periods[period]?.code ?? ''],
      figure,
      status: figure === null ? 'C' : 'A',
      sources: period < 2 ? 1n : 3n,
    })),
  ),
};

/** Everything that a generator gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

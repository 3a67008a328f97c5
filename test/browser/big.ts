/** A release as large as the real ones: every commune, twelve quarters, figures that a generator invents. */
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { layoutOf, metadataQuads } from '../../src/cube/index.ts';
import { exportMetadata } from '../../src/publish/export-metadata.ts';
import { writeRelease } from '../../src/publish/write-release.ts';
import { Iris } from '../../src/rdf/index.ts';
import { base, inventCells, inventedCatalog } from '../bench/sparql/invented.ts';

/** The dataset in it. */
export const BIG = 'invented';

/** @returns the folder to serve, and what removes it */
export async function bigRelease(): Promise<{ outDir: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-big-'));
  const catalog = await inventedCatalog(path.join(folder, 'data'));
  const [dataset] = catalog.datasets;
  if (!dataset) throw new Error('no dataset');
  const iris = new Iris(base);
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const observations = await inventCells(db, { step: 1, ages: false });
  const cells = path.join(folder, 'cells.parquet');
  await db.run(`COPY cell TO '${cells}' (FORMAT parquet)`);
  db.closeSync();
  instance.closeSync();
  const made = path.join(folder, 'releases', BIG);
  await mkdir(made, { recursive: true });
  const cube = {
    layout: layoutOf(iris, dataset, observations),
    cells,
    codeLists: dataset.dimensions.map(({ codeList }) => {
      const iriOf = new Map(codeList.codes.map((code) => [code.code, code.iri.value]));
      const codes = codeList.codes.map(({ code, iri, parent = '' }) => ({
        code,
        iri: iri.value,
        parent: iriOf.get(parent) ?? null,
      }));
      return { scheme: codeList.scheme, codes };
    }),
  };
  const metadata = await exportMetadata(await metadataQuads(iris, catalog), folder);
  const job = { folder: made, base, created: new Date().toISOString(), metadata, cubes: [cube] };
  await writeRelease(job, folder);
  await symlink(path.join('releases', BIG), path.join(folder, 'current'));
  return { outDir: folder, remove: () => rm(folder, { recursive: true }) };
}

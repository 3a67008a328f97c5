/** A release of the document's own tables, written by the writer and not yet released, to check or to damage. */
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { layoutOf, metadataQuads } from '../../src/cube/index.ts';
import { loadCatalog } from '../../src/describe/index.ts';
import { exportMetadata } from '../../src/publish/export-metadata.ts';
import { writeRelease } from '../../src/publish/write-release.ts';
import { Iris, type Quad } from '../../src/rdf/index.ts';
import { read } from '../../src/read/index.ts';
import { type Places, ratingsBeforeWriting } from '../../src/validate/index.ts';

export const base = 'http://localhost:8080/';
export const iris = new Iris(base);

export interface TestRelease {
  readonly folder: string;
  readonly metadata: readonly Quad[];
  readonly places: Places;
  readonly remove: () => Promise<void>;
}

export async function testRelease(): Promise<TestRelease> {
  const dataDir = fileURLToPath(new URL('../../data', import.meta.url));
  const scratch = await mkdtemp(path.join(tmpdir(), 'starcube-test-'));
  const folder = path.join(scratch, 'release');
  await mkdir(folder);
  const staging = await DuckDBInstance.create(':memory:');
  const db = await staging.connect();
  const catalog = await loadCatalog(dataDir, base);
  if (!catalog.ok) throw new Error(JSON.stringify(catalog.problems));
  const cells = await read({ db, dataDir, base, datasets: catalog.value.datasets });
  if (!cells.ok) throw new Error(JSON.stringify(cells.problems));
  const datasets = cells.value.datasets.filter(({ id }) => id === 'aah');
  const described = await metadataQuads(iris, { ...catalog.value, datasets });
  const cubes = [];
  for (const dataset of datasets) {
    const file = path.join(scratch, `${dataset.id}.parquet`);
    await db.run(`COPY (SELECT *, 'A' AS status FROM merged."${dataset.id}") TO '${file}' (FORMAT parquet)`);
    const counted = await db.runAndReadAll(`SELECT count(*)::INTEGER FROM merged."${dataset.id}"`);
    cubes.push({
      layout: layoutOf(iris, dataset, Number(counted.getRows()[0]?.[0])),
      cells: file,
      codeLists: dataset.dimensions.map(({ codeList: { scheme, codes } }) => ({
        scheme,
        codes: codes.map(({ code, iri }) => ({ code, iri: iri.value, parent: null })),
      })),
    });
  }
  const ratings = await ratingsBeforeWriting({
    db,
    iris,
    metadata: described,
    layouts: cubes.map(({ layout }) => layout),
    cells: (dataset) => `(SELECT *, 'A' AS status FROM merged."${dataset}")`,
  });
  const metadata = [...described, ...ratings];
  const created = '2026-11-24T00:00:00Z';
  await writeRelease(
    { folder, base, created, metadata: await exportMetadata(metadata, scratch), cubes },
    scratch,
  );
  const remove = async () => {
    staging.closeSync();
    await rm(scratch, { recursive: true });
  };
  return { folder, metadata, places: cells.value.places, remove };
}

/** A copy of a release's folder, on whose database some SQL was run. */
export async function damagedCopy({ folder }: TestRelease, damage: string): Promise<string> {
  const copy = await mkdtemp(path.join(path.dirname(folder), 'damaged-'));
  await cp(folder, copy, { recursive: true });
  const written = await DuckDBInstance.create(path.join(copy, 'cube.duckdb'));
  await (await written.connect()).run(damage);
  written.closeSync();
  return copy;
}

/** SQL: the number of a term, by its IRI. */
export const term = (iri: string): string => `(SELECT id FROM term WHERE value = '${iri}')`;

/** The one composer: tables in, a release out, or every reason why not. */
import { tmpdir } from 'node:os';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Manifest, metadataQuads } from '../cube/index.ts';
import { loadCatalog, type OnProgress, type Outcome } from '../describe/index.ts';
import { protect } from '../protect/index.ts';
import { Iris } from '../rdf/index.ts';
import { read } from '../read/index.ts';
import { ratingsBeforeWriting, type Validated, validate } from '../validate/index.ts';
import { exportCells } from './export-cells.ts';
import { exportMetadata } from './export-metadata.ts';
import { disown, makeScratch } from './own-folder.ts';
import { FolderNotWritable, release, startBuilding } from './release-folder.ts';
import { writeRelease } from './write-release.ts';

export interface PublishInput {
  readonly dataDir: string;
  /** The IRI under which things are named, ending in `/`. */
  readonly base: string;
  /** A secret that makes the choice of hidden cells unpredictable to those who know the algorithm. */
  readonly key?: string;
  readonly onProgress?: OnProgress | undefined;
}

export interface Published {
  /** The release's folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** How many of its observations are confidential, for whatever reason: readers can count as much. */
  readonly confidential: number;
}

/**
 *   data/ ─ describe ▸ catalogue ─ read ▸ cells ─ protect ▸ protected cells
 *         ─ cube ▸ metadata, layouts ─ rate ▸ stars ─ write ▸ a folder ─ validate ▸ validated ─ release ▸ published/current
 *
 * Raw figures stay in memory, in this process. What has a problem is never released;
 * a crash at any moment leaves the former release served.
 *
 * @param input.outDir  the folder of releases
 * @throws FolderNotWritable
 */
export async function publish(
  input: PublishInput & { readonly outDir: string },
): Promise<Outcome<Published>> {
  const folder = await startBuilding(input.outDir);
  try {
    const built = await build(input, folder);
    if (!built.ok) return built;
    const { validated, confidential } = built.value;
    const { manifest } = validated;
    return { ok: true, value: { folder: await release(input.outDir, validated), manifest, confidential } };
  } finally {
    await disown(folder);
  }
}

/**
 * Everything that `publish` does, but for the release.
 *
 * @throws FolderNotWritable
 */
export async function check(input: PublishInput): Promise<Outcome<Manifest>> {
  const folder = await temporaryFolder('starcube-check-');
  try {
    const built = await build(input, folder);
    return built.ok ? { ok: true, value: built.value.validated.manifest } : built;
  } finally {
    await disown(folder);
  }
}

interface Built {
  readonly validated: Validated;
  readonly confidential: number;
}

/** Fills `folder` with a release that has passed everything, or says why not. */
async function build(input: PublishInput, folder: string): Promise<Outcome<Built>> {
  const scratch = await temporaryFolder('starcube-publish-');
  const staging = await DuckDBInstance.create(':memory:', neverOnDisk);
  try {
    return await buildFrom(await staging.connect(), scratch, input, folder);
  } finally {
    staging.closeSync();
    await disown(scratch);
  }
}

/** What does not fit in memory is an error, not a file: without this DuckDB would write raw figures beside `data/`. */
const neverOnDisk = { temp_directory: '', max_temp_directory_size: '0B' };

async function temporaryFolder(prefix: string): Promise<string> {
  return makeScratch(tmpdir(), prefix).catch((error: unknown) => {
    throw FolderNotWritable.because(tmpdir(), error);
  });
}

/**
 * @param db  the staging database: in memory, and the only place that holds raw figures
 * @param scratch  a folder that only its owner can read (mkdtemp makes it so), removed at the end
 */
async function buildFrom(
  db: DuckDBConnection,
  scratch: string,
  { dataDir, base, key, onProgress }: PublishInput,
  folder: string,
): Promise<Outcome<Built>> {
  const catalog = await loadCatalog(dataDir, base);
  if (!catalog.ok) return catalog;
  const cells = await read({ db, dataDir, base, datasets: catalog.value.datasets, onProgress });
  if (!cells.ok) return cells;
  const datasets = cells.value.datasets.filter(({ published }) => published);
  const safe = await protect({ db, datasets, limits: key === undefined ? {} : { key }, onProgress });
  if (safe.problems.length > 0) return { ok: false, problems: [...safe.problems] };

  const iris = new Iris(base);
  const metadata = await metadataQuads(iris, { ...catalog.value, datasets });
  const cubes = await exportCells(safe.cells, iris, datasets, scratch);
  const ratings = await ratingsBeforeWriting({
    db,
    iris,
    metadata,
    layouts: cubes.map(({ layout }) => layout),
    cells: (dataset) => safe.cells.tableOf(dataset),
  });
  const observations = cubes.reduce((sum, { layout }) => sum + layout.observations, 0);
  onProgress?.({ stage: 'write', unit: 'observations', done: 0, total: observations });
  await writeRelease(
    {
      folder,
      base,
      created: new Date().toISOString(),
      metadata: await exportMetadata([...metadata, ...ratings], scratch),
      cubes,
    },
    scratch,
  );
  onProgress?.({ stage: 'write', unit: 'observations', done: observations, total: observations });
  const validated = await validate({ folder, places: cells.value.places, onProgress });
  const confidential = safe.reports.reduce((sum, { primary, secondary }) => sum + primary + secondary, 0);
  return validated.ok ? { ok: true, value: { validated: validated.value, confidential } } : validated;
}

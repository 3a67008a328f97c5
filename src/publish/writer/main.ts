/**
 * The writing process. It never held a raw figure, so neither can the bytes that it writes:
 * the unused parts of a database file's blocks are whatever its process had in memory.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Download, type Manifest, releaseFormat } from '../../cube/index.ts';
import { Iris, type Quad, readNQuads } from '../../rdf/index.ts';
import type { WriteJob } from '../job.ts';
import { createDatabase, writeDatabase } from './database.ts';
import { writeDownloads } from './downloads.ts';
import { metadataOf } from './metadata.ts';

const [jobFile] = process.argv.slice(2);
if (jobFile === undefined) throw new Error('usage: node main.js JOB.json');
await writeRelease(JSON.parse(await readFile(jobFile, 'utf8')) as WriteJob);

/** Fills the job's folder: cube.duckdb, downloads/, manifest.json. */
async function writeRelease(job: WriteJob): Promise<void> {
  const metadataText = await readFile(job.metadata, 'utf8');
  const metadata = readNQuads(metadataText);
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  await createDatabase(db, path.join(job.folder, 'cube.duckdb'));
  await writeDatabase(db, job, metadata);
  const downloads = await writeAllDownloads(db, job, metadata);
  await db.run('DETACH release');
  db.closeSync();
  instance.closeSync();
  const cubes = job.cubes.map(({ layout }) => layout);
  const manifest: Manifest = {
    format: releaseFormat,
    base: job.base,
    created: job.created,
    digest: digestOf([job.base, metadataText, ...downloads.map(({ file, sha256 }) => `${file} ${sha256}`)]),
    cubes,
    counts: {
      statements: metadata.length,
      observations: cubes.reduce((sum, { observations }) => sum + observations, 0),
    },
    downloads,
  };
  await writeFile(path.join(job.folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function writeAllDownloads(
  db: DuckDBConnection,
  job: WriteJob,
  metadata: readonly Quad[],
): Promise<Download[]> {
  const folder = path.join(job.folder, 'downloads');
  await mkdir(folder);
  const downloads: Download[] = [];
  for (const cube of job.cubes) {
    const iris = new Iris(job.base);
    downloads.push(
      ...(await writeDownloads(
        {
          db,
          iris,
          layout: cube.layout,
          codeLists: cube.codeLists,
          metadata: metadataOf(iris, cube, metadata),
        },
        folder,
      )),
    );
  }
  return downloads;
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

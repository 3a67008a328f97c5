/** A release as large as the real ones: every commune, twelve quarters, figures that a generator invents. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Manifest, releaseFormat } from '../../src/cube/index.ts';
import { createDatabase, writeDatabase } from '../../src/publish/writer/database.ts';
import { base } from '../bench/sparql/invented.ts';
import { inventedCube } from '../bench/sparql/invented-cube.ts';
import type { Served } from './browser.ts';

/** The dataset in it. */
export const BIG = 'invented';

/** @returns the folder to serve, and what removes it */
export async function bigRelease(): Promise<Served> {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-big-'));
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const { cube, metadata } = await inventedCube(db, folder, { among: () => true, ages: false });
  const made = path.join(folder, 'releases', BIG);
  await mkdir(made, { recursive: true });
  const created = new Date().toISOString();
  // Without downloads, which take most of the time that writing a release takes.
  const manifest: Manifest = {
    format: releaseFormat,
    base,
    created,
    digest: '',
    cubes: [cube.layout],
    counts: { statements: metadata.length, observations: cube.layout.observations },
    downloads: [],
  };
  await createDatabase(db, path.join(made, 'cube.duckdb'));
  await writeDatabase(db, { folder: made, base, created, metadata: '', cubes: [cube] }, metadata);
  await db.run('DETACH release');
  db.closeSync();
  instance.closeSync();
  await writeFile(path.join(made, 'manifest.json'), JSON.stringify(manifest));
  await symlink(path.join('releases', BIG), path.join(folder, 'current'));
  return { outDir: folder, remove: () => rm(folder, { recursive: true }) };
}

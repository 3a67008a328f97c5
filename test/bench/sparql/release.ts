/** A release of invented figures, made by the writer that ships, and what its writing costs. Kept for the next run. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Manifest } from '../../../src/cube/index.ts';
import { exportMetadata } from '../../../src/publish/export-metadata.ts';
import type { CubeJob, WriteJob } from '../../../src/publish/job.ts';
import { writeRelease } from '../../../src/publish/write-release.ts';
import { createDatabase, writeDatabase } from '../../../src/publish/writer/database.ts';
import { iri, readNQuads } from '../../../src/rdf/index.ts';
import { base, type Size } from './invented.ts';
import { inventedCube } from './invented-cube.ts';

/** Where everything is kept between runs; removing it makes the next run start afresh. */
export const kept = path.join(tmpdir(), 'starcube-bench');

export interface Prepared {
  /** The folder to serve, with `current` in it. */
  readonly outDir: string;
  /** Names the triples: peers that have loaded them need not do it again. */
  readonly digest: string;
  /** N-Triples files that together hold the release's triples, no more. */
  readonly nTriples: readonly string[];
  readonly observations: number;
  /** The whole release, downloads included, in seconds. */
  readonly written: number;
  /** The observations alone, in seconds. */
  readonly load: number;
  /** Bytes of `cube.duckdb`, and of these the observations', without and with their values. */
  readonly disk: { readonly all: number; readonly beyondValues: number; readonly values: number };
}

/** @returns the release of this size, from an earlier run when neither the generator nor the writer has changed */
export async function prepare(name: string, size: Size): Promise<Prepared> {
  const folder = path.join(kept, `release-${name}-${await programDigest()}`);
  const file = path.join(folder, 'prepared.json');
  if (!existsSync(file)) {
    await mkdir(kept, { recursive: true });
    const building = await mkdtemp(path.join(kept, 'building-'));
    const prepared = await build(building, folder, size);
    await writeFile(path.join(building, 'prepared.json'), JSON.stringify(prepared, null, 1));
    const former = (await readdir(kept)).filter((entry) => entry.startsWith(`release-${name}-`));
    for (const entry of former) await rm(path.join(kept, entry), { recursive: true });
    await rename(building, folder);
  }
  return JSON.parse(await readFile(file, 'utf8')) as Prepared;
}

/** Everything that decides what is written. */
async function programDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of ['invented.ts', 'invented-cube.ts']) {
    hash.update(await readFile(new URL(source, import.meta.url)));
  }
  for (const room of ['rdf', 'describe', 'cube', 'publish']) {
    const files = await readdir(path.join('dist', room), { recursive: true, withFileTypes: true });
    const scripts = files.filter((entry) => entry.isFile() && entry.name.endsWith('.js'));
    for (const script of scripts.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
      hash.update(script).update(await readFile(script));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** @param target  where `folder` will be once it is whole */
async function build(folder: string, target: string, size: Size): Promise<Prepared> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const { cube, metadata: quads } = await inventedCube(db, folder, size);
  const { cells } = cube;
  await db.run(
    `COPY (SELECT * REPLACE (NULL::BIGINT AS value) FROM cell) TO '${cells}.null' (FORMAT parquet)`,
  );
  await db.run(`COPY (FROM cell LIMIT 0) TO '${cells}.none' (FORMAT parquet)`);
  db.closeSync();
  instance.closeSync();
  const made = path.join(folder, 'releases', 'invented');
  await mkdir(made, { recursive: true });
  const metadata = await exportMetadata(quads, folder);
  const job: WriteJob = { folder: made, base, created: new Date().toISOString(), metadata, cubes: [cube] };
  const start = performance.now();
  await writeRelease(job, folder);
  const written = (performance.now() - start) / 1000;
  await symlink(path.join('releases', 'invented'), path.join(folder, 'current'));
  const triples = path.join(folder, 'metadata.nt');
  await writeFile(triples, (await readFile(metadata, 'utf8')).replaceAll(/ <[^>]*> \.$/gm, ' .'));
  const { digest } = JSON.parse(await readFile(path.join(made, 'manifest.json'), 'utf8')) as Manifest;
  return {
    outDir: target,
    digest,
    nTriples: [triples, path.join(made, 'downloads', `${cube.layout.dataset}.nt.gz`)].map((file) =>
      path.join(target, path.relative(folder, file)),
    ),
    observations: cube.layout.observations,
    written,
    ...(await costs(job, cube, folder)),
  };
}

/**
 * What observations cost: the writer's statements about them and the checkpoint that ends the file, in seconds;
 * on disk, what a database with them takes beyond one without, their values hidden and shown.
 * All with no more metadata than names the codes.
 */
async function costs(job: WriteJob, cube: CubeJob, folder: string): Promise<Pick<Prepared, 'load' | 'disk'>> {
  const quads = readNQuads(await readFile(job.metadata, 'utf8')).filter(
    ({ predicate }) => predicate.value === iri('skos:inScheme').value,
  );
  const write = async (suffix: string, observations: number) => {
    const file = path.join(folder, 'costs.duckdb');
    const instance = await DuckDBInstance.create(':memory:');
    const db = await instance.connect();
    const watch = new Watch();
    await createDatabase(db, file);
    const layout = { ...cube.layout, observations };
    const cubes = [{ ...cube, cells: cube.cells + suffix, layout }];
    await writeDatabase(watch.over(db), { ...job, cubes }, quads);
    await watch.time(() => db.run('DETACH release'));
    db.closeSync();
    instance.closeSync();
    const { size } = await stat(file);
    await rm(file);
    return { seconds: watch.seconds, size };
  };
  const { observations } = cube.layout;
  const none = await write('.none', 0);
  const hidden = await write('.null', observations);
  const shown = [await write('', observations), await write('', observations), await write('', observations)];
  const whole = shown[0]?.size ?? 0;
  const { size } = await stat(path.join(job.folder, 'cube.duckdb'));
  return {
    load: Math.min(...shown.map(({ seconds }) => seconds)),
    disk: { all: size, beyondValues: hidden.size - none.size, values: whole - hidden.size },
  };
}

/** Adds up what a connection's statements about observations take. */
class Watch {
  seconds = 0;

  async time<T>(work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    this.seconds += (performance.now() - start) / 1000;
    return result;
  }

  over(db: DuckDBConnection): DuckDBConnection {
    const run: DuckDBConnection['run'] = (sql, ...values) =>
      sql.includes('release.observation.') ? this.time(() => db.run(sql, ...values)) : db.run(sql, ...values);
    return new Proxy(db, {
      get: (target, key) => {
        if (key === 'run') return run;
        const member: unknown = Reflect.get(target, key);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  }
}

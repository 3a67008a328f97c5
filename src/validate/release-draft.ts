/** A release that is not released yet: its statements and its cubes, read back as they will be served. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Store } from 'n3';
import type { Manifest } from '../cube/index.ts';
import { Iris, type NamedNode, quad, type Term } from '../rdf/index.ts';
import { type Cube, type StoredTerm, termOf } from './rows.ts';

export interface Draft {
  readonly manifest: Manifest;
  readonly iris: Iris;
  readonly cubes: readonly Cube[];
  readonly graph: Store;
}

/** Opens a release's folder, reads only, and closes it whatever happens. */
export async function withDraft<T>(folder: string, use: (draft: Draft) => Promise<T>): Promise<T> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const instance = await DuckDBInstance.create(path.join(folder, 'cube.duckdb'), {
    access_mode: 'READ_ONLY',
  });
  try {
    const db = await instance.connect();
    const iris = new Iris(manifest.base);
    return await use({
      manifest,
      iris,
      cubes: manifest.cubes.map((layout) => ({ db, iris, layout })),
      graph: await statementsOf(db),
    });
  } finally {
    instance.closeSync();
  }
}

/** Every statement but observations, which stay in columns. */
export async function statementsOf(db: DuckDBConnection): Promise<Store> {
  const stored = await db.runAndReadAll('SELECT id, kind, value, datatype, language FROM term');
  const terms = new Map<number, Term>();
  for (const row of stored.getRowObjectsJS()) {
    terms.set(row.id as number, termOf(row as unknown as StoredTerm));
  }
  const statements = await db.runAndReadAll('SELECT graph, subject, predicate, object FROM statement');
  const graph = new Store();
  for (const ids of statements.getRowsJS()) {
    const [name, subject, predicate, object] = ids.map((id) => terms.get(id as number) as NamedNode);
    if (subject && predicate && object) graph.addQuad(quad(subject, predicate, object, name));
  }
  return graph;
}

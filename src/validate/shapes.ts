/** Reads `shapes/`: the single truth about what the published graph must say. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Store } from 'n3';
import { type Quad, readTurtle } from '../rdf/index.ts';

const folder = new URL('../../shapes/', import.meta.url);

/**
 * @param base  what relative IRIs are resolved against: the publisher's own terms depend on it
 * @returns the shapes of a file, e.g. `dataset`
 * @throws RdfSyntaxError
 */
export async function readShapes(name: string, base: string): Promise<Quad[]> {
  return readTurtle(await readFile(new URL(`${name}.ttl`, folder), 'utf8'), base);
}

/** The shapes of everything but observations, which depend on the structure of each dataset. */
export async function metadataShapes(base: string): Promise<Store> {
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.ttl')).sort();
  const names = files.map((file) => file.slice(0, -'.ttl'.length)).filter((name) => name !== 'observation');
  const quads = await Promise.all(names.map((name) => readShapes(name, base)));
  return new Store(quads.flat());
}

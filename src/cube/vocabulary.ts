/** The project's vocabulary: what every release says of its own terms and of those that it borrows. */
import { readdir, readFile } from 'node:fs/promises';
import { type Iris, type Quad, quad, readTurtle } from '../rdf/index.ts';

const folder = new URL('../../vocab/', import.meta.url);

/**
 * Reads `vocab/*.ttl`, whose relative IRIs are the publisher's: `<def/Caf>`, `<id/theme/T1>`.
 *
 * @returns quads of the catalogue's graph, in the order of file names
 * @throws RdfSyntaxError
 */
export async function vocabularyQuads(iris: Iris): Promise<Quad[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ttl')).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
  return texts
    .flatMap((text) => readTurtle(text, iris.base))
    .map(({ subject, predicate, object }) => quad(subject, predicate, object, iris.catalogGraph()));
}

/** Hands metadata to the writing process, in an order of its own. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Quad, rdfFormats, writeRdfText } from '../rdf/index.ts';

/** @returns the path of an N-Quads file: each quad once, sorted, so that the same input gives the same bytes */
export async function exportMetadata(quads: readonly Quad[], scratch: string): Promise<string> {
  const nQuads = rdfFormats.find(({ suffix }) => suffix === 'nq');
  if (!nQuads) throw new Error('no N-Quads writer');
  const lines = (await writeRdfText(quads, nQuads)).split('\n').filter((line) => line !== '');
  const file = path.join(scratch, 'metadata.nq');
  await writeFile(file, `${[...new Set(lines)].sort().join('\n')}\n`);
  return file;
}

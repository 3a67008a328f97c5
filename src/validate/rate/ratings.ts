/** Rates datasets where they are: before their release is written, or in a release. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Store } from 'n3';
import { type CubeLayout, downloadFormats } from '../../cube/index.ts';
import type { Iris, Quad } from '../../rdf/index.ts';
import { type Draft, withDraft } from '../release-draft.ts';
import { addressesToTry, answersOf } from './addresses.ts';
import { cellsOf, contentsOf } from './contents.ts';
import { ratingQuads } from './quads.ts';
import { rate } from './rate.ts';
import type { Answer, Rating } from './rating.ts';

/**
 * The ratings of datasets that are about to be written, as quads of the catalogue's graph. The writer writes every
 * download format; validation reads the release back and finds a rating that does not hold.
 *
 * @param input.cells  SQL of each dataset's protected cells, by its id
 */
export async function ratingsBeforeWriting(input: {
  readonly db: DuckDBConnection;
  readonly iris: Iris;
  readonly metadata: readonly Quad[];
  readonly layouts: readonly CubeLayout[];
  readonly cells: (dataset: string) => string;
}): Promise<Quad[]> {
  const { db, iris } = input;
  const graph = new Store([...input.metadata]);
  const quads: Quad[] = [];
  for (const layout of input.layouts) {
    const contents = await contentsOf(db, input.cells(layout.dataset), layout);
    const files = new Set(downloadFormats.map(({ suffix }) => `${layout.dataset}.${suffix}`));
    const known = { iris, layout, graph, contents };
    quads.push(...ratingQuads(iris, rate({ ...known, files, answers: answersOf(known) })));
  }
  return quads;
}

export interface Asked {
  /** The release's folder. */
  readonly folder: string;
  /** Asks an address for its description, redirections followed; without it, what a server of this release answers. */
  readonly dereference?: ((address: string) => Promise<Answer>) | undefined;
  /** ISO date. */
  readonly today?: string | undefined;
}

/** Rates every dataset of a release. */
export async function rateRelease(asked: Asked): Promise<Rating[]> {
  return withDraft(asked.folder, (draft) => rateDraft(draft, asked));
}

export async function rateDraft(
  { cubes, graph, iris, manifest }: Draft,
  { folder, dereference, today }: Asked,
): Promise<Rating[]> {
  const ratings: Rating[] = [];
  for (const cube of cubes) {
    const { layout } = cube;
    const contents = await contentsOf(cube.db, cellsOf(cube), layout);
    const known = { iris, layout, graph, contents };
    const files = dereference
      ? await answering(manifest.downloads, (file) => dereference(iris.download(file).value))
      : await present(manifest.downloads, folder);
    const answers = dereference ? await tried(addressesToTry(known), dereference) : answersOf(known);
    ratings.push(rate({ ...known, files, answers, ...(today === undefined ? {} : { today }) }));
  }
  return ratings;
}

type Files = readonly { readonly file: string }[];

async function present(files: Files, folder: string): Promise<Set<string>> {
  const found = await Promise.all(
    files.map(async ({ file }) =>
      access(path.join(folder, 'downloads', file)).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return new Set(found.flat());
}

async function answering(files: Files, ask: (file: string) => Promise<Answer>): Promise<Set<string>> {
  const found: string[] = [];
  for (const { file } of files) if ((await ask(file)).status === 200) found.push(file);
  return new Set(found);
}

async function tried(
  addresses: readonly string[],
  dereference: (address: string) => Promise<Answer>,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const address of addresses) answers.set(address, await dereference(address));
  return answers;
}

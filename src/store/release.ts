/** A release on disk, open for reading: its triples, its figures, its names. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { type Manifest, releaseFormat } from '../cube/index.ts';
import { Iris, type NamedNode, namedNode, type Quad, type Term, type Text } from '../rdf/index.ts';
import { Cardinalities } from './cardinalities.ts';
import { CodeLists } from './code-lists.ts';
import { type CubeView, confidentialStatus, cubeView } from './cube-view.ts';
import { Database, type DatabaseLimits } from './database.ts';
import { Dictionary } from './dictionary.ts';
import { type Figures, figures, type RowFilter } from './figures.ts';
import { labels } from './labels.ts';
import { Observations } from './observations.ts';
import { once } from './once.ts';
import type { QuadPattern } from './pattern.ts';
import { Statements } from './statements.ts';

const defaultLimits: DatabaseLimits = { memory: '128MB', threads: 2 };

/** The graphs that hold statements. */
const graphsOf = new WeakMap<Release, Promise<NamedNode[]>>();

export class Release {
  readonly #statements: Statements;
  readonly #cubes: readonly Observations[];

  /** @internal use `openRelease` */
  constructor(
    readonly folder: string,
    readonly manifest: Manifest,
    readonly iris: Iris,
    readonly database: Database,
    readonly dictionary: Dictionary,
    readonly codeLists: CodeLists,
    readonly cardinalities: Cardinalities,
    /** How each cube's table reads as RDF. */
    readonly views: readonly CubeView[],
  ) {
    this.#statements = new Statements(database, dictionary, cardinalities);
    this.#cubes = views.map((view) => new Observations(database, dictionary, codeLists, iris, view));
  }

  /** The triples that match in the merge of the graphs asked for, each once, in the default graph. */
  async *match(pattern: QuadPattern, signal?: AbortSignal): AsyncGenerator<Quad> {
    yield* this.#match(pattern, false, signal);
  }

  /** The quads that match, each in its graph. */
  async *matchQuads(pattern: QuadPattern, signal?: AbortSignal): AsyncGenerator<Quad> {
    yield* this.#match(pattern, true, signal);
  }

  async *#match(pattern: QuadPattern, named: boolean, signal?: AbortSignal): AsyncGenerator<Quad> {
    for (const source of [this.#statements, ...this.#cubes]) yield* source.match(pattern, named, signal);
  }

  /** How many triples `match` gives. */
  async count(pattern: QuadPattern, signal?: AbortSignal): Promise<number> {
    return this.#count(pattern, false, signal);
  }

  /** How many quads `matchQuads` gives. */
  async countQuads(pattern: QuadPattern, signal?: AbortSignal): Promise<number> {
    return this.#count(pattern, true, signal);
  }

  async #count(pattern: QuadPattern, named: boolean, signal?: AbortSignal): Promise<number> {
    let sum = await this.#statements.count(pattern, named, signal);
    for (const cube of this.#cubes) sum += await cube.count(pattern, signal);
    return sum;
  }

  /** Exactly the triples of a thing: those whose subject it is, in their graphs. */
  document(thing: NamedNode, signal?: AbortSignal): AsyncGenerator<Quad> {
    return this.matchQuads({ subject: thing }, signal);
  }

  /** Triples whose object is a thing, at most `limit` of them. */
  async incoming(thing: NamedNode, limit: number, signal?: AbortSignal): Promise<Quad[]> {
    const found: Quad[] = [];
    for await (const quad of this.match({ object: thing }, signal)) {
      if (found.length === limit) break;
      found.push(quad);
    }
    return found;
  }

  /** Whether anything is said about a thing. */
  async describes(thing: NamedNode, signal?: AbortSignal): Promise<boolean> {
    for await (const _ of this.match({ subject: thing }, signal)) return true;
    return false;
  }

  /** The named graphs: every quad is in one of them. */
  async graphs(): Promise<NamedNode[]> {
    const stated = await once(graphsOf, this, () => this.#statements.graphs());
    const cubes = this.views.map(({ graph }) => namedNode(graph));
    return [...stated.filter((graph) => !cubes.some((cube) => cube.equals(graph))), ...cubes];
  }

  /** The names of things, by IRI; what has none is left out. */
  labels(things: Iterable<string>): Promise<Map<string, Text>> {
    return labels(this.database, this.dictionary, things);
  }

  /**
   * A dataset's rows, as they lie: in the order of their codes, dimensions of few codes first and time last.
   *
   * @throws when there is no such dataset
   */
  rows(dataset: string, filter: RowFilter = {}, signal?: AbortSignal): Promise<Figures> {
    return figures(this, this.#cube(dataset), filter, signal);
  }

  /**
   * One row of a dataset; undefined when it has none with these codes.
   *
   * @param codes  the code of each dimension, in the structure's order
   */
  async observation(
    dataset: string,
    codes: readonly string[],
    signal?: AbortSignal,
  ): Promise<Figures['rows'][0] | undefined> {
    const { dimensions } = this.#cube(dataset).view.layout;
    if (codes.length !== dimensions.length) return undefined;
    const only = Object.fromEntries(dimensions.map(({ id }, at) => [id, [codes[at] ?? '']]));
    return (await this.rows(dataset, { codes: only, limit: 1 }, signal)).rows[0];
  }

  #cube(dataset: string): Observations {
    const cube = this.#cubes.find(({ view }) => view.layout.dataset === dataset);
    if (!cube) throw new Error(`no dataset ${dataset} in ${this.folder}`);
    return cube;
  }

  /** The id of a term, for statements over the tables. */
  id(term: Term): Promise<number | undefined> {
    return this.dictionary.id(term);
  }

  close(): void {
    this.database.close();
  }
}

/** Nothing has been published in the folder yet, or nothing that this program reads. */
export class NoRelease extends Error {
  override readonly name = 'NoRelease';

  /** @param format  that of the release that is there, when another program wrote it */
  constructor(
    readonly outDir: string,
    readonly format?: number,
  ) {
    super(format === undefined ? `no release in ${outDir}` : `${outDir}: a release of format ${format}`);
  }
}

/**
 * @param folder  a release's own folder, with `manifest.json` and `cube.duckdb`
 * @throws NoRelease when its format is another
 */
export async function openRelease(folder: string, limits: DatabaseLimits = defaultLimits): Promise<Release> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  if (manifest.format !== releaseFormat) throw new NoRelease(folder, manifest.format);
  const iris = new Iris(manifest.base);
  const database = await Database.open(path.join(folder, 'cube.duckdb'), limits);
  const dictionary = new Dictionary(database);
  const codeLists = new CodeLists(database);
  const cardinalities = await Cardinalities.read(database);
  const confidential = await dictionary.id(confidentialStatus(iris));
  const views = manifest.cubes.map((layout) => cubeView(iris, layout, confidential));
  return new Release(folder, manifest, iris, database, dictionary, codeLists, cardinalities, views);
}

/**
 * Opens the release that is being served; it stays that one until it is closed, whatever is published meanwhile.
 *
 * @param outDir  the folder that holds `current`
 * @throws NoRelease
 */
export async function openCurrent(outDir: string, limits?: DatabaseLimits): Promise<Release> {
  let folder: string;
  try {
    folder = await realpath(path.join(outDir, 'current'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NoRelease(outDir);
    throw error;
  }
  return openRelease(folder, limits);
}

/** Questions to a release that several pages and documents ask. */
import type { CubeLayout } from '../cube/index.ts';
import { namedNode, type PrefixedName, iri as prefixed, type Quad } from '../rdf/index.ts';
import { type Coded, type IndexedCode, Pivot, type Release } from '../store/index.ts';
import { Description } from './description.ts';
import { present } from './view-codes.ts';
import { isPeriod } from './view-state.ts';

/** How many statements of one thing a page looks at. */
const LOOKED = 2_000;

/** What the release says about a thing; of a source table with millions of observations, the first ones. */
export async function describe(release: Release, iri: string): Promise<Description> {
  return new Description(iri, await take(release.document(namedNode(iri)), LOOKED));
}

export function exists(release: Release, iri: string): Promise<boolean> {
  return release.describes(namedNode(iri));
}

/** The things that say a property of another thing, at most `limit`, each once. */
export async function subjects(
  release: Release,
  property: PrefixedName,
  object: string,
  limit = LOOKED,
): Promise<string[]> {
  const pattern = { predicate: prefixed(property), object: namedNode(object) };
  const quads = await take(release.match(pattern), limit);
  return [...new Set(quads.map(({ subject }) => subject.value))];
}

/** Every thing of the catalogue's graph that has a type. */
export async function documentedThings(release: Release): Promise<string[]> {
  const pattern = { predicate: prefixed('rdf:type'), graph: release.iris.catalogGraph() };
  const found = new Set<string>();
  for await (const { subject } of release.match(pattern)) found.add(subject.value);
  return [...found].sort();
}

/** The cube of a dataset, by its IRI. */
export function cubeOf({ iris, manifest }: Release, dataset: string | undefined): CubeLayout | undefined {
  return manifest.cubes.find((cube) => iris.dataset(cube.dataset).value === dataset);
}

/** The cube and the codes that an observation's IRI names, whether it exists or not. */
export function readObservation(
  { iris, manifest }: Release,
  iri: string,
): { cube: CubeLayout; codes: string[] } | undefined {
  const start = iris.id('observation', '').value;
  if (!iri.startsWith(start)) return undefined;
  const [dataset, ...codes] = iri.slice(start.length).split('/');
  const cube = manifest.cubes.find((known) => known.dataset === dataset);
  return cube && { cube, codes };
}

/** The latest period that a dataset has cells for. */
export async function lastPeriod(release: Release, cube: CubeLayout): Promise<IndexedCode | undefined> {
  const period = cube.dimensions.find(isPeriod);
  return period && (await present(new Pivot(release, cube.dataset), period.id, {})).at(-1);
}

/** The same month or quarter of the year before, or that year, if it is among some periods. */
export function yearBefore<Period extends Coded>(
  periods: readonly Period[],
  { code }: Period,
): Period | undefined {
  const wanted = code.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return periods.find((period) => period.code === wanted);
}

async function take(quads: AsyncIterable<Quad>, limit: number): Promise<Quad[]> {
  const taken: Quad[] = [];
  for await (const quad of quads) {
    taken.push(quad);
    if (taken.length === limit) break;
  }
  return taken;
}

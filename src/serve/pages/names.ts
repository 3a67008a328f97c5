/** How things are called on a page, and where their names lead. */
import { type Language, prefixes, type Text } from '../../rdf/index.ts';
import type { Release } from '../../store/index.ts';
import type { Links } from '../links.ts';
import { describe, readObservation } from '../lookup.ts';
import { standardLabel } from '../texts/terms.ts';

/** The names of the things that were looked up. */
export class Names {
  private constructor(
    private readonly labels: ReadonlyMap<string, Text>,
    private readonly language: Language,
    private readonly links: Links,
  ) {}

  /**
   * Looks things up. What has no name of its own is called by what it stands for:
   * an observation by its place in the cube, a component of a structure by its property, a measurement of quality by what
   * it measures.
   */
  static async lookUp(
    release: Release,
    iris: Iterable<string>,
    language: Language,
    links: Links,
  ): Promise<Names> {
    const things = [...new Set(iris)];
    const places = await placesOf(release, things);
    const labels = await release.labels([...things, ...[...places.values()].flat()]);
    for (const [thing, values] of places) {
      const say = (of: Language) => values.map((value) => labels.get(value)?.[of] ?? value).join(', ');
      if (values.length > 0 && !labels.has(thing)) labels.set(thing, { fr: say('fr'), en: say('en') });
    }
    return new Names(labels, language, links);
  }

  /** The graph's label, the usual words for a standard term, or the shortest form of the IRI. */
  of(iri: string): string {
    return (this.labels.get(iri) ?? standardLabel(iri))?.[this.language] ?? shorten(iri, this.links.base);
  }

  /** Its page here, when the release knows it; else the IRI, when a browser can follow it. */
  href(iri: string): string | undefined {
    if (this.links.isOwn(iri) || this.labels.has(iri)) return this.links.page(iri);
    return /^(https?|mailto):/.test(iri) ? iri : undefined;
  }
}

/** Observations → the values of their dimensions; components → their property; measurements → their metric and dataset. */
async function placesOf(release: Release, iris: readonly string[]): Promise<Map<string, string[]>> {
  const places = new Map<string, string[]>();
  for (const iri of iris) {
    if (iri.startsWith(release.iris.structure('').value)) places.set(iri, await propertiesOf(release, iri));
    const [, measured, metric] = /\/id\/dataset\/([^/]+)\/quality\/([^/]+)$/.exec(iri) ?? [];
    if (measured !== undefined && metric !== undefined) {
      places.set(iri, [release.iris.id('metric', metric).value, release.iris.dataset(measured).value]);
    }
    const read = readObservation(release, iri);
    if (read?.codes.length !== read?.cube.dimensions.length || !read) continue;
    const codes = read.cube.dimensions.map(({ scheme }, at) => ({ scheme, code: read.codes[at] ?? '' }));
    const ids = (await release.codeLists.terms(codes)) ?? [];
    const terms = await release.dictionary.terms(ids);
    places.set(
      iri,
      ids.map((id) => terms.get(id)?.value ?? ''),
    );
  }
  return places;
}

async function propertiesOf(release: Release, component: string): Promise<string[]> {
  const described = await describe(release, component);
  return (['qb:dimension', 'qb:measure', 'qb:attribute'] as const).flatMap((role) => described.iris(role));
}

function shorten(iri: string, base: string): string {
  if (iri.startsWith(base) && iri.length > base.length) return iri.slice(base.length);
  const known = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace));
  return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
}

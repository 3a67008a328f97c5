/** A search: what is found, and how it is called. */
import type { Text } from '../../rdf/index.ts';
import { once, type Release } from '../../store/index.ts';
import { describeEach } from '../described.ts';
import type { FoundKind } from './kinds.ts';
import { SearchIndex } from './search-index.ts';
import { wordsOf } from './words.ts';

export interface Found {
  readonly iri: string;
  readonly kind: FoundKind;
  readonly label: Text;
  /** What tells it from others of the same name: an acronym, the territory that holds it. */
  readonly hint?: Text;
}

export interface Results {
  readonly found: readonly Found[];
  /** How many there are, those not listed included. */
  readonly total: number;
}

const indexes = new WeakMap<Release, Promise<SearchIndex>>();

/** Read once, kept as long as the release is served. */
export const readIndex = (release: Release): Promise<SearchIndex> =>
  once(indexes, release, (release) => SearchIndex.read(release));

export class Search {
  constructor(private readonly release: Release) {}

  /** @param query  as somebody types it: words or their beginnings, with or without accents */
  async find(query: string, limit: number): Promise<Results> {
    const index = await readIndex(this.release);
    const { matches, total } = index.find(wordsOf(query), limit);
    const things = await describeEach(
      this.release,
      matches.map(({ iri }) => iri),
    );
    const parents = things.map((thing) => thing.oneIri('skos:broader') ?? '');
    const labels = await this.release.labels([...matches.map(({ iri }) => iri), ...parents]);
    const acronym = this.release.iris.def('acronym').value;
    return {
      total,
      found: matches.map(({ iri, kind }, at) => {
        const [short] = things[at]?.textsOf(acronym, 'fr') ?? [];
        const hint = short === undefined ? labels.get(parents[at] ?? '') : { fr: short, en: short };
        return { iri, kind, label: labels.get(iri) ?? { fr: iri, en: iri }, ...(hint && { hint }) };
      }),
    };
  }
}

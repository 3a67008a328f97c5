/** The words that queries of a release are made of, for an editor to complete: prefixes, properties, classes, datasets. */
import { iri } from '../rdf/index.ts';
import type { Page } from './pages/page.ts';
import { prefixesOf } from './sparql-prefixes.ts';
import type { Texts } from './texts/index.ts';

export interface VocabularyTerm {
  readonly iri: string;
  readonly kind: keyof Texts['sparql']['kinds'];
  /** Absent when it has no name but its IRI. */
  readonly label?: string;
  /** The kind in the reader's language. */
  readonly said: string;
}

export interface Vocabulary {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly VocabularyTerm[];
}

/** How many codes one search gives. */
const CODES = 20;

/** Everything but codes, which are too many to list. */
export async function vocabulary(page: Page): Promise<Vocabulary> {
  const { release, iris } = page.site;
  const predicates = await release.dictionary.terms([...release.cardinalities.predicates.keys()]);
  const said = [...predicates.values()].map(({ value }) => value).sort();
  const types = await release.database.all(
    `SELECT DISTINCT object.value FROM statement JOIN term object ON object.id = statement.object
     JOIN term property ON property.id = statement.predicate WHERE property.value = ? ORDER BY 1`,
    [iri('rdf:type').value],
  );
  const { cubes } = release.manifest;
  // What observations say lies in columns.
  const ofObservations = [
    ...cubes.flatMap(({ dimensions, measure }) => [
      ...dimensions.map(({ property }) => property),
      measure.property,
    ]),
    ...(
      ['qb:dataSet', 'qb:observation', 'sdmx-attribute:obsStatus', 'sdmx-attribute:confStatus'] as const
    ).map((name) => iri(name).value),
  ];
  const found = {
    property: [...new Set([...ofObservations, ...said])],
    class: [...new Set([iri('qb:Observation').value, ...types.map(([type]) => type as string)])],
    dataset: cubes.map(({ dataset }) => iris.dataset(dataset).value),
  };
  const terms = await Promise.all(
    (['property', 'class', 'dataset'] as const).map((kind) => named(page, found[kind], kind)),
  );
  return { prefixes: prefixesOf(iris), terms: terms.flat() };
}

/** Codes whose names have words in them, or begin with them: the rest of the vocabulary is known to who asks. */
export async function searchVocabulary(page: Page, words: string): Promise<Vocabulary> {
  const { found } = await page.site.search.find(words, CODES);
  const codes = found.filter(({ kind }) => kind !== 'dataset' && kind !== 'property');
  const said = page.texts.sparql.kinds.code;
  return {
    prefixes: {},
    terms: codes.map(({ iri, label }) => ({ iri, kind: 'code', label: page.text(label), said })),
  };
}

async function named(
  page: Page,
  iris: readonly string[],
  kind: VocabularyTerm['kind'],
): Promise<VocabularyTerm[]> {
  const names = await page.names(iris);
  const said = page.texts.sparql.kinds[kind];
  return iris.map((one) => {
    const label = names.of(one);
    // A name that is only a shorter IRI says nothing more.
    const bare = /^\w[\w-]*:\S/.test(label) || one.endsWith(label);
    return { iri: one, kind, said, ...(!bare && { label }) };
  });
}

/** What a search finds, by where its address lies. */
import type { Iris } from '../../rdf/index.ts';

/** How results are called; `search.kinds` of the texts has a word for each. */
export type FoundKind =
  | 'dataset'
  | 'benefit'
  | 'theme'
  | 'caf'
  | 'departement'
  | 'region'
  | 'commune'
  | 'period'
  | 'codeList'
  | 'code'
  | 'property';

interface Rule {
  readonly kind: FoundKind;
  /** What its IRIs begin with. */
  readonly start: string;
  /** How much readers are likelier to mean one of these, in the points of a match; a quarter when only notes agree. */
  readonly weight: number;
}

/** The first rule whose start an IRI has, and of which it is a direct part, says its kind. */
export function foundKinds(iris: Iris): readonly Rule[] {
  const id = (kind: string) => `${iris.id(kind).value}/`;
  const insee = (level: string) => `http://id.insee.fr/geo/${level}/`;
  return [
    { kind: 'dataset', start: id('dataset'), weight: 70 },
    { kind: 'benefit', start: id('prestation'), weight: 26 },
    { kind: 'theme', start: id('theme'), weight: 25 },
    { kind: 'caf', start: id('caf'), weight: 24 },
    { kind: 'departement', start: insee('departement'), weight: 22 },
    { kind: 'region', start: insee('region'), weight: 21 },
    { kind: 'commune', start: insee('commune'), weight: 8 },
    { kind: 'period', start: id('period'), weight: 12 },
    { kind: 'codeList', start: id('code'), weight: 6 },
    { kind: 'code', start: id('code'), weight: 4 },
    { kind: 'property', start: iris.def('').value, weight: 2 },
  ];
}

/** How many segments may follow the start: themes lie below each other, codes below their list. */
const depths: Partial<Record<FoundKind, number>> = { theme: 3, code: 2 };

export function ruleOf(rules: readonly Rule[], iri: string): number {
  return rules.findIndex(({ start, kind }) => {
    if (!iri.startsWith(start) || iri.length === start.length) return false;
    return iri.slice(start.length).split('/').length <= (depths[kind] ?? 1);
  });
}

import { describe, expect, it } from 'vitest';
import { territoryQuads, vocabularyQuads } from '../../src/cube/index.ts';
import { territories, territoriesOf, territoryIri } from '../../src/describe/index.ts';
import { Iris, iri, type NamedNode, namedNode, type PrefixedName } from '../../src/rdf/index.ts';

const iris = new Iris('http://example.org/');
const quads = territoryQuads(iris, territories());
const insee = (level: string, code: string) => namedNode(`http://id.insee.fr/geo/${level}/${code}`);

const values = (subject: NamedNode, property: PrefixedName | NamedNode) =>
  quads
    .filter((quad) => quad.subject.equals(subject))
    .filter((quad) => quad.predicate.equals(typeof property === 'string' ? iri(property) : property))
    .map(({ object }) => object.value);

describe('a territory', () => {
  it('is a concept with a name in both languages, a code, and its place in two lists', () => {
    for (const one of territories()) {
      const self = territoryIri(iris, one);
      expect(values(self, 'rdf:type')).toContain(iri('skos:Concept').value);
      expect(values(self, 'skos:prefLabel')).toEqual([one.name.fr, one.name.en]);
      expect(values(self, 'skos:notation')).toEqual([one.code]);
      expect(values(self, 'skos:inScheme')).toEqual(
        ['area', ...(one.level === 'pays' ? [] : [one.level])].map((scheme) => iris.scheme(scheme).value),
      );
    }
  });

  it('leads only to territories, lists and terms that are described', async () => {
    const described = new Set(
      [...quads, ...(await vocabularyQuads(iris))].map(({ subject }) => subject.value),
    );
    for (const { predicate, object } of quads) {
      const own = object.value.startsWith(iris.base) || object.value.startsWith('http://id.insee.fr/');
      if (object.termType === 'NamedNode' && own) expect(described).toContain(object.value);
      if (predicate.value.startsWith(iris.base)) expect(described).toContain(predicate.value);
      expect(object.termType).not.toBe('BlankNode');
    }
  });

  it('is part of one territory, up to France', () => {
    const up = (self: NamedNode): string[] => {
      const [parent, ...more] = values(self, 'skos:broader');
      expect(more).toEqual([]);
      return parent === undefined ? [] : [parent, ...up(namedNode(parent))];
    };
    for (const one of territories()) {
      if (one.level !== 'pays')
        expect(up(territoryIri(iris, one)).at(-1)).toBe('http://id.insee.fr/geo/pays/france');
    }
    expect(values(iris.scheme('area'), 'skos:hasTopConcept')).toEqual(['http://id.insee.fr/geo/pays/france']);
  });

  it('has one code of INSEE as a plain string, unless it is a Caf', () => {
    expect(values(insee('departement', '2A'), 'igeo:codeINSEE')).toEqual(['2A']);
    expect(values(iris.caf('landes'), 'igeo:codeINSEE')).toEqual([]);
  });
});

describe('a Caf', () => {
  it('coincides with its department, in both directions', () => {
    expect(values(iris.caf('loire'), 'skos:exactMatch')).toEqual([insee('departement', '42').value]);
    expect(values(insee('departement', '42'), 'skos:exactMatch')).toEqual([iris.caf('loire').value]);
    expect(values(iris.caf('loire'), 'rdf:type')).toContain(iris.def('Caf').value);
  });

  it('is only close to its department in Landes and in Pyrénées-Atlantiques, with the reason', () => {
    for (const [slug, department] of [
      ['landes', '40'],
      ['bearn-et-soule', '64'],
      ['pays-basque-et-seignanx', '64'],
    ] as const) {
      expect(values(iris.caf(slug), 'skos:closeMatch')).toEqual([insee('departement', department).value]);
      expect(values(iris.caf(slug), 'skos:exactMatch')).toEqual([]);
      expect(values(iris.caf(slug), 'skos:note')).toHaveLength(2);
    }
    expect(quads.filter(({ predicate }) => predicate.equals(iri('skos:closeMatch')))).toHaveLength(6);
  });
});

describe('a region of before 2016', () => {
  it('says until when it was, and what came after it', () => {
    const aquitaine = insee('region', '72');
    expect(values(aquitaine, iris.def('validUntil'))).toEqual(['2015-12-31']);
    expect(values(aquitaine, 'dct:isReplacedBy')).toEqual([insee('region', '75').value]);
    expect(values(insee('region', '75'), 'dct:replaces')).toEqual(
      ['54', '72', '74'].map((code) => insee('region', code).value),
    );
    expect(values(insee('region', '75'), iris.def('validFrom'))).toEqual(['2016-01-01']);
  });

  it('is that of its departments, beside the region of today', () => {
    const landes = insee('departement', '40');
    expect(values(landes, iris.def('formerRegion'))).toEqual([insee('region', '72').value]);
    expect(values(landes, 'igeo:subdivisionDirecteDe')).toEqual([insee('region', '75').value]);
    expect(values(insee('departement', '41'), iris.def('formerRegion'))).toEqual([]);
  });

  it('has ended nothing that goes on: Centre was only renamed', () => {
    expect(values(insee('region', '24'), iris.def('validUntil'))).toEqual([]);
    expect(values(insee('region', '24'), 'skos:altLabel')).toEqual(['Centre']);
  });
});

it('communes are there when asked for, in their department', () => {
  const [first] = territoriesOf('commune');
  if (!first) throw new Error('no commune');
  const some = territoryQuads(iris, [first]);
  const broader = some.find(({ predicate }) => predicate.equals(iri('skos:broader')));
  expect(broader?.object.value).toBe(insee('departement', '01').value);
  expect(some.map(({ object }) => object.value)).toContain(iris.scheme('commune').value);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { vocabularyQuads } from '../../src/cube/index.ts';
import { Iris, iri, type NamedNode, namedNode, type PrefixedName, type Quad } from '../../src/rdf/index.ts';

const iris = new Iris('http://example.org/');
let quads: Quad[];
beforeAll(async () => {
  quads = await vocabularyQuads(iris);
});

const values = (subject: NamedNode, property: PrefixedName | NamedNode) =>
  quads
    .filter((quad) => quad.subject.equals(subject))
    .filter((quad) => quad.predicate.equals(typeof property === 'string' ? iri(property) : property))
    .map(({ object }) => object.value);
const theme = (code: string) => iris.id('theme', code);
const benefit = (code: string) => iris.id('prestation', code);
const members = (scheme: NamedNode) =>
  quads
    .filter(({ predicate, object }) => predicate.equals(iri('skos:inScheme')) && object.equals(scheme))
    .map(({ subject }) => subject.value);

describe('the vocabulary', () => {
  it('names everything that it describes in both languages, and has no blank node', () => {
    const named = [iri('rdfs:label').value, iri('skos:prefLabel').value];
    const subjects = new Map<string, string[]>();
    for (const { subject, predicate, object } of quads) {
      expect([subject.termType, object.termType]).not.toContain('BlankNode');
      const languages = subjects.get(subject.value) ?? [];
      if (named.includes(predicate.value) && object.termType === 'Literal') languages.push(object.language);
      subjects.set(subject.value, languages);
    }
    expect(subjects.size).toBeGreaterThan(100);
    for (const [subject, languages] of subjects) expect(languages.sort(), subject).toEqual(['en', 'fr']);
  });

  it('defines or comments its own terms in both languages', () => {
    const told = [iri('rdfs:comment').value, iri('skos:definition').value];
    const own = new Set(quads.map(({ subject }) => subject.value).filter((one) => one.startsWith(iris.base)));
    for (const subject of own) {
      const languages = quads
        .filter((quad) => quad.subject.value === subject && told.includes(quad.predicate.value))
        .map(({ object }) => object.termType === 'Literal' && object.language);
      expect(languages.sort(), subject).toEqual(['en', 'fr']);
    }
  });

  it('is in the catalogue’s graph, and links only to what it describes or to other hosts', () => {
    const described = new Set(quads.map(({ subject }) => subject.value));
    for (const { graph, object } of quads) {
      expect(graph.value).toBe('http://example.org/id/catalog/graph');
      if (object.termType === 'NamedNode' && object.value.startsWith(iris.base)) {
        expect(described).toContain(object.value);
      }
    }
  });

  it('has every concept in a scheme that it reaches by broader, or at its top', () => {
    for (const { subject } of quads.filter(({ predicate }) => predicate.equals(iri('skos:inScheme')))) {
      const self = namedNode(subject.value);
      const up = [...values(self, 'skos:broader'), ...values(self, 'skos:topConceptOf')];
      expect(up.length, subject.value).toBeGreaterThan(0);
    }
    for (const { subject, object } of quads.filter(({ predicate }) =>
      predicate.equals(iri('skos:hasTopConcept')),
    )) {
      expect(values(namedNode(object.value), 'skos:topConceptOf')).toContain(subject.value);
    }
  });
});

describe('the matrix of themes and benefits', () => {
  it('has three themes, five fields under the first, and the columns of each field', () => {
    const under = (parent: NamedNode) =>
      quads
        .filter(({ predicate, object }) => predicate.equals(iri('skos:broader')) && object.equals(parent))
        .map(({ subject }) => subject.value)
        .filter((one) => one.startsWith(theme('').value));
    expect(values(iris.id('theme'), 'skos:hasTopConcept')).toEqual(
      ['T1', 'T2', 'T3'].map((one) => theme(one).value),
    );
    const fields = under(theme('T1'));
    expect(fields).toEqual(
      [
        'petite-enfance',
        'enfance-et-jeunesse',
        'solidarite-insertion',
        'logement',
        'autres-services-aux-familles',
      ].map((one) => theme(one).value),
    );
    expect(fields.map((field) => under(namedNode(field)).length)).toEqual([2, 2, 2, 2, 0]);
  });

  it.each([
    ['petite-enfance/prestation', 'paje prime ab clca cmg'],
    ['petite-enfance/equipements-et-services', 'eaje public-eaje'],
    ['enfance-et-jeunesse/prestation', 'af cf asf ars aeeh'],
    ['enfance-et-jeunesse/soutien-a-la-parentalite', 'mediation-familiale reaap clas laep rythmes-scolaires'],
    ['solidarite-insertion/handicap', 'aeeh aah'],
    ['solidarite-insertion/insertion-activite', 'rsa rso'],
    ['logement/prestation', 'alf als apl alt'],
    ['logement/precarite-logement', 'fsl impaye indecence afi-logement'],
    ['autres-services-aux-familles', 'afi aide-a-domicile avpf'],
  ])('%s holds %s', (cell, benefits) => {
    const held = members(iris.id('prestation')).filter((one) =>
      values(namedNode(one), 'skos:broader').includes(theme(cell).value),
    );
    expect(held).toEqual(benefits.split(' ').map((one) => benefit(one).value));
  });

  it('gives AFI to two different things', () => {
    for (const code of ['afi', 'afi-logement'])
      expect(values(benefit(code), iris.def('acronym'))).toEqual(['AFI']);
    expect(values(benefit('afi'), 'skos:prefLabel')).not.toEqual(
      values(benefit('afi-logement'), 'skos:prefLabel'),
    );
  });
});

describe('the statuses', () => {
  it('are normal, missing, and confidential, which is our own', () => {
    expect(members(iris.scheme('obs-status'))).toEqual([
      iri('sdmx-code:obsStatus-A').value,
      iri('sdmx-code:obsStatus-M').value,
      iris.confidential().value,
    ]);
    expect(values(iris.confidential(), 'skos:notation')).toEqual(['C']);
    expect(values(iris.confidential(), 'skos:prefLabel')).toEqual(['confidentiel', 'confidential']);
    expect(values(iris.confidential(), 'skos:relatedMatch')).toEqual([iri('sdmx-code:confStatus-C').value]);
  });
});

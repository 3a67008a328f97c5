import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Links } from '../../src/serve/links.ts';

const links = new Links('http://localhost:8080/');

test.each([
  ['http://localhost:8080/id/observation/aah/landes/2014-12', '/doc/observation/aah/landes/2014-12'],
  ['http://localhost:8080/def/beneficiaires', '/doc/def/beneficiaires'],
  ['http://id.insee.fr/geo/departement/40', '/doc/area/departement/40'],
])('%s is shown at %s, and found again from there', (iri, path) => {
  expect(links.documentPath(iri)).toBe(path);
  expect(links.thing(path.slice(1))).toBe(iri);
});

test.each([
  'http://www.w3.org/2004/02/skos/core#Concept',
  'http://localhost:8080/',
  'http://localhost:8080/id/',
])('%s has no document here', (iri) => {
  expect(links.documentPath(iri)).toBeUndefined();
});

test('a catalogue under a folder has its documents there', () => {
  const nested = new Links('https://data.example.org/stats/');
  expect(nested.documentPath('https://data.example.org/stats/id/caf/landes')).toBe('/stats/doc/caf/landes');
  expect(nested.path('sparql', { query: 'ASK {}' })).toBe('/stats/sparql?query=ASK+%7B%7D');
});

test('links keep the language that the reader asked for, but forms have none', () => {
  const english = links.in('en');
  expect(english.page('http://localhost:8080/id/caf/landes')).toBe('/doc/caf/landes?lang=en');
  expect(english.form('http://localhost:8080/id/caf/landes', 'ttl')).toBe('/doc/caf/landes.ttl');
  expect(english.page('http://www.w3.org/')).toBe('http://www.w3.org/');
});

test('every thing that has a document is found again from its path', () => {
  const segment = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
  fc.assert(
    fc.property(
      fc.constantFrom('id/', 'def/'),
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      (kind, path) => {
        const iri = `${links.base}${kind}${path.join('/')}`;
        fc.pre(!iri.startsWith(`${links.base}id/area/`) && !iri.startsWith(`${links.base}id/def/`));
        expect(links.thing((links.documentPath(iri) ?? '').slice(1))).toBe(iri);
      },
    ),
  );
});

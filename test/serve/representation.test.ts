import { describe, expect, test } from 'vitest';
import {
  namedRepresentation,
  negotiate,
  representations,
  splitSuffix,
} from '../../src/serve/representation.ts';

const suffixFor = (accept: string | undefined) => negotiate(accept, representations)?.suffix;

describe('negotiate', () => {
  test.each([
    [undefined, 'html'],
    ['*/*', 'html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['text/turtle', 'ttl'],
    ['text/turtle;charset=utf-8', 'ttl'],
    ['TEXT/TURTLE', 'ttl'],
    ['application/ld+json, text/turtle;q=0.9', 'jsonld'],
    ['application/ld+json;q=0.1, text/turtle;q=0.9', 'ttl'],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'jsonld'],
    ['application/ld+json;profile="a,b;q=0"; q=0.5, text/turtle;q=0.4', 'jsonld'],
    ['text/turtle;q=0.5;charset=iso-8859-1, application/n-triples;q=0.6', 'nt'],
    ['application/json', 'jsonld'],
    ['application/json;q=0.5, text/turtle;q=0.6', 'ttl'],
    ['application/n-triples', 'nt'],
    ['application/trig', 'trig'],
    ['application/n-quads', 'nq'],
    ['text/*;q=0.5, text/html;q=0', 'ttl'],
    ['text/html;q=0, */*;q=0.1', 'ttl'],
  ])('%s is answered with %s', (accept, suffix) => {
    expect(suffixFor(accept)).toBe(suffix);
  });

  test.each(['image/png', 'text/turtle;q=0', 'application/rdf+xml', 'text/html;q=0, text/turtle;q=0'])(
    'nothing suits %s',
    (accept) => {
      expect(suffixFor(accept)).toBeUndefined();
    },
  );
});

test('a suffix is split off the path, and only a suffix that there is', () => {
  const split = splitSuffix('doc/observation/aah/landes/2014-12.ttl');
  expect([split.path, split.representation?.mediaType]).toEqual([
    'doc/observation/aah/landes/2014-12',
    'text/turtle',
  ]);
  expect(splitSuffix('doc/distribution/aah/nt.gz')).toEqual({ path: 'doc/distribution/aah/nt.gz' });
});

test('a form is named by suffix or by media type', () => {
  expect(namedRepresentation('ttl')).toBe(namedRepresentation('text/turtle'));
  expect(namedRepresentation('docx')).toBeUndefined();
});

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  blankNode,
  iri,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
  type Term,
} from '../../src/rdf/index.ts';
import { openRelease, type QuadPattern, type Release } from '../../src/store/index.ts';
import { aah, collect, iris, type Made, makeRelease } from './made-release.ts';

const other = namedNode('http://example.org/graph');
const shared = [
  [namedNode('http://example.org/a'), iri('rdfs:label'), literal('a', 'fr')],
  [blankNode('b'), iri('rdfs:seeAlso'), namedNode('http://example.org/a')],
  [namedNode('http://example.org/a'), iri('rdfs:comment'), literal('5465', iri('xsd:integer'))],
] as const;

let made: Made;
let release: Release;

beforeAll(async () => {
  const statements = shared.flatMap(([subject, predicate, object]) =>
    [iris.catalogGraph(), other].map((graph) => quad(subject, predicate, object, graph)),
  );
  made = await makeRelease([...statements, quad(other, iri('rdf:type'), other, other)], [aah]);
  release = await openRelease(made.folder);
});

afterAll(async () => {
  release.close();
  await made.remove();
});

/** A pattern whose terms mostly come from one quad, so that many match. */
const patterns = fc.nat().chain((at) => {
  const drawn = made.quads[at % made.quads.length] as Quad;
  const strange = [
    iris.observation('aah', ['landes', '2099-01']),
    iris.observation('aah', ['landes']),
    literal('05465', iri('xsd:integer')),
    literal('5465'),
    namedNode('http://example.org/unknown'),
  ];
  const one = (term: Term) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 6, arbitrary: fc.constant(term) },
      { weight: 1, arbitrary: fc.constantFrom(...strange) },
      {
        weight: 1,
        arbitrary: fc.nat().map((n) => (made.quads[n % made.quads.length] as Quad).object as Term),
      },
    );
  const graphs = [other, iris.catalogGraph(), iris.datasetGraph('aah')];
  return fc.record({
    subject: one(drawn.subject as Term),
    predicate: one(drawn.predicate as Term),
    object: one(drawn.object as Term),
    graph: fc.option(fc.oneof(fc.constantFrom(...graphs), fc.subarray(graphs)), { nil: undefined }),
  });
});

const matching = ({ subject, predicate, object, graph }: QuadPattern): Quad[] =>
  made.quads.filter(
    (candidate) =>
      (!subject || subject.equals(candidate.subject)) &&
      (!predicate || predicate.equals(candidate.predicate)) &&
      (!object || object.equals(candidate.object)) &&
      (!graph || [graph as NamedNode | NamedNode[]].flat().some((one) => one.equals(candidate.graph))),
  );

const key = ({ subject, predicate, object, graph }: Quad): string =>
  JSON.stringify([subject, predicate, object, graph]);

test('lookups find what is in the release and nothing else, each triple once, and count it', async () => {
  await fc.assert(
    fc.asyncProperty(patterns, async (pattern) => {
      const expected = matching(pattern);
      const quads = await collect(release.matchQuads(pattern));
      expect(quads.map(key).sort()).toEqual(expected.map(key).sort());
      expect(await release.countQuads(pattern)).toBe(expected.length);
      const merged = new Set(
        expected.map((found) => key(quad(found.subject, found.predicate, found.object))),
      );
      const triples = await collect(release.match(pattern));
      expect(triples.map(key).sort()).toEqual([...merged].sort());
      expect(await release.count(pattern)).toBe(merged.size);
    }),
    { numRuns: 300 },
  );
});

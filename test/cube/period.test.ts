import { describe, expect, it } from 'vitest';
import { periodQuads } from '../../src/cube/index.ts';
import { Iris, iri, rdfFormats, readTurtle, writeRdfText } from '../../src/rdf/index.ts';

const iris = new Iris('http://example.org/');

describe('a period', () => {
  it('is an interval and a concept, with its first and last day', async () => {
    const ttl = rdfFormats.find(({ suffix }) => suffix === 'ttl');
    if (!ttl) throw new Error('no Turtle');
    const written = readTurtle(await writeRdfText(periodQuads(iris, ['2014-12']), ttl), iris.base);
    const expected = readTurtle(
      `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
       @prefix time: <http://www.w3.org/2006/time#> .
       @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
       @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
       <id/code/period> a skos:ConceptScheme ; skos:prefLabel "Périodes"@fr, "Periods"@en ;
         skos:hasTopConcept <id/period/2014-12> .
       <id/period/2014-12> a skos:Concept, time:ProperInterval ;
         skos:prefLabel "décembre 2014"@fr, "December 2014"@en ; skos:notation "2014-12" ;
         skos:inScheme <id/code/period> ; skos:topConceptOf <id/code/period> ;
         skos:exactMatch <http://reference.data.gov.uk/id/gregorian-month/2014-12> ;
         time:hasBeginning <id/instant/2014-12-01> ; time:hasEnd <id/instant/2014-12-31> ;
         time:hasXSDDuration "P1M"^^xsd:duration .
       <id/instant/2014-12-01> a time:Instant ; time:inXSDDate "2014-12-01"^^xsd:date ;
         rdfs:label "1er décembre 2014"@fr, "1 December 2014"@en .
       <id/instant/2014-12-31> a time:Instant ; time:inXSDDate "2014-12-31"^^xsd:date ;
         rdfs:label "31 décembre 2014"@fr, "31 December 2014"@en .`,
      iris.base,
    );
    const lines = (quads: typeof written) => quads.map((quad) => JSON.stringify(quad)).sort();
    expect(lines(written)).toEqual(lines(expected));
  });

  it('is there once, in the order of time, whatever the order of tables', () => {
    const quads = periodQuads(iris, ['2014-12', '2014', '2014-Q4', '2014-12']);
    const tops = quads.filter(({ predicate }) => predicate.equals(iri('skos:hasTopConcept')));
    expect(tops.map(({ object }) => object.value)).toEqual(
      ['2014', '2014-12', '2014-Q4'].map((code) => iris.period(code).value),
    );
    const matches = quads.filter(({ predicate }) => predicate.equals(iri('skos:exactMatch')));
    expect(matches.map(({ object }) => object.value.replace('http://reference.data.gov.uk/id/', ''))).toEqual(
      ['gregorian-year/2014', 'gregorian-month/2014-12', 'gregorian-quarter/2014-Q4'],
    );
  });
});

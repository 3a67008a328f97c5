/** Periods as a cube's dimension values: OWL-Time intervals that are SKOS concepts. */
import { type Granularity, periodCode, periodSpan } from '../describe/index.ts';
import {
  date,
  type Iris,
  iri,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  resource,
  type Text,
  textLiterals,
} from '../rdf/index.ts';

const durations: Readonly<Record<Granularity, string>> = { month: 'P1M', quarter: 'P3M', year: 'P1Y' };

/**
 * Describes periods, the days on which they begin and end, and the list that holds them.
 *
 * @param codes  as in the period code lists: `2014-12`, `2014-Q4`, `2014`
 * @see https://www.w3.org/TR/owl-time/#time:ProperInterval
 */
export function periodQuads(iris: Iris, codes: readonly string[]): Quad[] {
  const periods = [...new Set(codes)].sort();
  const days = new Set(periods.flatMap((code) => [periodSpan(code).first, periodSpan(code).last]));
  return [
    ...resource(iris.catalogGraph(), iris.scheme('period'), {
      'rdf:type': iri('skos:ConceptScheme'),
      'skos:prefLabel': textLiterals({ fr: 'Périodes', en: 'Periods' }),
      'skos:hasTopConcept': periods.map(iris.period),
    }),
    ...periods.flatMap((code) => periodQuadsOf(iris, code)),
    ...[...days].sort().flatMap((day) => dayQuads(iris, day)),
  ];
}

function periodQuadsOf(iris: Iris, code: string): Quad[] {
  const { granularity, first, last } = periodSpan(code);
  const scheme = iris.scheme('period');
  return resource(iris.catalogGraph(), iris.period(code), {
    'rdf:type': [iri('skos:Concept'), iri('time:ProperInterval')],
    'skos:prefLabel': textLiterals(periodCode(code, iris.base).label),
    'skos:notation': literal(code),
    'skos:inScheme': scheme,
    'skos:topConceptOf': scheme,
    'skos:exactMatch': referencePeriod(granularity, code),
    'time:hasBeginning': instant(iris, first),
    'time:hasEnd': instant(iris, last),
    'time:hasXSDDuration': literal(durations[granularity], iri('xsd:duration')),
  });
}

/** The same interval among those of the British government's time service, which other cubes use too. */
const referencePeriod = (granularity: Granularity, code: string): NamedNode =>
  namedNode(`http://reference.data.gov.uk/id/gregorian-${granularity}/${code}`);

const instant = (iris: Iris, day: string): NamedNode => iris.id('instant', day);

function dayQuads(iris: Iris, day: string): Quad[] {
  return resource(iris.catalogGraph(), instant(iris, day), {
    'rdf:type': iri('time:Instant'),
    'rdfs:label': textLiterals(dayLabel(day)),
    'time:inXSDDate': date(day),
  });
}

/** « 1er décembre 2014 », “1 December 2014”. */
function dayLabel(day: string): Text {
  const write = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));
  return { fr: write('fr-FR').replace(/^1 /, '1er '), en: write('en-GB') };
}

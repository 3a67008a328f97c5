/** A dataset as DCAT and the cube vocabulary describe it. */
import {
  type Catalog,
  type Dataset,
  type Frequency,
  type Granularity,
  periodCode,
} from '../describe/index.ts';
import {
  date,
  type Iris,
  iri,
  type Literal,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  resource,
  type Text,
  textLiterals,
} from '../rdf/index.ts';
import { type DownloadFormat, downloadFormats } from './distribution.ts';

/** @see https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/frequency */
const frequencies: Record<Frequency, string> = {
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  annual: 'ANNUAL',
  never: 'NEVER',
};

const resolutions: Record<Granularity, string> = { month: 'P1M', quarter: 'P3M', year: 'P1Y' };

const authority = (list: string, code: string): NamedNode =>
  namedNode(`http://publications.europa.eu/resource/authority/${list}/${code}`);

/** @see https://www.w3.org/TR/vocab-dcat-3/#Class:Dataset */
export function datasetQuads(iris: Iris, catalog: Catalog, dataset: Dataset): Quad[] {
  const { granularity, measure } = dataset;
  const part = partOf(iris, dataset);
  return [
    ...resource(iris.catalogGraph(), iris.dataset(dataset.id), {
      'rdf:type': [iri('qb:DataSet'), iri('dcat:Dataset')],
      'dct:title': textLiterals(dataset.title),
      'dct:description': textLiterals(dataset.summary),
      'dct:identifier': literal(dataset.id),
      'skos:note': dataset.notes.flatMap(textLiterals),
      'skos:scopeNote': textLiterals(dataset.scope),
      'qb:structure': iris.structure(dataset.id),
      'sdmx-attribute:unitMeasure': iris.code('unit', measure.id),
      'dct:publisher': iris.publisher(),
      'dcat:contactPoint': iris.contact(),
      'dct:license': namedNode(catalog.licence.url),
      'dct:accessRights': authority('access-right', 'PUBLIC'),
      'dct:accrualPeriodicity': authority('frequency', frequencies[dataset.frequency]),
      'dcat:temporalResolution': granularity && literal(resolutions[granularity], iri('xsd:duration')),
      'dct:temporal': dataset.period && part('period'),
      'dct:spatial': dataset.zone && part('zone'),
      'dct:provenance': part('source'),
      'dct:modified': lastUpdate(dataset),
      'dcat:theme': dataset.themes.map((theme) => iris.id('theme', theme)),
      'dct:subject': dataset.benefits.map((benefit) => iris.id('prestation', benefit)),
      'dcat:distribution': downloadFormats.map(({ suffix }) => iris.distribution(dataset.id, suffix)),
    }),
    ...partQuads(iris, dataset),
    ...downloadFormats.flatMap((format) => distributionQuads(iris, catalog, dataset.id, format)),
  ];
}

/** Known when every table states its own: one that does not may be the later one. */
function lastUpdate({ tables }: Dataset): Literal | undefined {
  const updates = tables.flatMap(({ updated }) => updated ?? []).sort();
  const last = updates.at(-1);
  return last === undefined || updates.length < tables.length ? undefined : date(last);
}

/** The IRIs of what a dataset's entry is made of: `id/dataset/aah/zone`. */
const partOf = (iris: Iris, dataset: Dataset) => (name: string) => iris.id('dataset', dataset.id, name);

/** What has an IRI only because a blank node could not be linked to. */
function partQuads(iris: Iris, { period, zone, source, unit, measure, ...dataset }: Dataset): Quad[] {
  const graph = iris.catalogGraph();
  const part = (name: string) => iris.id('dataset', dataset.id, name);
  return [
    ...resource(graph, iris.code('unit', measure.id), {
      'rdf:type': iri('skos:Concept'),
      'skos:prefLabel': textLiterals(unit),
      // The words after a figure: « 5 465 bénéficiaires ».
      'skos:altLabel': textLiterals(measure.noun),
      'skos:inScheme': iris.scheme('unit'),
      'skos:topConceptOf': iris.scheme('unit'),
    }),
    ...resource(graph, iris.scheme('unit'), { 'skos:hasTopConcept': iris.code('unit', measure.id) }),
    ...resource(graph, part('source'), {
      'rdf:type': iri('dct:ProvenanceStatement'),
      'rdfs:label': textLiterals(source),
    }),
    ...(zone
      ? resource(graph, part('zone'), { 'rdf:type': iri('dct:Location'), 'rdfs:label': textLiterals(zone) })
      : []),
    ...(period
      ? resource(graph, part('period'), {
          'rdf:type': iri('dct:PeriodOfTime'),
          'rdfs:label': textLiterals(spanLabel(iris, period)),
          'dcat:startDate': pointInTime(period.from),
          'dcat:endDate': period.to === undefined ? undefined : pointInTime(period.to),
        })
      : []),
  ];
}

function distributionQuads(iris: Iris, catalog: Catalog, dataset: string, format: DownloadFormat): Quad[] {
  const { suffix, mediaType, title } = format;
  const file = iris.download(`${dataset}.${suffix}`);
  return resource(iris.catalogGraph(), iris.distribution(dataset, suffix), {
    'rdf:type': iri('dcat:Distribution'),
    'dct:title': textLiterals(title),
    'dcat:accessURL': file,
    'dcat:downloadURL': file,
    'dcat:mediaType': mediaTypeIri(mediaType),
    'dcat:compressFormat': suffix.endsWith('.gz') ? mediaTypeIri('application/gzip') : undefined,
    'dct:license': namedNode(catalog.licence.url),
  });
}

const mediaTypeIri = (mediaType: string): NamedNode =>
  namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`);

/** @param code  `2014` or `2014-12` */
const pointInTime = (code: string) => literal(code, iri(code.length === 4 ? 'xsd:gYear' : 'xsd:gYearMonth'));

/** « à compter de décembre 1993 », “from December 1993 to June 2015”. */
function spanLabel(iris: Iris, { from, to }: NonNullable<Dataset['period']>): Text {
  const first = periodCode(from, iris.base).label;
  const last = to === undefined ? undefined : periodCode(to, iris.base).label;
  return {
    fr: last ? `${ofMonth(first.fr)} à ${last.fr}` : `à compter ${ofMonth(first.fr)}`,
    en: last ? `from ${first.en} to ${last.en}` : `from ${first.en}`,
  };
}

/** « de décembre 1993 », « d’avril 1993 ». */
const ofMonth = (label: string): string => (/^[ao]/.test(label) ? `d’${label}` : `de ${label}`);

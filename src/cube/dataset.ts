/** A dataset as DCAT and the cube vocabulary describe it, and where its figures come from (PROV). */
import type { Catalog, Dataset, Frequency, Granularity, Table } from '../describe/index.ts';
import {
  date,
  iri,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
  resource,
  textLiterals,
} from '../rdf/index.ts';
import { downloadFormats } from './distribution.ts';
import type { Iris } from './iri.ts';

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
  const graph = iris.catalogGraph();
  const self = iris.dataset(dataset.id);
  const part = (name: string) => iris.id('dataset', dataset.id, name);
  const unit = iris.code('unit', dataset.measure.id);
  const updates = dataset.tables.flatMap(({ updated }) => updated ?? []).sort();
  const lastUpdate = updates.at(-1);
  return [
    ...resource(graph, self, {
      'rdf:type': [iri('qb:DataSet'), iri('dcat:Dataset')],
      'dct:title': textLiterals(dataset.title),
      'dct:description': textLiterals(dataset.summary),
      'dct:identifier': literal(dataset.id),
      'skos:note': dataset.notes.flatMap(textLiterals),
      'qb:structure': iris.structure(dataset.id),
      'sdmx-attribute:unitMeasure': unit,
      'dct:publisher': iris.publisher(),
      'dcat:contactPoint': iris.contact(),
      'dct:license': namedNode(catalog.licence.url),
      'dct:accessRights': authority('access-right', 'PUBLIC'),
      'dct:accrualPeriodicity': authority('frequency', frequencies[dataset.frequency]),
      'dcat:temporalResolution': literal(resolutions[dataset.granularity], iri('xsd:duration')),
      'dct:temporal': part('period'),
      'dct:spatial': part('zone'),
      'dct:provenance': part('source'),
      'dct:modified': lastUpdate === undefined ? undefined : date(lastUpdate),
      'dcat:theme': dataset.themes.map((theme) => iris.id('theme', theme)),
      'dct:subject': dataset.benefits.map((benefit) => iris.id('prestation', benefit)),
      'dcat:distribution': downloadFormats.map(({ suffix }) => iris.distribution(dataset.id, suffix)),
      'prov:wasDerivedFrom': dataset.tables.map(({ id }) => iris.table(dataset.id, id)),
      'prov:wasGeneratedBy': part('publication'),
      'qb:observationGroup': dataset.tables.map(({ id }) => iris.table(dataset.id, id)),
    }),
    ...scopeQuads(iris, dataset),
    ...resource(graph, unit, {
      'rdf:type': iri('skos:Concept'),
      'skos:prefLabel': textLiterals(dataset.unit),
      'skos:inScheme': iris.scheme('unit'),
      'skos:topConceptOf': iris.scheme('unit'),
    }),
    ...resource(graph, part('period'), {
      'rdf:type': iri('dct:PeriodOfTime'),
      'dcat:startDate': monthOf(dataset.period.from),
      'dcat:endDate': dataset.period.to === undefined ? undefined : monthOf(dataset.period.to),
    }),
    ...resource(graph, part('zone'), {
      'rdf:type': iri('dct:Location'),
      'rdfs:label': textLiterals(dataset.zone),
    }),
    ...resource(graph, part('source'), {
      'rdf:type': iri('dct:ProvenanceStatement'),
      'rdfs:label': textLiterals(dataset.source),
    }),
    ...resource(graph, part('publication'), {
      'rdf:type': iri('prov:Activity'),
      'rdfs:label': textLiterals({
        fr: `Publication de « ${dataset.title.fr} »`,
        en: `Publication of “${dataset.title.en}”`,
      }),
      'prov:used': dataset.tables.map(({ id }) => iris.table(dataset.id, id)),
      'prov:wasAssociatedWith': iris.publisher(),
    }),
    ...dataset.tables.flatMap((table) => tableQuads(iris, dataset, table)),
    ...downloadFormats.flatMap(({ suffix, mediaType, title }) =>
      resource(graph, iris.distribution(dataset.id, suffix), {
        'rdf:type': iri('dcat:Distribution'),
        'dct:title': textLiterals(title),
        'dcat:downloadURL': iris.download(`${dataset.id}.${suffix}`),
        'dcat:accessURL': iris.download(`${dataset.id}.${suffix}`),
        'dcat:mediaType': mediaTypeIri(mediaType),
        'dcat:compressFormat': suffix.endsWith('.gz') ? mediaTypeIri('application/gzip') : undefined,
        'dct:license': namedNode(catalog.licence.url),
      }),
    ),
  ];
}

/** Whom the figures are about. */
function scopeQuads(iris: Iris, dataset: Dataset): Quad[] {
  const scope = iris.def('scope');
  return textLiterals(dataset.scope).map((text) =>
    quad(iris.dataset(dataset.id), scope, text, iris.catalogGraph()),
  );
}

/** A source table is an entity, and the group of the observations read from it. */
function tableQuads(iris: Iris, dataset: Dataset, table: Table): Quad[] {
  return resource(iris.catalogGraph(), iris.table(dataset.id, table.id), {
    'rdf:type': [iri('prov:Entity'), iri('qb:ObservationGroup')],
    'dct:title': textLiterals(table.title),
    'dct:isPartOf': iris.dataset(dataset.id),
    'dct:modified': table.updated === undefined ? undefined : date(table.updated),
    'foaf:page': table.page === undefined ? undefined : namedNode(table.page),
    'prov:wasAttributedTo': iris.publisher(),
  });
}

const mediaTypeIri = (mediaType: string): NamedNode =>
  namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`);

/** @param code  `2014` or `2014-12` */
const monthOf = (code: string) => literal(code, iri(code.length === 4 ? 'xsd:gYear' : 'xsd:gYearMonth'));

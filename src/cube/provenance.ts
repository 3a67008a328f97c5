/** Where a dataset's figures come from (PROV): which tables, as of which update. */
import type { Dataset, Table } from '../describe/index.ts';
import { date, type Iris, iri, namedNode, type Quad, resource, textLiterals } from '../rdf/index.ts';

/**
 * Never a digest or a size of a table: with it a reader could test a guess at a hidden figure.
 *
 * @see https://www.w3.org/TR/prov-o/
 */
export function provenanceQuads(iris: Iris, dataset: Dataset): Quad[] {
  const graph = iris.catalogGraph();
  const tables = dataset.tables.map(({ id }) => iris.table(dataset.id, id));
  const publication = iris.id('dataset', dataset.id, 'publication');
  return [
    ...resource(graph, iris.dataset(dataset.id), {
      'prov:wasDerivedFrom': tables,
      'prov:wasGeneratedBy': publication,
      'qb:observationGroup': tables,
    }),
    ...resource(graph, publication, {
      'rdf:type': iri('prov:Activity'),
      'rdfs:label': textLiterals({
        fr: `Publication de « ${dataset.title.fr} »`,
        en: `Publication of “${dataset.title.en}”`,
      }),
      'prov:used': tables,
      'prov:wasAssociatedWith': iris.publisher(),
    }),
    ...dataset.tables.flatMap((table) => tableQuads(iris, dataset, table)),
  ];
}

/** A source table is an entity, and the group of the observations that were read from it. */
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

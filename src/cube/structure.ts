/** The data structure definition of a dataset, and the properties that it uses. */
import type { Dataset, Dimension, Measure } from '../describe/index.ts';
import {
  boolean,
  type Iris,
  integer,
  iri,
  type NamedNode,
  type Quad,
  quad,
  resource,
  textLiterals,
} from '../rdf/index.ts';

/**
 * SDMX's own dimensions, and the code list of each: theirs is a property of the whole catalogue,
 * so its list holds all areas or all periods. Any other dimension is the publisher's.
 */
const sdmxDimensions: Readonly<Record<string, { scheme: string }>> = {
  refArea: { scheme: 'area' },
  refPeriod: { scheme: 'period' },
};

/** The property of a dimension. */
export function dimensionProperty(iris: Iris, dimension: string): NamedNode {
  return dimension in sdmxDimensions ? iri(`sdmx-dimension:${dimension}`) : iris.def(dimension);
}

/** @see https://www.w3.org/TR/vocab-data-cube/#dsd */
export function structureQuads(iris: Iris, dataset: Dataset): Quad[] {
  const graph = iris.catalogGraph();
  const components = componentsOf(iris, dataset);
  return [
    ...resource(graph, iris.structure(dataset.id), {
      'rdf:type': iri('qb:DataStructureDefinition'),
      'rdfs:label': textLiterals({
        fr: `Structure de « ${dataset.title.fr} »`,
        en: `Structure of “${dataset.title.en}”`,
      }),
      'qb:component': components.map(({ id }) => iris.component(dataset.id, id)),
    }),
    ...components.flatMap(({ id, role, property, required, attachment }, position) =>
      resource(graph, iris.component(dataset.id, id), {
        'rdf:type': iri('qb:ComponentSpecification'),
        [`qb:${role}`]: property,
        'qb:order': integer(position + 1),
        'qb:componentRequired': required === undefined ? undefined : boolean(required),
        'qb:componentAttachment': attachment,
      }),
    ),
    // A property's list is for all datasets; this dataset may draw from a part of it, Cafs among all areas.
    ...dataset.dimensions.map(({ id, codeList }) =>
      quad(iris.component(dataset.id, id), iris.def('codeList'), iris.scheme(codeList.scheme), graph),
    ),
    ...dataset.dimensions.flatMap((dimension) => dimensionQuads(iris, dimension)),
    ...measureQuads(iris, dataset.measure),
    ...attributeQuads(iris),
  ];
}

interface Component {
  readonly id: string;
  readonly role: 'dimension' | 'measure' | 'attribute';
  readonly property: NamedNode;
  readonly required?: boolean;
  readonly attachment?: NamedNode;
}

function componentsOf(iris: Iris, { dimensions, measure }: Dataset): Component[] {
  const onObservation = { role: 'attribute', attachment: iri('qb:Observation') } as const;
  const onDataset = { role: 'attribute', attachment: iri('qb:DataSet') } as const;
  return [
    ...dimensions.map(
      ({ id }): Component => ({ id, role: 'dimension', property: dimensionProperty(iris, id) }),
    ),
    { id: measure.id, role: 'measure', property: iris.def(measure.id) },
    { id: 'obsStatus', property: iri('sdmx-attribute:obsStatus'), required: true, ...onObservation },
    { id: 'confStatus', property: iri('sdmx-attribute:confStatus'), required: false, ...onObservation },
    { id: 'unitMeasure', property: iri('sdmx-attribute:unitMeasure'), required: true, ...onDataset },
  ];
}

function dimensionQuads(iris: Iris, { id, label, codeList }: Dimension): Quad[] {
  const graph = iris.catalogGraph();
  const sdmx = sdmxDimensions[id];
  const coded = {
    'rdf:type': [iri('rdf:Property'), iri('qb:DimensionProperty'), iri('qb:CodedProperty')],
    'rdfs:range': iri('skos:Concept'),
    'qb:codeList': iris.scheme(sdmx?.scheme ?? codeList.scheme),
  };
  const property = dimensionProperty(iris, id);
  if (sdmx) return resource(graph, property, { ...coded, 'qb:concept': iri(`sdmx-concept:${id}`) });
  const concept = iris.code('concept', id);
  return [
    ...resource(graph, property, { ...coded, 'rdfs:label': textLiterals(label), 'qb:concept': concept }),
    ...resource(graph, concept, { 'rdf:type': iri('skos:Concept'), 'skos:prefLabel': textLiterals(label) }),
  ];
}

function measureQuads(iris: Iris, { id, label }: Measure): Quad[] {
  return resource(iris.catalogGraph(), iris.def(id), {
    'rdf:type': [iri('rdf:Property'), iri('qb:MeasureProperty')],
    'rdfs:subPropertyOf': iri('sdmx-measure:obsValue'),
    'rdfs:label': textLiterals(label),
    'rdfs:range': iri('xsd:integer'),
    'qb:concept': iri('sdmx-concept:obsValue'),
  });
}

function attributeQuads(iris: Iris): Quad[] {
  const codeLists = {
    obsStatus: iris.scheme('obs-status'),
    unitMeasure: iris.scheme('unit'),
    confStatus: iris.scheme('conf-status'),
  };
  return Object.entries(codeLists).flatMap(([id, codeList]) =>
    resource(iris.catalogGraph(), iri(`sdmx-attribute:${id}`), {
      'rdf:type': [iri('rdf:Property'), iri('qb:AttributeProperty'), iri('qb:CodedProperty')],
      'rdfs:range': iri('skos:Concept'),
      'qb:codeList': codeList,
      'qb:concept': iri(`sdmx-concept:${id}`),
    }),
  );
}

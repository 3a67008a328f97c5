/** Territories as the areas of a cube: SKOS concepts, linked to each other and to INSEE. */
import { type Level, type Territory, type TerritoryKey, territoryIri } from '../describe/index.ts';
import {
  date,
  type Iris,
  iri,
  literal,
  type NamedNode,
  type PrefixedName,
  type Quad,
  quad,
  resource,
  type Text,
  textLiterals,
} from '../rdf/index.ts';

/** INSEE's class of each level; Cafs have ours. */
const classes: Readonly<Partial<Record<Level, PrefixedName>>> = {
  pays: 'igeo:Pays',
  region: 'igeo:Region',
  departement: 'igeo:Departement',
  commune: 'igeo:Commune',
};

/** The scheme of all areas, which `sdmx-dimension:refArea` takes its values from. */
const areas: Text = { fr: 'Territoires', en: 'Areas' };

/** The scheme of each level. France needs none. */
const levels: Readonly<Partial<Record<Level, Text>>> = {
  region: { fr: 'Régions, dont celles d’avant 2016', en: 'Regions, those of before 2016 included' },
  departement: { fr: 'Départements', en: 'Departments' },
  commune: { fr: 'Communes', en: 'Municipalities (communes)' },
  caf: { fr: 'Caisses d’allocations familiales (Caf)', en: 'Family allowance funds (Caf)' },
};

/**
 * Describes territories and the lists that hold them.
 *
 * Departments are exact or close matches of Cafs in both directions: `skos:exactMatch` and
 * `skos:closeMatch` are symmetric, and a reader may start from either side.
 * A code is unique within its level's scheme, not in that of all areas: 01 is a department and a region.
 *
 * @param territories  every territory that is a parent, a department or a successor of another one included
 * @see https://www.w3.org/TR/skos-reference/#mapping
 */
export function territoryQuads(iris: Iris, territories: readonly Territory[]): Quad[] {
  const present = new Set(territories.map(({ level }) => level));
  return [
    ...schemeQuads(
      iris,
      'area',
      areas,
      territories.filter(({ parent }) => parent === undefined),
    ),
    ...Object.entries(levels).flatMap(([level, label]) =>
      present.has(level as Level)
        ? schemeQuads(
            iris,
            level,
            label,
            territories.filter((territory) => territory.level === level),
          )
        : [],
    ),
    ...territories.flatMap((territory) => territoryQuadsOf(iris, territory)),
  ];
}

function schemeQuads(iris: Iris, scheme: string, label: Text, tops: readonly Territory[]): Quad[] {
  return resource(iris.catalogGraph(), iris.scheme(scheme), {
    'rdf:type': iri('skos:ConceptScheme'),
    'skos:prefLabel': textLiterals(label),
    'skos:hasTopConcept': tops.map((territory) => territoryIri(iris, territory)),
  });
}

function territoryQuadsOf(iris: Iris, territory: Territory): Quad[] {
  const { level, code, name, otherNames, parent, successors } = territory;
  const graph = iris.catalogGraph();
  const self = territoryIri(iris, territory);
  const insee = classes[level];
  const areaScheme = iris.scheme('area');
  const levelScheme = levels[level] && iris.scheme(level);
  const sibling = (other: string): NamedNode => territoryIri(iris, { level, code: other });
  return [
    ...resource(graph, self, {
      'rdf:type': [iri('skos:Concept'), insee ? iri(insee) : iris.def('Caf')],
      'skos:prefLabel': textLiterals(name),
      'skos:altLabel': otherNames.map((other) => literal(other, 'fr')),
      'skos:notation': literal(code),
      'igeo:codeINSEE': level === 'caf' || level === 'pays' ? undefined : literal(code),
      'skos:inScheme': [areaScheme, ...(levelScheme ? [levelScheme] : [])],
      'skos:topConceptOf': [...(parent ? [] : [areaScheme]), ...(levelScheme ? [levelScheme] : [])],
      'skos:broader': parent && territoryIri(iris, parent),
      ...subdivision(iris, territory),
      'dct:isReplacedBy': successors.map(sibling),
    }),
    ...successors.flatMap((successor) => resource(graph, sibling(successor), { 'dct:replaces': self })),
    ...historyQuads(iris, territory),
    ...matchQuads(iris, territory),
  ];
}

/** INSEE's own properties, between INSEE's own territories: a commune is no direct subdivision of a department. */
function subdivision(iris: Iris, { level, parent }: Territory): Partial<Record<PrefixedName, NamedNode>> {
  if (parent === undefined || level === 'caf') return {};
  const direct = level === 'departement';
  return { [direct ? 'igeo:subdivisionDirecteDe' : 'igeo:subdivisionDe']: territoryIri(iris, parent) };
}

/** What changed in 2016, by the vocabulary's own properties. */
function historyQuads(iris: Iris, territory: Territory): Quad[] {
  const { validity = {}, formerRegion } = territory;
  const values = {
    validFrom: validity.from === undefined ? undefined : date(validity.from),
    validUntil: validity.until === undefined ? undefined : date(validity.until),
    formerRegion:
      formerRegion === undefined ? undefined : territoryIri(iris, { level: 'region', code: formerRegion }),
  };
  const self = territoryIri(iris, territory);
  return Object.entries(values).flatMap(([property, value]) =>
    value === undefined ? [] : [quad(self, iris.def(property), value, iris.catalogGraph())],
  );
}

/** A Caf and its department. */
function matchQuads(iris: Iris, { level, code, department, match }: Territory): Quad[] {
  if (match === undefined || department === undefined) return [];
  const key: TerritoryKey = { level: 'departement', code: department };
  const [caf, other] = [territoryIri(iris, { level, code }), territoryIri(iris, key)];
  const property: PrefixedName = `skos:${match.kind}Match`;
  return [
    ...resource(iris.catalogGraph(), caf, {
      [property]: other,
      'skos:note': match.note && textLiterals(match.note),
    }),
    ...resource(iris.catalogGraph(), other, { [property]: caf }),
  ];
}

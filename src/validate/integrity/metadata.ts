/** The constraints on structures and slices: IC-2 to IC-10, and IC-18. */
import type { Store } from 'n3';
import { iri, type NamedNode, type Term, type Text } from '../../rdf/index.ts';
import { has, objects, subjects } from '../graph.ts';
import { componentsOf } from '../structure.ts';
import { all, type Evidence, type IntegrityConstraint, type Violation } from './constraint.ts';

/** A constraint on things of a kind: which they are, and what is wrong with one of them. */
interface OnThings extends Pick<IntegrityConstraint, 'expected' | 'fix'> {
  readonly things: (graph: Store, evidence: Evidence) => Term[];
  readonly wrong: (graph: Store, thing: Term, evidence: Evidence) => Text | undefined;
}

function onThings({ expected, fix, things, wrong }: OnThings): IntegrityConstraint {
  return {
    expected,
    fix,
    applies: (evidence) => things(evidence.graph, evidence).length > 0,
    check: (evidence) =>
      all(
        things(evidence.graph, evidence).flatMap((focus): Violation[] => {
          const found = wrong(evidence.graph, focus, evidence);
          return found ? [{ focus, found }] : [];
        }),
      ),
  };
}

/** Instances of a class, and what can only be one by the property that leads to it. */
function kind(graph: Store, type: Term, ...properties: Term[]): Term[] {
  const found = [
    ...subjects(graph, iri('rdf:type'), type),
    ...properties.flatMap((property) => graph.getObjects(null, property as NamedNode, null) as Term[]),
  ];
  return [...new Map(found.map((term) => [term.value, term])).values()];
}

const dataSets = (graph: Store) => kind(graph, iri('qb:DataSet'));
const structures = (graph: Store) => kind(graph, iri('qb:DataStructureDefinition'), iri('qb:structure'));
const dimensions = (graph: Store) => kind(graph, iri('qb:DimensionProperty'), iri('qb:dimension'));
const sliceKeys = (graph: Store) =>
  kind(graph, iri('qb:SliceKey'), iri('qb:sliceKey'), iri('qb:sliceStructure'));
const slices = (graph: Store) => kind(graph, iri('qb:Slice'), iri('qb:slice'));
const components = (graph: Store, of: Term) =>
  objects(graph, of, 'qb:component').flatMap((component) => componentsOf(graph, component));
/** The properties that a slice key fixes; it may name them by their role. */
const fixed = (graph: Store, key: Term) =>
  (['qb:componentProperty', 'qb:dimension', 'qb:attribute', 'qb:measure'] as const).flatMap((property) =>
    objects(graph, key, property),
  );

const nothing: Text = { fr: 'rien', en: 'nothing' };
const names = (terms: readonly Term[]): Text => {
  const list = terms.map(({ value }) => value).join(', ');
  return { fr: list, en: list };
};
const exactlyOne = (terms: readonly Term[]): Text | undefined =>
  terms.length === 1 ? undefined : terms.length === 0 ? nothing : names(terms);
const noneOf = (terms: readonly Term[]): Text | undefined => (terms.length === 0 ? undefined : names(terms));

const describeDimensions: Text = {
  fr: 'Corrigez « dimensions » dans dataset.yaml.',
  en: 'Correct “dimensions” in dataset.yaml.',
};
const describeSlices: Text = {
  fr: 'Corrigez la coupe (qb:Slice) ou sa clé dans vocab/.',
  en: 'Correct the slice (qb:Slice) or its key in vocab/.',
};

/** @see https://www.w3.org/TR/vocab-data-cube/#wf-rules */
export const metadataConstraints = {
  'IC-2': onThings({
    expected: {
      fr: 'un jeu de données a une structure, et une seule',
      en: 'a dataset has one structure, and only one',
    },
    fix: describeDimensions,
    things: dataSets,
    wrong: (graph, dataset) => exactlyOne(objects(graph, dataset, 'qb:structure')),
  }),
  'IC-3': onThings({
    expected: { fr: 'une structure a une mesure', en: 'a structure has a measure' },
    fix: { fr: 'Donnez la mesure dans dataset.yaml.', en: 'Give the measure in dataset.yaml.' },
    things: structures,
    wrong: (graph, structure) =>
      components(graph, structure).some(({ role }) => role === 'measure') ? undefined : nothing,
  }),
  'IC-4': onThings({
    expected: {
      fr: 'une dimension dit quelles valeurs elle prend',
      en: 'a dimension says which values it takes',
    },
    fix: describeDimensions,
    things: dimensions,
    wrong: (graph, dimension) => (objects(graph, dimension, 'rdfs:range').length > 0 ? undefined : nothing),
  }),
  'IC-5': onThings({
    expected: {
      fr: 'une dimension dont les valeurs sont des codes a une liste de codes',
      en: 'a dimension whose values are codes has a code list',
    },
    fix: {
      fr: 'Donnez « codes » à la dimension dans dataset.yaml.',
      en: 'Give the dimension its “codes” in dataset.yaml.',
    },
    things: (graph) =>
      dimensions(graph).filter((dimension) => has(graph, dimension, 'rdfs:range', iri('skos:Concept'))),
    wrong: (graph, dimension) => (objects(graph, dimension, 'qb:codeList').length > 0 ? undefined : nothing),
  }),
  'IC-6': onThings({
    expected: { fr: 'seul un attribut peut être facultatif', en: 'only an attribute may be optional' },
    fix: describeDimensions,
    things: (graph) =>
      structures(graph)
        .flatMap((structure) => objects(graph, structure, 'qb:component'))
        .filter((component) => componentsOf(graph, component).some(({ required }) => required === false)),
    wrong: (graph, component) =>
      noneOf(
        componentsOf(graph, component)
          .filter(({ role }) => role !== 'attribute')
          .map(({ property }) => property),
      ),
  }),
  'IC-7': onThings({
    expected: {
      fr: 'la clé d’une coupe appartient à une structure',
      en: 'a slice key belongs to a structure',
    },
    fix: describeSlices,
    things: sliceKeys,
    wrong: (graph, key) => (subjects(graph, 'qb:sliceKey', key).length > 0 ? undefined : nothing),
  }),
  'IC-8': onThings({
    expected: {
      fr: 'ce que fixe la clé d’une coupe est dans sa structure',
      en: 'what a slice key fixes is in its structure',
    },
    fix: describeSlices,
    things: sliceKeys,
    wrong: (graph, key) =>
      noneOf(
        subjects(graph, 'qb:sliceKey', key).flatMap((structure) =>
          fixed(graph, key).filter(
            (property) => !components(graph, structure).some((one) => one.property.equals(property)),
          ),
        ),
      ),
  }),
  'IC-9': onThings({
    expected: { fr: 'une coupe a une clé, et une seule', en: 'a slice has one key, and only one' },
    fix: describeSlices,
    things: slices,
    wrong: (graph, slice) => exactlyOne(objects(graph, slice, 'qb:sliceStructure')),
  }),
  'IC-10': onThings({
    expected: {
      fr: 'une coupe a une valeur pour tout ce que fixe sa clé',
      en: 'a slice has a value for all that its key fixes',
    },
    fix: describeSlices,
    things: slices,
    wrong: (graph, slice) => {
      const lacking = objects(graph, slice, 'qb:sliceStructure')
        .flatMap((key) => fixed(graph, key))
        .filter((property) => objects(graph, slice, property as NamedNode).length === 0);
      return lacking.length === 0
        ? undefined
        : { fr: `rien pour ${names(lacking).fr}`, en: `nothing for ${names(lacking).en}` };
    },
  }),
  'IC-18': onThings({
    expected: {
      fr: 'les observations d’une coupe sont du même jeu de données qu’elle',
      en: 'the observations of a slice are of its dataset',
    },
    fix: describeSlices,
    things: (graph) => graph.getObjects(null, iri('qb:slice'), null) as Term[],
    wrong: (graph, slice, { cubes }) => {
      const datasets = subjects(graph, 'qb:slice', slice);
      return noneOf(
        objects(graph, slice, 'qb:observation').filter((observation) => {
          const stated = objects(graph, observation, 'qb:dataSet');
          const rows = cubes.flatMap(({ cube: { iris, layout } }) =>
            observation.value.startsWith(iris.observation(layout.dataset, ['']).value)
              ? [iris.dataset(layout.dataset)]
              : [],
          );
          return !datasets.every((dataset) => [...stated, ...rows].some((one) => one.equals(dataset)));
        }),
      );
    },
  }),
} satisfies Record<string, IntegrityConstraint>;

/**
 * The constraints on datasets with a measure dimension (qb:measureType): IC-15 to IC-17.
 *
 * A release keeps one measure a dataset, so its own datasets have no such dimension, and these constraints
 * are vacuous. They are checked all the same, on the graph, for whatever a vocabulary or a later layout brings.
 */
import { Store } from 'n3';
import { iri, type NamedNode, type Quad, type Term, type Text } from '../../rdf/index.ts';
import { object, objects, subjects } from '../graph.ts';
import { readRows } from '../rows.ts';
import { componentsIn, type Structure, structureOf } from '../structure.ts';
import { all, type Evidence, type IntegrityConstraint, type Violation } from './constraint.ts';

const measureType = iri('qb:measureType');
const hasMeasureType = (structure: Structure): boolean =>
  structure.components.some(({ property }) => property.equals(measureType));

interface Measured {
  readonly graph: Store;
  readonly structure: Structure;
  readonly observation: Term;
}

type Wrong = (measured: Measured) => Text | undefined;

function onMeasured(expected: Text, wrong: Wrong): IntegrityConstraint {
  return {
    expected,
    fix: {
      fr: 'Donnez à chaque observation la mesure que dit sa dimension qb:measureType.',
      en: 'Give each observation the measure that its dimension qb:measureType says.',
    },
    applies: ({ graph }) => structuresOf(graph).some(hasMeasureType),
    check: async (evidence) =>
      all(
        (await measured(evidence)).flatMap((one): Violation[] => {
          const found = wrong(one);
          return found ? [{ focus: one.observation, found }] : [];
        }),
      ),
  };
}

const structuresOf = (graph: Store): Structure[] =>
  subjects(graph, iri('rdf:type'), iri('qb:DataSet')).map((dataset) =>
    structureOf(graph, dataset as NamedNode),
  );

/** Every observation of such datasets, those of the tables as quads. */
async function measured({ graph, cubes }: Evidence): Promise<Measured[]> {
  const rows: Quad[] = [];
  for (const { cube } of cubes.filter(({ structure }) => hasMeasureType(structure))) {
    rows.push(...(await readRows(cube, 'true', Number.MAX_SAFE_INTEGER)).flatMap(({ quads }) => quads));
  }
  const whole = rows.length === 0 ? graph : new Store([...(graph as Iterable<Quad>), ...rows]);
  return structuresOf(graph)
    .filter(hasMeasureType)
    .flatMap((structure) =>
      subjects(whole, 'qb:dataSet', structure.dataset).map((observation) => ({
        graph: whole,
        structure,
        observation,
      })),
    );
}

const measuresOf = ({ graph, structure, observation }: Measured): NamedNode[] =>
  componentsIn(structure, 'measure')
    .map(({ property }) => property)
    .filter((property) => objects(graph, observation, property).length > 0);

/** The values of the dimensions other than the measure dimension, as one key. */
const placeOf = ({ graph, structure }: Measured, observation: Term): string =>
  JSON.stringify(
    componentsIn(structure, 'dimension')
      .filter(({ property }) => !property.equals(measureType))
      .map(({ property }) => object(graph, observation, property)?.value),
  );

const names = (terms: readonly Term[]): Text => {
  const list = terms.map(({ value }) => value).join(', ');
  return { fr: list, en: list };
};

/** @see https://www.w3.org/TR/vocab-data-cube/#wf-rules */
export const measureTypeConstraints = {
  'IC-15': onMeasured(
    {
      fr: 'une observation a un chiffre pour la mesure que dit qb:measureType',
      en: 'an observation has a figure for the measure that qb:measureType says',
    },
    ({ graph, observation }) => {
      const type = object(graph, observation, measureType);
      return type && objects(graph, observation, type as NamedNode).length === 0
        ? { fr: `rien pour ${type.value}`, en: `nothing for ${type.value}` }
        : undefined;
    },
  ),
  'IC-16': onMeasured(
    {
      fr: 'une observation n’a de chiffre que pour une mesure',
      en: 'an observation has a figure for one measure only',
    },
    (one) => {
      const measures = measuresOf(one);
      return measures.length > 1 ? names(measures) : undefined;
    },
  ),
  'IC-17': onMeasured(
    {
      fr: 'chaque mesure de la structure a une observation pour les mêmes codes',
      en: 'each measure of the structure has an observation for the same codes',
    },
    (one) => {
      const { graph, structure, observation } = one;
      const beside = subjects(graph, 'qb:dataSet', structure.dataset).filter(
        (other) => placeOf(one, other) === placeOf(one, observation),
      );
      const lacking = componentsIn(structure, 'measure')
        .map(({ property }) => property)
        .filter((measure) => !beside.some((other) => object(graph, other, measureType)?.equals(measure)));
      return lacking.length === 0
        ? undefined
        : { fr: `rien pour ${names(lacking).fr}`, en: `nothing for ${names(lacking).en}` };
    },
  ),
} satisfies Record<string, IntegrityConstraint>;

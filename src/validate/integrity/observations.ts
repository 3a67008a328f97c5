/** The constraints on observations: IC-1, IC-11 to IC-14, IC-19 to IC-21. */
import { iri, type Text } from '../../rdf/index.ts';
import { has, instances, object, objects } from '../graph.ts';
import { componentsIn, structureOf } from '../structure.ts';
import { type Allowed, listsOf, ofCollection, ofHierarchy, ofInverseHierarchy, outside } from './codes.ts';
import {
  all,
  type Evidence,
  type IntegrityConstraint,
  type Violation,
  type Violations,
} from './constraint.ts';
import { duplicates } from './duplicates.ts';

const correctTable: Text = {
  fr: 'Corrigez le tableau, ou sa description dans dataset.yaml.',
  en: 'Correct the table, or its description in dataset.yaml.',
};

const hasObservations = ({ cubes }: Evidence): boolean =>
  cubes.some(({ cube }) => cube.layout.observations > 0);

/** What the shapes that name a constraint found; their findings are shown as such. */
function byShapes(number: number, { cubes }: Evidence): Violations {
  const constraint = `https://www.w3.org/TR/vocab-data-cube/#ic-${number}`;
  const count = cubes
    .flatMap(({ observations, shapes }) =>
      observations.tallies.filter(
        ({ shape }) => shapes.getQuads(shape, iri('rdfs:seeAlso'), constraint, null).length > 0,
      ),
    )
    .reduce((sum, { count }) => sum + count, 0);
  return { count, shown: [] };
}

const sum = (...parts: readonly Violations[]): Violations => ({
  count: parts.reduce((total, { count }) => total + count, 0),
  shown: parts.flatMap(({ shown }) => shown),
});

/** Observations belong in tables; one that the metadata states is checked there. */
function statedOutsideTables({ graph }: Evidence): Violations {
  return all(
    instances(graph, 'qb:Observation').flatMap((focus): Violation[] => {
      const datasets = objects(graph, focus, 'qb:dataSet');
      const list = datasets.map(({ value }) => value).join(', ');
      if (datasets.length === 1) return [];
      return [{ focus, found: { fr: list || 'rien', en: list || 'nothing' } }];
    }),
  );
}

/** An attribute that is said once for the dataset is one that each of its observations has. */
function saidOfDatasets({ graph }: Evidence): Violations {
  return all(
    instances(graph, 'qb:DataSet').flatMap((focus): Violation[] =>
      componentsIn(structureOf(graph, focus as never), 'attribute')
        .filter(({ required, attachment }) => required === true && attachment?.equals(iri('qb:DataSet')))
        .filter(({ property }) => object(graph, focus, property) === undefined)
        .map(({ property: { value } }) => ({
          focus,
          found: { fr: `rien pour ${value}`, en: `nothing for ${value}` },
        })),
    ),
  );
}

const fromLists = (allowed: Allowed, expected: Text): IntegrityConstraint => ({
  expected,
  fix: correctTable,
  applies: (evidence) => evidence.cubes.some((cube) => listsOf(evidence.graph, cube, allowed).length > 0),
  check: (evidence) => outside(evidence, allowed),
});

/** @see https://www.w3.org/TR/vocab-data-cube/#wf-rules */
export const observationConstraints = {
  'IC-1': {
    expected: {
      fr: 'une observation appartient à un jeu de données, et à un seul',
      en: 'an observation belongs to one dataset, and to only one',
    },
    fix: correctTable,
    applies: (evidence) =>
      hasObservations(evidence) || instances(evidence.graph, 'qb:Observation').length > 0,
    check: (evidence) => sum(byShapes(1, evidence), statedOutsideTables(evidence)),
  },
  'IC-11': {
    expected: {
      fr: 'une observation a une valeur pour chaque dimension',
      en: 'an observation has a value for each dimension',
    },
    fix: correctTable,
    applies: hasObservations,
    check: (evidence) => byShapes(11, evidence),
  },
  'IC-12': {
    expected: { fr: 'une case n’est donnée qu’une fois', en: 'a cell is given once only' },
    fix: { fr: 'Retirez la ligne en double.', en: 'Remove the row that repeats another.' },
    applies: hasObservations,
    check: async ({ cubes }) => {
      const found: Violations[] = [];
      for (const { cube } of cubes) found.push(await duplicates(cube));
      return sum(...found);
    },
  },
  'IC-13': {
    expected: {
      fr: 'une observation a chaque attribut obligatoire',
      en: 'an observation has each required attribute',
    },
    fix: correctTable,
    applies: hasObservations,
    check: (evidence) => sum(byShapes(13, evidence), saidOfDatasets(evidence)),
  },
  'IC-14': {
    expected: {
      fr: 'une observation a chaque mesure, sauf si elle est confidentielle ou manquante (contrainte assouplie)',
      en: 'an observation has each measure, unless it is confidential or missing (a relaxed constraint)',
    },
    fix: correctTable,
    applies: hasObservations,
    check: (evidence) => byShapes(14, evidence),
  },
  'IC-19': {
    expected: { fr: 'un code est dans la liste de sa dimension', en: 'a code is in its dimension’s list' },
    fix: correctTable,
    applies: (evidence) =>
      hasObservations(evidence) &&
      evidence.cubes.some(({ structure }) =>
        componentsIn(structure, 'dimension').some(
          ({ codeList }) =>
            codeList &&
            ['skos:ConceptScheme' as const, 'skos:Collection' as const].some((type) =>
              has(evidence.graph, codeList, 'rdf:type', iri(type)),
            ),
        ),
      ),
    check: async (evidence) => sum(byShapes(19, evidence), await outside(evidence, ofCollection)),
  },
  'IC-20': fromLists(ofHierarchy, {
    fr: 'un code se trouve en descendant la hiérarchie de sa liste',
    en: 'a code is found by going down its list’s hierarchy',
  }),
  'IC-21': fromLists(ofInverseHierarchy, {
    fr: 'un code se trouve en descendant la hiérarchie de sa liste, dite d’enfant à parent',
    en: 'a code is found by going down its list’s hierarchy, said from child to parent',
  }),
} satisfies Record<string, IntegrityConstraint>;

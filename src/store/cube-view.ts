/** How a cube's table reads as RDF, in SQL's terms: one leg per property that its observations may have. */
import { type CubeLayout, statusTerms } from '../cube/index.ts';
import { type Iris, iri, type NamedNode } from '../rdf/index.ts';
import { identifier } from './sql.ts';

/** What a leg's objects are. */
export type LegValue =
  /** The same term for every observation. */
  | { readonly kind: 'constant'; readonly term: NamedNode }
  /** A column of term ids. */
  | { readonly kind: 'term'; readonly column: string }
  /** A column of whole numbers, each an xsd:integer in its shortest form. */
  | { readonly kind: 'integer'; readonly column: string };

/** @param row  what qualifies columns, with its dot: `o1.` or nothing */
export type Condition = (row: string) => string;

/** A property of observations: its objects, and the condition under which a row has it at all. */
export interface Leg {
  readonly property: string;
  readonly value: LegValue;
  /** SQL over the table's columns, each behind the qualifier. */
  readonly when?: Condition;
}

/** A source table, and the condition under which it holds a row: it is the subject, the observation the object. */
export interface Group {
  readonly subject: string;
  readonly when: Condition;
}

export interface CubeView {
  readonly layout: CubeLayout;
  /** Qualified name of the table. */
  readonly table: string;
  /** IRI of the graph that holds the observations. */
  readonly graph: string;
  /** What an observation's IRI starts with; codes follow, joined by `/`. */
  readonly prefix: string;
  /** The columns that identify a row, in the order of the codes in its IRI. */
  readonly key: readonly string[];
  readonly legs: readonly Leg[];
  readonly groups: readonly Group[];
}

/** The property by which a source table names its observations. */
export const membership = iri('qb:observation').value;

/** @param confidential  the id of the status of hidden observations; undefined when no term is it */
export function cubeView(iris: Iris, layout: CubeLayout, confidential: number | undefined): CubeView {
  const key = layout.dimensions.map(({ id }) => identifier(id));
  const measure = identifier(layout.measure.id);
  const constant = (term: NamedNode): LegValue => ({ kind: 'constant', term });
  return {
    layout,
    table: `observation.${identifier(layout.dataset)}`,
    graph: iris.datasetGraph(layout.dataset).value,
    prefix: iris.observation(layout.dataset, ['']).value,
    key,
    legs: [
      { property: iri('rdf:type').value, value: constant(iri('qb:Observation')) },
      { property: iri('qb:dataSet').value, value: constant(iris.dataset(layout.dataset)) },
      ...layout.dimensions.map(({ id, property }): Leg => {
        return { property, value: { kind: 'term', column: identifier(id) } };
      }),
      {
        property: layout.measure.property,
        value: { kind: 'integer', column: measure },
        when: (row) => `${row}${measure} IS NOT NULL`,
      },
      { property: iri('sdmx-attribute:obsStatus').value, value: { kind: 'term', column: 'status' } },
      {
        property: iri('sdmx-attribute:confStatus').value,
        value: constant(iri('sdmx-code:confStatus-C')),
        when: (row) => (confidential === undefined ? 'false' : `${row}status = ${confidential}`),
      },
    ],
    groups: layout.tables.map((table, bit) => ({
      subject: iris.table(layout.dataset, table).value,
      when: (row) => `(${row}sources >> ${bit}) & 1 = 1`,
    })),
  };
}

/** The codes in an observation's IRI, when it could be one of this cube. */
export function codesOf(view: CubeView, observation: NamedNode): string[] | undefined {
  if (!observation.value.startsWith(view.prefix)) return undefined;
  const codes = observation.value.slice(view.prefix.length).split('/');
  return codes.length === view.key.length ? codes : undefined;
}

export const confidentialStatus = (iris: Iris): NamedNode => statusTerms(iris).C;

/** What the RDF view makes of a row's columns: the values of each property of an observation, as SQL. */
import { iri, type NamedNode, type Term } from '../rdf/index.ts';
import { type Cube, termsOf } from './rows.ts';
import { quoted } from './sql.ts';

/** A value that an observation may have for a property. */
export interface Slot {
  /** SQL: whether the row has it. */
  readonly present: string;
  readonly value: TermValue | FigureValue;
}

interface TermValue {
  readonly kind: 'terms';
  /** Every term that it is in some row. */
  readonly terms: readonly Term[];
  /** SQL: whether the row's is one of those at the given places of `terms`. */
  readonly isAmong: (places: readonly number[]) => string;
}

interface FigureValue {
  readonly kind: 'figure';
  readonly column: string;
}

/** The slots of a property or, for an inverse path, of those that point to the observation. */
export interface View {
  readonly forward: ReadonlyMap<string, readonly Slot[]>;
  readonly inverse: ReadonlyMap<string, readonly Slot[]>;
}

/** The mirror, in SQL, of `observationQuads`; a test compares the two on damaged rows. */
export async function viewOf(cube: Cube): Promise<View> {
  const { iris, layout } = cube;
  const status = await columnSlot(cube, 'status');
  const { terms, isAmong } = status.value;
  const isConfidential = isAmong(
    [...terms.keys()].filter((place) => terms[place]?.equals(iris.confidential())),
  );
  const dimensions = await Promise.all(
    layout.dimensions.map(async ({ id, property }) => [property, [await columnSlot(cube, id)]] as const),
  );
  const measure = quoted(layout.measure.id);
  const figure: Slot = { present: `${measure} IS NOT NULL`, value: { kind: 'figure', column: measure } };
  return {
    forward: new Map<string, readonly Slot[]>([
      [iri('rdf:type').value, [constantSlot(iri('qb:Observation'))]],
      [iri('qb:dataSet').value, [constantSlot(iris.dataset(layout.dataset))]],
      ...dimensions,
      [layout.measure.property, [figure]],
      [iri('sdmx-attribute:obsStatus').value, [status]],
      [iri('sdmx-attribute:confStatus').value, [constantSlot(iri('sdmx-code:confStatus-C'), isConfidential)]],
    ]),
    inverse: new Map([
      [
        iri('qb:observation').value,
        layout.tables.map((table, bit) =>
          constantSlot(
            iris.table(layout.dataset, table),
            `coalesce(sources, 0) & (1::UBIGINT << ${bit}) <> 0`,
          ),
        ),
      ],
    ]),
  };
}

const constantSlot = (term: NamedNode, present = 'true'): Slot => ({
  present,
  value: {
    kind: 'terms',
    terms: [term],
    isAmong: (places) => (places.length === 0 ? 'false' : present),
  },
});

async function columnSlot(cube: Cube, id: string): Promise<Slot & { readonly value: TermValue }> {
  const column = quoted(id);
  const terms = [...(await termsOf(cube, id))];
  return {
    present: `${column} IS NOT NULL`,
    value: {
      kind: 'terms',
      terms: terms.map(([, term]) => term),
      isAmong: (places) =>
        places.length === 0
          ? 'false'
          : `coalesce(${column} IN (${places.map((place) => terms[place]?.[0]).join(', ')}), false)`,
    },
  };
}

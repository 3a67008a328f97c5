/** What the reader of a dataset chose to see: all of it is in the address, and nowhere else. */
import type { CubeLayout } from '../cube/index.ts';
import type { Slice, SortBy, Status } from '../store/index.ts';

export const shows = ['table', 'curve', 'map'] as const;
export type Show = (typeof shows)[number];

export const classings = ['quantiles', 'equal'] as const;
export type Classing = (typeof classings)[number];

/** As asked: whether the dataset has such codes is for whoever answers to see. */
export interface ViewState {
  readonly show: Show;
  /** The dimensions whose codes are lines, at least one; at most two. */
  readonly rows: readonly string[];
  readonly columns: string | undefined;
  /** Dimension → the code at which it is held. */
  readonly at: Readonly<Record<string, string>>;
  /** Dimension → the only codes wanted. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  /** Dimension → IRI of what the codes wanted are directly below. */
  readonly under: Readonly<Record<string, string>>;
  /** Dimension → words to look for in its codes. */
  readonly find: Readonly<Record<string, string>>;
  readonly status: Status | undefined;
  /** A code of the dimension in columns, `sum`, or `name` where one dimension is in lines. */
  readonly sort: string | undefined;
  readonly descending: boolean;
  readonly totals: boolean;
  /** Of the first line and the first column, from 0; the last columns of a time axis are shown when undefined. */
  readonly from: number;
  readonly fromColumn: number | undefined;
  readonly classing: Classing;
}

/** The parameter of a dimension: `only.refArea`. */
export const parameter = (kind: 'at' | 'only' | 'under' | 'find', dimension: string) =>
  `${kind}.${dimension}`;

const PERIOD = '#refPeriod';
const AREA = '#refArea';

export const isPeriod = ({ property }: CubeLayout['dimensions'][0]) => property.endsWith(PERIOD);
export const isArea = ({ property }: CubeLayout['dimensions'][0]) => property.endsWith(AREA);

/** What can stand between the brackets of an IRI in SPARQL, with a scheme. @see https://www.w3.org/TR/sparql11-query/#rIRIREF */
const isIri = /^[a-z][a-z0-9+.-]*:[^\p{Cc}\s<>"{}|^`\\]*$/iu;

/** Reads the address; what makes no sense is as if it were not there. */
export function readState(cube: CubeLayout, query: URLSearchParams): ViewState {
  const ids = cube.dimensions.map(({ id }) => id);
  const placed = place(cube, query);
  const each = <Value>(
    kind: Parameters<typeof parameter>[0],
    read: (values: string[]) => Value | undefined,
  ) =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const value = read(query.getAll(parameter(kind, id)).filter((one) => one !== ''));
        return value === undefined ? [] : [[id, value] as const];
      }),
    );
  const status = query.get('status');
  const fromColumn = query.get('fromColumn');
  return {
    ...placed,
    show: oneOf(shows, query.get('show')),
    at: each('at', ([code]) => code),
    only: each('only', (codes) => (codes.length > 0 ? [...new Set(codes)] : undefined)),
    under: each('under', ([iri]) => (iri !== undefined && isIri.test(iri) ? iri : undefined)),
    find: each('find', ([words]) => words),
    status: status === 'A' || status === 'C' || status === 'M' ? status : undefined,
    sort: query.get('sort') || undefined,
    descending: query.get('order') !== 'asc',
    totals: query.has('totals'),
    from: wholeNumber(query.get('from')),
    fromColumn: fromColumn === null ? undefined : wholeNumber(fromColumn),
    classing: oneOf(classings, query.get('classes')),
  };
}

/** Areas down and periods across, unless asked otherwise; a dimension is in one place only. */
function place(
  { dimensions }: CubeLayout,
  query: URLSearchParams,
): { rows: string[]; columns: string | undefined } {
  const ids = dimensions.map(({ id }) => id);
  const known = (id: string) => ids.includes(id);
  const usual = [
    ...dimensions.filter(isArea),
    ...dimensions.filter((dimension) => !isArea(dimension) && !isPeriod(dimension)),
    ...dimensions.filter(isPeriod),
  ].map(({ id }) => id);
  const asked = [...new Set(query.getAll('rows').filter(known))].slice(0, 2);
  const rows = asked.length > 0 ? asked : usual.slice(0, 1);
  const free = usual.filter((id) => !rows.includes(id));
  const column = query.get('columns');
  if (column !== null && free.includes(column)) return { rows, columns: column };
  // Asked for nothing across; a dimension asked for twice goes down, and another one across.
  return { rows, columns: column === '' ? undefined : free.at(-1) };
}

/** The part of the cube that a table of the state shows; dimensions in no place are held at their code. */
export function sliceOf(state: ViewState, heldAt: Readonly<Record<string, string>>): Slice {
  const held = Object.keys(heldAt);
  const keep = <Value>(chosen: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(chosen).filter(([id]) => !held.includes(id)));
  return {
    codes: {
      ...keep(state.only),
      ...Object.fromEntries(Object.entries(heldAt).map(([id, code]) => [id, [code]])),
    },
    under: keep(state.under),
    ...(state.status && { status: state.status }),
  };
}

/** What lines are sorted by when it is their names. */
export const BY_NAME = 'name';

/** The figures that lines are sorted by, if by any. */
export function sortOf({ sort, columns, descending }: ViewState): SortBy | undefined {
  if (sort === undefined || sort === BY_NAME) return undefined;
  if (sort === 'sum' || columns === undefined) return { descending };
  return { at: { dimension: columns, code: sort }, descending };
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], asked: string | null): Value {
  return values.find((value) => value === asked) ?? values[0];
}

function wholeNumber(text: string | null): number {
  const number = Math.trunc(Number(text ?? 0));
  return Number.isSafeInteger(number) ? Math.max(0, number) : 0;
}

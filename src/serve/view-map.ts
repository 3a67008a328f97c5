/** The map of a view: each department with its figure, where the codes of a dimension are departments or stand for them. */
import { type IndexedCode, matches as matchesOf, type PivotCell } from '../store/index.ts';
import { equalSteps, type FigureClass, quantiles } from './charts/classes.tsx';
import { DEPARTMENT } from './insee.ts';
import type { Selection } from './view-selection.ts';
import { type Classing, isArea } from './view-state.ts';

/** A code of the dimension, with its row. */
export interface Area {
  readonly code: IndexedCode;
  readonly cell: PivotCell | undefined;
  /** Its territory is that of the department, but not exactly. */
  readonly close: boolean;
}

export interface MappedDepartment {
  /** INSEE's code. */
  readonly department: string;
  readonly areas: readonly Area[];
  /** The figure, or the sum of its areas' when they are several and all published. */
  readonly value: bigint | null;
  /** `partial`: some of its areas have no published figure here, so that the others say nothing about the whole. */
  readonly state: 'figure' | 'sum' | 'hidden' | 'missing' | 'partial';
}

export interface MapView extends Selection {
  readonly departments: ReadonlyMap<string, MappedDepartment>;
  /** Areas of the selection that are no department. */
  readonly elsewhere: readonly Area[];
  /** How many more of them there are. */
  readonly unlisted: number;
  readonly classes: readonly FigureClass<bigint>[];
}

const classesOf = { quantiles, equal: equalSteps } as const satisfies Record<Classing, unknown>;

/** So many areas that are no department are read and listed. */
const ELSEWHERE = 100;

/** @returns undefined when no code of the selection stands for a department */
export async function mapView(selection: Selection): Promise<MapView | undefined> {
  const { cube, pivot, slice, state, varying } = selection;
  const dimension = cube.dimensions.find(isArea)?.id;
  if (dimension === undefined || !varying.includes(dimension)) return undefined;
  const { all } = await pivot.codes(dimension);
  const matches = await departmentsOf(selection, dimension, all);
  const counts = await pivot.counts(dimension, slice);
  const standing = [...groups(all, ({ id }) => matches.get(id)?.department)].map(
    ([department, codes]) => [department, standingFor(codes, matches)] as const,
  );
  const mappedIds = new Set(standing.flatMap(([, codes]) => codes.map(({ id }) => id)));
  const others = all.filter(({ id }) => counts.has(id) && !mappedIds.has(id));
  const shown = [
    ...all.filter(({ id }) => counts.has(id) && mappedIds.has(id)),
    ...others.slice(0, ELSEWHERE),
  ];
  const place = cube.dimensions.findIndex(({ id }) => id === dimension);
  const lines = shown.map(({ id }) => [id]);
  const cells = new Map(
    (await pivot.cells([dimension], lines, slice)).map((cell) => [cell.ids[place], cell]),
  );
  const areaOf = (code: IndexedCode): Area => ({
    code,
    cell: cells.get(code.id),
    close: matches.get(code.id)?.close ?? false,
  });
  const departments = standing
    .map(([department, codes]) => mapped(department, codes.map(areaOf)))
    .filter(({ areas }) => areas.some(({ cell }) => cell !== undefined));
  if (departments.length === 0) return undefined;
  return {
    ...selection,
    departments: new Map(departments.map((one) => [one.department, one])),
    elsewhere: others.slice(0, ELSEWHERE).map(areaOf),
    unlisted: Math.max(0, others.length - ELSEWHERE),
    classes: classesOf[state.classing](departments.flatMap(({ value }) => (value === null ? [] : [value]))),
  };
}

type Matches = Awaited<ReturnType<typeof departmentsOf>>;

/** What stands for a department: what it is itself or exactly matches, alone; else all that come close to a part of it. */
function standingFor(codes: readonly IndexedCode[], matches: Matches): readonly IndexedCode[] {
  const exact = codes.find(({ id }) => matches.get(id)?.close === false);
  return exact ? [exact] : codes;
}

/** Whether a map can be drawn at all: some code that the dataset has is a department, or matches one. */
export async function isMappable(selection: Selection): Promise<boolean> {
  const dimension = selection.cube.dimensions.find(isArea)?.id;
  if (dimension === undefined) return false;
  const [{ all }, counts] = await Promise.all([
    selection.pivot.codes(dimension),
    selection.pivot.counts(dimension),
  ]);
  const used = all.filter(({ id }) => counts.has(id));
  return (await departmentsOf(selection, dimension, used)).size > 0;
}

/** Term id of a code → the department that it is, or the only one that it matches. */
async function departmentsOf({ release, cube }: Selection, dimension: string, codes: readonly IndexedCode[]) {
  const found = new Map<number, { department: string; close: boolean }>();
  for (const { id, iri } of codes) {
    if (iri.startsWith(DEPARTMENT)) found.set(id, { department: iri.slice(DEPARTMENT.length), close: false });
  }
  if (found.size === codes.length) return found;
  const wanted = new Set(codes.map(({ id }) => id));
  const scheme = cube.dimensions.find(({ id }) => id === dimension)?.scheme ?? '';
  for (const { id, iri, close } of await matchesOf(release, scheme)) {
    if (iri.startsWith(DEPARTMENT) && wanted.has(id)) {
      found.set(id, { department: iri.slice(DEPARTMENT.length), close });
    }
  }
  return found;
}

/** What several areas of a department say about it together: everything, when all are published; else nothing. */
function mapped(department: string, areas: readonly Area[]): MappedDepartment {
  const [first, ...others] = areas;
  if (first && others.length === 0) {
    const state = first.cell?.status === 'A' ? 'figure' : first.cell?.status === 'C' ? 'hidden' : 'missing';
    return { department, areas, value: first.cell?.value ?? null, state };
  }
  const values = areas.flatMap(({ cell }) => cell?.value ?? []);
  if (values.length < areas.length) return { department, areas, value: null, state: 'partial' };
  return { department, areas, value: values.reduce((sum, value) => sum + value, 0n), state: 'sum' };
}

/** Items by their key, in the order of the first of each; those without a key are left out. */
function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), item]);
  }
  return found;
}

/** The figures of a dataset along one of its dimensions, the others held at one code each. */
import type { CubeLayout } from '../../cube/index.ts';
import { type Coded, type FigureRow, type IndexedCode, Pivot, type Release } from '../../store/index.ts';
import { heldCodes, present } from '../view-codes.ts';
import { isArea, isPeriod } from '../view-state.ts';

/** How many figures a page shows along a dimension. */
const SHOWN = 24;

export interface Along {
  readonly cube: CubeLayout;
  readonly dimension: CubeLayout['dimensions'][0];
  /** Where dimensions are held that the page is not about. */
  readonly held: readonly { readonly dimension: string; readonly code: IndexedCode }[];
  /** In the order of the codes: the last ones of time, those nearest to `near`, or the first ones. */
  readonly rows: readonly FigureRow[];
  /** How many codes there are along the dimension. */
  readonly total: number;
}

interface Wanted {
  /** Along which dimension: time if there is one, else areas, else the last that is left. */
  readonly dimension?: string | undefined;
  /** A code to stay around. */
  readonly near?: string | undefined;
  readonly limit?: number;
}

/**
 * @param fixed  dimension → the code that the page is about
 * @returns undefined when every dimension is fixed, or when the dataset has nothing there
 */
export async function along(
  release: Release,
  cube: CubeLayout,
  fixed: Readonly<Record<string, string>>,
  { dimension: asked, near, limit = SHOWN }: Wanted = {},
): Promise<Along | undefined> {
  const free = cube.dimensions.filter(({ id }) => fixed[id] === undefined);
  const dimension =
    free.find(({ id }) => id === asked) ?? free.find(isPeriod) ?? free.find(isArea) ?? free.at(-1);
  if (!dimension) return undefined;
  const pivot = new Pivot(release, cube.dataset);
  const others = free.filter((one) => one !== dimension).map(({ id }) => id);
  const held = await heldCodes(pivot, { at: {} }, others);
  const codes = {
    ...only(fixed),
    ...only(Object.fromEntries(held.map(({ dimension, code }) => [dimension, code.code]))),
  };
  const all = await present(pivot, dimension.id, { codes });
  if (all.length === 0) return undefined;
  const shown = part(all, { near, limit, last: isPeriod(dimension) });
  const { rows } = await release.rows(cube.dataset, {
    codes: { ...codes, [dimension.id]: shown.map(({ code }) => code) },
  });
  const order = new Map(shown.map(({ code }, at) => [code, at]));
  const placeOf = (row: FigureRow) => order.get(codeOf(row, dimension.id)?.code ?? '') ?? 0;
  return {
    cube,
    dimension,
    held,
    rows: [...rows].sort((one, other) => placeOf(one) - placeOf(other)),
    total: all.length,
  };
}

export const codeOf = (row: FigureRow, dimension: string): Coded | undefined => row.dimensions[dimension];

const only = (codes: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(codes).map(([id, code]) => [id, [code]]));

function part(
  all: readonly IndexedCode[],
  { near, limit, last }: { near: string | undefined; limit: number; last: boolean },
): readonly IndexedCode[] {
  const at = near === undefined ? -1 : all.findIndex(({ code }) => code === near);
  const usual = last ? all.length - limit : 0;
  const from = at < 0 ? usual : at - Math.floor(limit / 2);
  const start = Math.max(0, Math.min(from, all.length - limit));
  return all.slice(start, start + limit);
}

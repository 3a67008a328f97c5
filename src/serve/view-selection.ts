/** The part of a cube that a view shows: which dimensions vary in it, where the others are held. */
import type { CubeLayout } from '../cube/index.ts';
import { type IndexedCode, Pivot, type Release, type Slice } from '../store/index.ts';
import { heldCodes } from './view-codes.ts';
import { isArea, isPeriod, type Show, sliceOf, type ViewState } from './view-state.ts';

export interface Selection {
  readonly release: Release;
  readonly cube: CubeLayout;
  readonly pivot: Pivot;
  readonly state: ViewState;
  /** The dimensions that vary, those of lines first. */
  readonly varying: readonly string[];
  /** Where each of the others is held. */
  readonly held: readonly { readonly dimension: string; readonly code: IndexedCode }[];
  readonly slice: Slice;
}

/** Which dimensions vary: those in lines and columns of a table, time too on a curve, areas alone on a map. */
const varyingIn: Readonly<Record<Show, (cube: CubeLayout, state: ViewState) => string[]>> = {
  table: (_, { rows, columns }) => [...rows, ...(columns === undefined ? [] : [columns])],
  curve: (cube, state) => {
    const time = cube.dimensions.filter(isPeriod).map(({ id }) => id);
    return [...varyingIn.table(cube, state).filter((id) => !time.includes(id)), ...time];
  },
  map: (cube) => cube.dimensions.filter(isArea).map(({ id }) => id),
};

export async function select(release: Release, cube: CubeLayout, state: ViewState): Promise<Selection> {
  const pivot = new Pivot(release, cube.dataset);
  const varying = varyingIn[state.show](cube, state);
  const others = cube.dimensions.map(({ id }) => id).filter((id) => !varying.includes(id));
  const held = await heldCodes(pivot, state, others);
  const at = Object.fromEntries(held.map(({ dimension, code }) => [dimension, code.code]));
  return { release, cube, pivot, state, varying, held, slice: sliceOf(state, at) };
}

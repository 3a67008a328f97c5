/** The codes that a dataset really has, and those at which its dimensions are held. */
import type { IndexedCode, Pivot, Slice } from '../store/index.ts';
import { isPeriod, type ViewState } from './view-state.ts';

/** The codes that a dimension has in a slice, in their order. */
export async function present(pivot: Pivot, dimension: string, slice: Slice): Promise<IndexedCode[]> {
  const [{ all }, counts] = await Promise.all([pivot.codes(dimension), pivot.counts(dimension, slice)]);
  return all.filter(({ id }) => counts.has(id));
}

/**
 * Where dimensions are held: at the code asked for, else at the latest period, at the code that the others sum to,
 * or at the first one.
 */
export async function heldCodes(pivot: Pivot, { at }: Pick<ViewState, 'at'>, dimensions: readonly string[]) {
  const held = await Promise.all(
    dimensions.map(async (dimension) => {
      const codes = await present(pivot, dimension, {});
      const isTime = pivot.layout.dimensions.some((one) => one.id === dimension && isPeriod(one));
      const parents = new Set(codes.map(({ parent }) => parent));
      const total = codes.find(({ id, parent }) => parent === null && parents.has(id));
      const usual = isTime ? codes.at(-1) : (total ?? codes[0]);
      const code = codes.find((one) => one.code === at[dimension]) ?? usual;
      return code ? [{ dimension, code }] : [];
    }),
  );
  return held.flat();
}

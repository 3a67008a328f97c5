/** Whether figures may be added up across the codes of a dimension. */
import type { Pivot, Slice } from '../store/index.ts';
import { present } from './view-codes.ts';
import { isArea, isPeriod } from './view-state.ts';

/** Why a sum across the codes of a dimension would mislead. */
export type NotAddable =
  /** Whoever is counted at one date is counted at the next. */
  | 'periods'
  /** One code is a part of another, or what followed it, or areas are of several levels. */
  | 'overlap'
  /** Nothing says that the codes exclude each other. */
  | 'unknown';

/**
 * Areas of one level exclude each other, and so do the parts of one total; of anything else nobody knows: the same
 * household may receive two benefits.
 *
 * @returns undefined when a sum means something
 */
export async function addable(
  pivot: Pivot,
  dimension: string,
  slice: Slice,
): Promise<NotAddable | undefined> {
  const layout = pivot.layout.dimensions.find(({ id }) => id === dimension);
  if (!layout) return 'unknown';
  if (isPeriod(layout)) return 'periods';
  const codes = await present(pivot, dimension, slice);
  if (codes.length < 2) return undefined;
  const ids = new Set(codes.map(({ id }) => id));
  const within = codes.some(({ parent }) => parent !== null && ids.has(parent));
  if (within || (await pivot.overlap(dimension, slice))) return 'overlap';
  const parents = new Set(codes.map(({ parent }) => parent));
  if (parents.size === 1 && !parents.has(null)) return undefined;
  if (!isArea(layout)) return 'unknown';
  const levels = new Set(codes.map(({ iri }) => iri.slice(0, iri.lastIndexOf('/'))));
  return levels.size === 1 ? undefined : 'overlap';
}

/** The lines of a view in the order that its reader asked for: of codes, of a figure, or of names. */
import type { Language } from '../rdf/index.ts';
import type { IndexedCode, Pivot } from '../store/index.ts';
import type { Selection } from './view-selection.ts';
import { BY_NAME, sortOf } from './view-state.ts';

/** Term ids in the order of the dimensions, and how many lines there are in all. */
export type Lines = Awaited<ReturnType<Pivot['lines']>>;

/** @param language  whose order names are in */
export async function linesOf(
  { pivot, slice, state }: Selection,
  language: Language,
  dimensions: readonly string[],
  part: { readonly limit: number; readonly offset: number },
): Promise<Lines> {
  const [dimension, second] = dimensions;
  if (state.sort !== BY_NAME || dimension === undefined || second !== undefined) {
    const sort = sortOf(state);
    return pivot.lines(dimensions, slice, { ...(sort && { sort }), ...part });
  }
  const [{ all }, counts] = await Promise.all([pivot.codes(dimension), pivot.counts(dimension, slice)]);
  const present = byName(all, language).filter(({ id }) => counts.has(id));
  if (state.descending) present.reverse();
  const shown = present.slice(part.offset, part.offset + part.limit);
  return { lines: shown.map(({ id }) => [id]), total: present.length };
}

/** Code lists are read once a release: so are their orders. */
const orders = new WeakMap<readonly IndexedCode[], Map<Language, readonly IndexedCode[]>>();

function byName(codes: readonly IndexedCode[], language: Language): readonly IndexedCode[] {
  const known = orders.get(codes) ?? new Map<Language, readonly IndexedCode[]>();
  orders.set(codes, known);
  const sorted =
    known.get(language) ?? sortedBy(new Intl.Collator(language, { numeric: true }), codes, language);
  known.set(language, sorted);
  return sorted;
}

const sortedBy = ({ compare }: Intl.Collator, codes: readonly IndexedCode[], language: Language) =>
  [...codes].sort((a, b) => compare(a.label[language], b.label[language]) || a.position - b.position);

/** The hidden cells of a relation sum to the threshold at least: 1 and 2 hidden in one row say too much. */
import { at, CellKind, type Table } from '../table/table.ts';

/**
 * Whether a relation obeys. One whose total is hidden says nothing of its parts' sum;
 * one that hides nothing but what is nobody's secret has nothing to protect.
 */
export function obeys(
  { relations, kind, value, threshold }: Table,
  relation: number,
  hidden: Uint8Array,
): boolean {
  const total = at(relations.total, relation);
  if (total >= 0 && at(hidden, total) === 1) return true;
  let sum = 0;
  let secret = false;
  for (let slot = at(relations.start, relation); slot < at(relations.start, relation + 1); slot += 1) {
    const part = at(relations.part, slot);
    if (at(hidden, part) === 0) continue;
    sum += at(value, part);
    if (at(kind, part) !== CellKind.slack) secret = true;
  }
  return !secret || sum >= threshold;
}

/** Cells to hide so that a relation obeys: the part of least weight that is enough, or parts, or the total. */
export function amends(table: Table, relation: number, hidden: Uint8Array): number[] {
  const { relations, kind, value, weight } = table;
  const visible = [
    ...relations.part.subarray(at(relations.start, relation), at(relations.start, relation + 1)),
  ].filter((part) => at(hidden, part) === 0 && at(kind, part) === CellKind.free && at(value, part) > 0);
  visible.sort((a, b) => at(weight, a) - at(weight, b) || a - b);
  for (const part of visible) {
    hidden[part] = 1;
    const enough = obeys(table, relation, hidden);
    hidden[part] = 0;
    if (enough) return [part];
  }
  const total = at(relations.total, relation);
  return [...visible, ...(total >= 0 && at(kind, total) === CellKind.free ? [total] : [])];
}

/** Cells that no chain of relations ties together are separate problems. */
import { Sets } from './sets.ts';
import { at, CellKind, eachCell, packRelations, type RelationSource, type Table } from './table.ts';

export interface Component {
  readonly table: Table;
  /** For each of its cells, the cell of the whole table. */
  readonly cells: Int32Array;
}

/** The components in which something must be protected. */
export function componentsOf(table: Table): Component[] {
  const { size, relations, kind } = table;
  const sets = new Sets(size);
  for (let relation = 0; relation < relations.count; relation += 1) {
    let first = -1;
    eachCell(relations, relation, (cell) => {
      if (first < 0) first = cell;
      else sets.join(first, cell);
    });
  }
  const concerned = new Set<number>();
  for (let cell = 0; cell < size; cell += 1) {
    if (at(kind, cell) === CellKind.primary || at(kind, cell) === CellKind.masked)
      concerned.add(sets.find(cell));
  }
  const members = new Map<number, number[]>([...concerned].map((root) => [root, []]));
  for (let cell = 0; cell < size; cell += 1) members.get(sets.find(cell))?.push(cell);
  const sums = new Map<number, RelationSource[]>([...concerned].map((root) => [root, []]));
  const place = new Int32Array(size);
  for (const cells of members.values()) for (const [index, cell] of cells.entries()) place[cell] = index;
  for (let relation = 0; relation < relations.count; relation += 1) {
    const from = at(relations.start, relation);
    const parts = relations.part.subarray(from, at(relations.start, relation + 1));
    const total = at(relations.total, relation);
    sums.get(sets.find(at(parts, 0)))?.push({
      total: total < 0 ? -1 : at(place, total),
      family: at(relations.family, relation),
      parts: Array.from(parts, (cell) => at(place, cell)),
    });
  }
  return [...members].map(([root, members]) => {
    const cells = Int32Array.from(members);
    const pick = (array: Float64Array) => Float64Array.from(cells, (cell) => at(array, cell));
    return {
      cells,
      table: {
        size: cells.length,
        value: pick(table.value),
        kind: Uint8Array.from(cells, (cell) => at(kind, cell)),
        weight: pick(table.weight),
        relations: packRelations(sums.get(root) ?? []),
        threshold: table.threshold,
      },
    };
  });
}

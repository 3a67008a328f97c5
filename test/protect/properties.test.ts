/** Random tables through the choice: nothing that is published gives a hidden cell away, by going through every table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/protect/audit/index.ts';
import { defaults, protectTable } from '../../src/protect/engine.ts';
import { at, CellKind, type Table } from '../../src/protect/table/table.ts';
import { cubeTable, enumerate, flat, masked, questionOf, twoWay } from './tables.ts';

/** Small, so that every table can be gone through. */
const threshold = 2;

/** What the secret promises, checked against every table that fits what is published and is near the true one. */
function expectProtected(table: Table, hidden: Uint8Array): void {
  const value = masked(table, hidden);
  const found = enumerate(value, table.relations, (cell) => {
    const figure = at(table.value, cell);
    return [Math.max(0, figure - 2), figure + 2];
  });
  for (const [cell, kind] of table.kind.entries()) {
    if (kind === CellKind.primary) expect(hidden[cell]).toBe(1);
    if (hidden[cell] === 0) continue;
    const [low, high] = [found.low.get(cell)!, found.high.get(cell)!];
    expect(high).toBeGreaterThan(low);
    if (kind !== CellKind.primary) continue;
    expect(low).toBe(0);
    expect(high).toBeGreaterThanOrEqual(threshold - 1);
  }
  const { relations } = table;
  for (let relation = 0; relation < relations.count; relation += 1) {
    if (hidden[relations.total[relation]!] === 1) continue;
    const parts = [...relations.part.subarray(relations.start[relation]!, relations.start[relation + 1]!)];
    const blank = parts.filter((part) => hidden[part] === 1);
    const sum = blank.reduce((total, part) => total + at(table.value, part), 0);
    if (blank.length > 0) expect(sum).toBeGreaterThanOrEqual(threshold);
  }
}

const shapes: Record<string, { readonly parents: readonly (readonly number[])[]; readonly runs: number }> = {
  'one dimension': { parents: [flat(4)], runs: 200 },
  'two dimensions': { parents: [flat(3), flat(3)], runs: 150 },
  'two dimensions, one hierarchical': { parents: [[-1, 0, 0, 1, 1, 2], flat(2)], runs: 150 },
  'two dimensions, both hierarchical': {
    parents: [
      [-1, 0, 0, 1, 1],
      [-1, 0, 0, 1, 1],
    ],
    runs: 60,
  },
  'three dimensions': { parents: [flat(2), flat(2), flat(2)], runs: 60 },
};

describe.each(Object.entries(shapes))('%s', (_, { parents, runs }) => {
  const lengths = parents.map(({ length }) => length);
  const size = lengths.reduce((product, length) => product * length, 1);
  const figures = fc.array(fc.constantFrom(0, 1, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5), {
    minLength: size,
    maxLength: size,
  });

  test.each([
    ['exact', 1000],
    ['heuristic', 0],
  ])('%s: no published table discloses a cell', async (method, exactCells) => {
    await fc.assert(
      fc.asyncProperty(
        figures,
        fc.constantFrom('hidden' as const, 'shown' as const),
        async (cells, zeros) => {
          const { table } = cubeTable(
            {
              parents,
              figure: (codes) =>
                cells[codes.reduce((place, code, dimension) => place * lengths[dimension]! + code, 0)]!,
            },
            { threshold, zeros },
          );
          const { hidden, exposed, contradiction, groups } = await protectTable(table, {
            ...defaults,
            exactCells,
          });
          expect({ exposed, contradiction }).toEqual({ exposed: [], contradiction: false });
          fc.pre(hidden.reduce((sum, one) => sum + one, 0) <= 9);
          for (const group of groups) expect(['exact', method]).toContain(group.method);
          expectProtected(table, hidden);
        },
      ),
      { numRuns: runs, seed: 2015, maxSkipsPerRun: 20 },
    );
  });
});

test('the exact method hides least: no pattern of all that protect loses less', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }),
      async (cells) => {
        const { table } = twoWay([cells.slice(0, 3), cells.slice(3)]);
        const primary = table.kind.map((kind) => Number(kind === CellKind.primary));
        const free = [...table.kind.keys()].filter((cell) => table.kind[cell] === CellKind.free);
        const found = await protectTable(table, defaults);
        const least = await leastLoss(table, primary, free);
        expect(lossOf(table, found.hidden)).toBe(least);
      },
    ),
    { numRuns: 25, seed: 2015 },
  );
});

const lossOf = ({ weight, kind }: Table, hidden: Uint8Array): number =>
  weight.reduce((sum, one, cell) => sum + (hidden[cell] === 1 && kind[cell] === CellKind.free ? one : 0), 0);

/** Goes through every pattern, and audits those that lose less than the best so far. */
async function leastLoss(table: Table, primary: Uint8Array, free: readonly number[]): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let pattern = 0; pattern < 2 ** free.length; pattern += 1) {
    const hidden = primary.slice();
    for (const [bit, cell] of free.entries()) if ((pattern >> bit) & 1) hidden[cell] = 1;
    const loss = lossOf(table, hidden);
    if (loss >= least) continue;
    const { failed } = await audit(questionOf(table, hidden));
    if (failed.length === 0) least = loss;
  }
  return least;
}

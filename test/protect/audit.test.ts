/** The audit against every table that a reader could think of, gone through one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit, Goal } from '../../src/protect/audit/index.ts';
import type { Table } from '../../src/protect/table/table.ts';
import { cubeTable, enumerate, flat, masked } from './tables.ts';

const question = (table: Table, value: Float64Array, goal: number = Goal.exact) => ({
  value,
  sums: table.relations,
  goals: new Uint8Array(table.size).fill(goal),
  threshold: 5,
  secondsPerProgram: 10,
  secondsPerGroup: 60,
});

/** Caps that no bounded figure reaches; where there is no end, the second shows more than the first. */
const caps = [17, 19] as const;
const endless = Number.POSITIVE_INFINITY;

const shapes: Record<string, readonly (readonly number[])[]> = {
  'two dimensions': [flat(3), flat(3)],
  'two dimensions, one hierarchical': [[-1, 0, 0, 1, 1, 2], flat(2)],
  'three dimensions': [flat(2), flat(2), flat(2)],
  'two hierarchies': [
    [-1, 0, 0, 1, 1],
    [-1, 0, 0, 1, 1],
  ],
};

describe.each(Object.entries(shapes))('%s', (_, parents) => {
  const lengths = parents.map(({ length }) => length);
  const size = lengths.reduce((product, length) => product * length, 1);

  test('the feasible intervals are those found by going through every table', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2), { minLength: size, maxLength: size }),
        fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 7 }),
        async (figures, hiddenCells) => {
          const { table, cellOf } = cubeTable({
            parents,
            figure: (codes) =>
              figures[codes.reduce((at, code, dimension) => at * lengths[dimension]! + code, 0)]!,
          });
          const hidden = new Uint8Array(table.size);
          for (const cell of hiddenCells) hidden[cellOf[cell]!] = 1;
          const value = masked(table, hidden);
          const [known, more] = caps.map((cap) => enumerate(value, table.relations, () => [0, cap]));
          const verdict = await audit(question(table, value));
          expect(verdict.contradiction).toBe(false);
          expect(verdict.unfinished).toBe(false);
          for (const [cell, low] of known!.low) {
            const [high, farther] = [known, more].map((found) => found!.high.get(cell)!);
            expect([cell, verdict.low[cell], verdict.high[cell]]).toEqual([
              cell,
              low,
              high === farther ? high : endless,
            ]);
          }
          const points = [...known!.low].filter(([cell, low]) => known!.high.get(cell) === low);
          const loose = await audit({ ...question(table, value, Goal.varies), threshold: 0 });
          expect(loose.failed).toEqual(points.map(([cell]) => cell));
        },
      ),
      { numRuns: 150, seed: 2015 },
    );
  });
});

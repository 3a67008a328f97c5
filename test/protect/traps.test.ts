/** Where simple tests of a masked table are wrong: the audit catches each trap, and the choice avoids it. */
import { describe, expect, test } from 'vitest';
import { audit, Goal, type Verdict } from '../../src/protect/audit/index.ts';
import { Attacker } from '../../src/protect/choice/attacker.ts';
import { highs } from '../../src/protect/choice/highs.ts';
import { defaults, protectTable } from '../../src/protect/engine.ts';
import { buildTable } from '../../src/protect/table/build-table.ts';
import { hierarchyRelations } from '../../src/protect/table/hierarchy.ts';
import { CellKind, type Table } from '../../src/protect/table/table.ts';
import { cubeTable, flat, questionOf, twoWay } from './tables.ts';

type Cells = readonly (readonly number[])[];
type Built = ReturnType<typeof cubeTable>;

const cellAt = ({ cells, cellOf }: Built, codes: readonly number[]): number =>
  cellOf[cells.findIndex((one) => one.join() === codes.join())]!;

/** What the audit says of a table in which these cells are blank. */
function examine(built: Built, blank: Cells, goal?: number): Promise<Verdict> {
  const { table } = built;
  const hidden = new Uint8Array(table.size);
  for (const codes of blank) hidden[cellAt(built, codes)] = 1;
  const question = questionOf(table, hidden);
  return audit(goal === undefined ? question : { ...question, goals: question.goals.fill(goal) });
}

/** The choice's pattern, which the audit must clear from end to end. */
async function solve({ table }: { readonly table: Table }): Promise<Uint8Array> {
  for (const exactCells of [0, 1000]) {
    const { hidden, exposed, contradiction, groups } = await protectTable(table, { ...defaults, exactCells });
    expect({ exposed, contradiction }).toEqual({ exposed: [], contradiction: false });
    expect(groups.map(({ method }) => method)).not.toContain('closed');
    const question = questionOf(table, hidden);
    const exact = await audit({ ...question, goals: question.goals.fill(Goal.exact), threshold: 0 });
    expect(exact.failed).toEqual([]);
    for (const [cell, kind] of table.kind.entries()) {
      if (kind !== CellKind.primary) continue;
      expect(exact.low[cell]).toBe(0);
      expect(exact.high[cell]).toBeGreaterThanOrEqual(table.threshold - 1);
    }
    if (exactCells > 0) return hidden;
  }
  throw new Error('not reached');
}

describe('a lone hidden cell', () => {
  const built = twoWay([
    [2, 9],
    [9, 9],
  ]);
  test('is the difference of its total', async () => {
    const verdict = await examine(built, [[1, 1]]);
    expect(verdict.failed).toEqual([cellAt(built, [1, 1])]);
  });
  test('gets company', async () => {
    expect((await solve(built)).reduce((sum, one) => sum + one, 0)).toBe(4);
  });
});

describe('1 and 2 hidden in one row', () => {
  const built = cubeTable({ parents: [flat(4)], figure: ([code = 0]) => [1, 2, 8, 9][code - 1]! });
  test('sum to 3, which says that each is small', async () => {
    const verdict = await examine(built, [[1], [2]]);
    expect(verdict.failed).toEqual([cellAt(built, [1]), cellAt(built, [2])]);
    expect([verdict.high[cellAt(built, [1])], verdict.high[cellAt(built, [2])]]).toEqual([3, 3]);
  });
  test('get a third', async () => {
    expect([...(await solve(built))].filter((one) => one === 1)).toHaveLength(3);
  });
  test('1 and 3 cover what they should, and say too much by their sum all the same', async () => {
    const four = cubeTable({ parents: [flat(4)], figure: ([code = 0]) => [1, 3, 8, 9][code - 1]! });
    expect((await examine(four, [[1], [2]])).failed).toHaveLength(2);
    expect([...(await solve(four))].filter((one) => one === 1)).toHaveLength(3);
  });
});

describe('two hidden cells in every line', () => {
  /** Blanks form two blocks that one cell joins: that cell is on no cycle. */
  const built = twoWay([
    [3, 3, 9, 9],
    [3, 3, 3, 9],
    [9, 9, 3, 3],
    [9, 9, 3, 3],
  ]);
  const blank = [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [2, 3],
    [3, 3],
    [3, 4],
    [4, 3],
    [4, 4],
  ];
  test('can give one away', async () => {
    const verdict = await examine(built, blank, Goal.exact);
    expect(verdict.failed).toEqual([cellAt(built, [2, 3])]);
    expect(verdict.low[cellAt(built, [2, 3])]).toBe(3);
  });
  test('are joined by more than one', async () => {
    await solve(built);
  });
});

describe('a cycle whose cells non-negativity fixes', () => {
  /** Going round one way would make the 0 of the second row smaller; the other way, that of the first. */
  const built = twoWay([
    [0, 3, 9],
    [9, 3, 0],
    [2, 9, 2],
  ]);
  const cycle = [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 3],
    [3, 3],
    [3, 1],
  ];
  test('is no protection, though every line hides two cells that sum to 3 and more', async () => {
    const verdict = await examine(built, cycle, Goal.exact);
    expect(verdict.failed).toEqual(cycle.map((codes) => cellAt(built, codes)).sort((a, b) => a - b));
    expect(cycle.map((codes) => verdict.high[cellAt(built, codes)])).toEqual([0, 3, 3, 0, 2, 2]);
  });
  test('is opened', async () => {
    await solve(built);
  });
});

describe('three dimensions', () => {
  /**
   * With these cells hidden, tables differ from the true one by multiples of one pattern of changes, which
   * takes two from cell 3 3 2. It holds one: half the pattern would do, and half people do not exist.
   */
  const grows = ['1 1 2', '1 3 3', '2 1 3', '2 2 2', '2 3 1', '3 1 1', '3 2 3'];
  const shrinks = ['1 1 3', '1 3 2', '2 1 1', '2 2 3', '2 3 2', '3 1 2', '3 2 2', '3 3 1', '3 3 3'];
  const turns = '3 3 2';
  const built = cubeTable({
    parents: [flat(3), flat(3), flat(3)],
    figure: (codes) => {
      const cell = codes.join(' ');
      if (cell === turns || grows.includes(cell)) return 1;
      return shrinks.includes(cell) ? 0 : 9;
    },
  });
  const blank = [turns, ...grows, ...shrinks].map((cell) => cell.split(' ').map(Number));

  test('may have one table in whole numbers, where linear programs see an interval', async () => {
    const { table } = built;
    const hidden = new Uint8Array(table.size);
    for (const codes of blank) hidden[cellAt(built, codes)] = 1;
    const attacker = new Attacker(await highs(), table);
    attacker.see(hidden, Number.POSITIVE_INFINITY);
    const cell = cellAt(built, [3, 3, 2]);
    expect(attacker.move(cell, -1)?.distance).toBeCloseTo(1);
    expect(attacker.move(cellAt(built, [1, 1, 2]), -1)?.distance).toBeCloseTo(0.5);
    attacker.dispose();
    const verdict = await examine(built, blank, Goal.exact);
    expect(verdict.failed).toHaveLength(17);
    expect([verdict.low[cell], verdict.high[cell]]).toEqual([1, 1]);
  });
  test('are protected in whole numbers', async () => {
    await solve(built);
  });
});

describe('linked tables', () => {
  /** Areas by age, and the same areas by sex: the totals of the areas stand in both. */
  const ages = {
    parents: [flat(3), flat(3)],
    figures: [
      [2, 9, 9],
      [9, 9, 9],
      [9, 9, 9],
    ],
  };
  const { table: alone } = twoWay(ages.figures);

  function linked() {
    const sizes = { ages: 16, sexes: 12 };
    const figure = (table: 'ages' | 'sexes', area: number, code: number): number => {
      const rows =
        table === 'ages'
          ? ages.figures
          : [
              [10, 10],
              [13, 14],
              [20, 7],
            ];
      const areas = area === 0 ? rows : [rows[area - 1]!];
      return areas.flatMap((row) => (code === 0 ? row : [row[code - 1]!])).reduce((sum, one) => sum + one, 0);
    };
    const cellsOf = (table: 'ages' | 'sexes') => {
      const width = table === 'ages' ? 4 : 3;
      return Array.from(
        { length: sizes[table] },
        (_, cell) => [Math.floor(cell / width), cell % width] as const,
      );
    };
    const both = [
      ...cellsOf('ages').map(([area, code]) => figure('ages', area, code)),
      ...cellsOf('sexes').map(([area, code]) => figure('sexes', area, code)),
    ];
    const relations = (['ages', 'sexes'] as const).flatMap((table, index) => {
      const cells = cellsOf(table);
      return hierarchyRelations(
        cells.length,
        [Int32Array.from(cells, ([area]) => area), Int32Array.from(cells, ([, code]) => code)],
        [flat(3), flat(table === 'ages' ? 3 : 2)].map((parent, family) => ({
          parent: Int32Array.from(parent),
          family: 2 * index + family,
        })),
      ).map((relation) => ({
        ...relation,
        total: relation.total + index * sizes.ages,
        parts: relation.parts.map((part) => part + index * sizes.ages),
      }));
    });
    return buildTable({
      value: Float64Array.from(both),
      kind: Uint8Array.from(both, (one) => (one < 5 ? CellKind.primary : CellKind.free)),
      relations,
      same: [0, 1, 2, 3].map((area) => [area * 4, sizes.ages + area * 3] as const),
      threshold: 5,
    });
  }

  test('a total hidden in one and shown in the other is known: the two cells are one', async () => {
    const { table, cellOf } = linked();
    expect(table.size).toBe(16 + 12 - 4);
    expect(cellOf[16]).toBe(cellOf[0]);
    const hidden = await solve({ table });
    expect(hidden.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(4);
    expect(alone.size).toBe(16);
  });
});

describe('a hierarchy with single children', () => {
  /** The only commune of its department: its figures are the department's, whatever is written where. */
  const parents = [[-1, 0, 0, 1, 2, 2], flat(2)];
  const figures: Record<string, number> = { '3 1': 3, '3 2': 12, '4 1': 9, '4 2': 14, '5 1': 8, '5 2': 13 };
  const built = cubeTable({ parents, figure: (codes) => figures[codes.join(' ')]! });

  test('has fewer cells than names', () => {
    expect(built.table.size).toBe(18 - 3);
    expect(cellAt(built, [1, 1])).toBe(cellAt(built, [3, 1]));
  });
  test('hides both names of a cell', async () => {
    expect(
      (
        await examine(built, [
          [3, 1],
          [3, 2],
        ])
      ).failed,
    ).not.toEqual([]);
    const hidden = await solve(built);
    expect([hidden[cellAt(built, [1, 1])], hidden[cellAt(built, [3, 1])]]).toEqual([1, 1]);
  });
});

test('what no pattern can protect is reported: a structural zero is known to everybody', async () => {
  const { table } = buildTable({
    value: Float64Array.from([9, 3, 6]),
    kind: Uint8Array.from([CellKind.fixed, CellKind.primary, CellKind.fixed]),
    relations: [{ total: 0, parts: [1, 2], family: 0, complete: true }],
    threshold: 5,
  });
  expect((await protectTable(table, defaults)).exposed).toEqual([1]);
});

test('with no time at all, totals are hidden, and the audit still has the last word', async () => {
  const { table } = twoWay([
    [2, 9, 30],
    [9, 9, 40],
  ]);
  const { hidden, exposed, groups } = await protectTable(table, { ...defaults, secondsPerComponent: -1 });
  expect(groups.map(({ method }) => method)).toEqual(['closed']);
  expect(exposed).toEqual([]);
  const verdict = await audit(questionOf(table, hidden));
  expect(verdict.failed).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRelease, Pivot, type Release } from '../../src/store/index.ts';
import { aah, collect, type Made, makeRelease } from './made-release.ts';

let made: Made;
let release: Release;
let pivot: Pivot;
beforeAll(async () => {
  made = await makeRelease([], [aah]);
  release = await openRelease(made.folder);
  pivot = new Pivot(release, 'aah');
});
afterAll(async () => {
  release.close();
  await made.remove();
});

/** The code of a term id in a dimension. */
const codeOf = async (dimension: string, id: number | undefined) =>
  (await pivot.codes(dimension)).byId.get(id ?? 0)?.code;

test('a dataset that the release does not have is a bug of the caller', () => {
  expect(() => new Pivot(release, 'nothing')).toThrow('no dataset nothing');
});

test('codes are in their order, with their names in both languages', async () => {
  const { all, byCode } = await pivot.codes('refArea');
  expect(all.map(({ code }) => code)).toEqual(['landes', 'loire']);
  expect(byCode.get('loire')?.label).toEqual({ fr: 'loire en français', en: 'loire in English' });
});

describe('a slice', () => {
  test.each([
    [{}, [14, 13, 1]],
    [{ codes: { refArea: ['loire'] } }, [7, 6, 1]],
    [{ codes: { refArea: ['loire'], refPeriod: ['2014-12'] } }, [1, 0, 1]],
    [{ codes: { refArea: ['nowhere'] } }, [0, 0, 0]],
    [{ status: 'C' as const }, [1, 0, 1]],
    [{ status: 'M' as const }, [0, 0, 0]],
    [{ under: { refArea: 'http://example.org/nothing' } }, [0, 0, 0]],
  ])('%j has its rows and no other', async (slice, [all, published, hidden]) => {
    const { A, C, M } = await pivot.statuses(slice);
    expect([A + C + M, A, C]).toEqual([all, published, hidden]);
    expect(await pivot.all(slice)).toHaveLength(all ?? 0);
    expect(await collect(pivot.stream(slice, ['refPeriod', 'refArea']))).toHaveLength(all ?? 0);
    const counts = await pivot.counts('refArea', slice);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(all);
  });
});

test('lines come in the order of codes, or by a figure with those that have none last, page by page', async () => {
  const names = async (sort?: Parameters<Pivot['lines']>[2]['sort']) => {
    const { lines, total } = await pivot.lines(
      ['refArea'],
      {},
      { ...(sort && { sort }), limit: 10, offset: 0 },
    );
    expect(total).toBe(2);
    return Promise.all(lines.map(([id]) => codeOf('refArea', id)));
  };
  expect(await names()).toEqual(['landes', 'loire']);
  expect(await names({ descending: true })).toEqual(['loire', 'landes']);
  const hidden = { dimension: 'refPeriod', code: '2014-12' };
  expect(await names({ at: hidden, descending: true })).toEqual(['landes', 'loire']);
  expect(await names({ at: hidden, descending: false })).toEqual(['landes', 'loire']);
  const page = await pivot.lines(['refArea'], {}, { limit: 1, offset: 1 });
  expect(await codeOf('refArea', page.lines[0]?.[0])).toBe('loire');
});

test('a hidden row has no figure, and sums say that they lack it', async () => {
  const [hidden] = await pivot.all({ status: 'C' });
  expect(hidden).toMatchObject({ value: null, status: 'C' });
  const sums = await pivot.sums([], { codes: { refPeriod: ['2014-12'] } });
  expect(sums.get('')).toEqual({ value: 5465n, published: 1, hidden: 1, missing: 0 });
});

test('what was asked is given again as it was', async () => {
  const slice = { codes: { refArea: ['landes'] } };
  expect(await pivot.counts('refPeriod', slice)).toBe(await pivot.counts('refPeriod', slice));
});

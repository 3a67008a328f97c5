/** A part of a cube as a table: one dimension down, one across, the others held at one code each. */
import type { CubeLayout } from '../cube/index.ts';
import type { FigureRow, Release } from '../store/index.ts';
import { type AxisCode, axis } from './lookup.ts';

/** How many rows and columns a table shows at once. */
export const ROWS = 50;
const COLUMNS = 24;

/** A dimension that the reader can hold at another code. */
export interface Choice {
  readonly dimension: string;
  readonly codes: readonly AxisCode[];
  readonly chosen: string;
}

export interface View {
  readonly cube: CubeLayout;
  /** The dimension whose codes are rows, and the one whose codes are columns, if there are two. */
  readonly down: string;
  readonly across?: string;
  readonly rows: readonly AxisCode[];
  readonly columns: readonly AxisCode[];
  /** The latest columns are shown: how many more there are. */
  readonly columnsLeftOut: number;
  readonly choices: readonly Choice[];
  /** Of the first row, from 0. */
  readonly offset: number;
  readonly totalRows: number;
  cell(row: AxisCode, column?: AxisCode): FigureRow | undefined;
}

/**
 * @param fixed  dimension → the code that the page is about
 * @param asked  what the reader chose, by dimension, and `from` for the first row
 * @returns undefined when every dimension is fixed, or when there is no figure
 */
export async function viewOf(
  release: Release,
  cube: CubeLayout,
  fixed: Readonly<Record<string, string>>,
  asked: (name: string) => string | undefined,
): Promise<View | undefined> {
  const free = cube.dimensions.map(({ id }) => id).filter((id) => fixed[id] === undefined);
  const [down, ...others] = free;
  if (down === undefined) return undefined;
  const across = others.at(-1);
  const choices = await Promise.all(others.slice(0, -1).map((id) => choiceOf(release, cube, id, asked(id))));
  const from = Math.max(0, Math.trunc(Number(asked('from') ?? 0)) || 0);
  const page = await axis(release, cube, down, { limit: ROWS, offset: from });
  const start = page.total > 0 ? from : 0;
  const { codes: rows, total } = page.total > 0 ? page : await axis(release, cube, down, { limit: ROWS });
  const allColumns = across === undefined ? [] : (await axis(release, cube, across, { limit: 1_000 })).codes;
  const columns = allColumns.slice(-COLUMNS);
  const figures = await release.rows(cube.dataset, {
    codes: {
      ...Object.fromEntries(Object.entries(fixed).map(([id, code]) => [id, [code]])),
      ...Object.fromEntries(choices.map(({ dimension, chosen }) => [dimension, [chosen]])),
      [down]: rows.map(({ code }) => code),
      ...(across !== undefined && { [across]: columns.map(({ code }) => code) }),
    },
  });
  if (figures.total === 0) return undefined;
  const key = (...codes: readonly (string | undefined)[]) => codes.join('\n');
  const cells = new Map(
    figures.rows.map((row) => [key(row.dimensions[down]?.code, across && row.dimensions[across]?.code), row]),
  );
  return {
    cube,
    down,
    ...(across !== undefined && { across }),
    rows,
    columns,
    columnsLeftOut: allColumns.length - columns.length,
    choices,
    offset: start,
    totalRows: total,
    cell: (row, column) => cells.get(key(row.code, column?.code)),
  };
}

async function choiceOf(
  release: Release,
  cube: CubeLayout,
  dimension: string,
  asked: string | undefined,
): Promise<Choice> {
  const { codes } = await axis(release, cube, dimension, { limit: 1_000 });
  const chosen = codes.find(({ code }) => code === asked) ?? codes[0];
  return { dimension, codes, chosen: chosen?.code ?? '' };
}

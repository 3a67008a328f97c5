/** Cells as they were read → cells as they may be published. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset, OnProgress, Problem } from '../describe/index.ts';
import { countDoubtful, type LoadedCells, loadCells } from './dataset/load.ts';
import { cellProblems, contradictionProblems, impossibleProblem } from './dataset/problems.ts';
import { type Source, sourceOf } from './dataset/source.ts';
import { type DatasetReport, Tally } from './dataset/tally.ts';
import { writeProtected } from './dataset/write.ts';
import { defaults, type EngineOptions, protectTable } from './engine.ts';
import { type ProtectedCells, protectedCells } from './protected-cells.ts';
import { buildTable } from './table/build-table.ts';
import { at, CellKind } from './table/table.ts';

export type Limits = Partial<Pick<EngineOptions, 'secondsPerComponent' | 'exactCells' | 'key'>>;

export interface Protection {
  readonly cells: ProtectedCells;
  readonly reports: readonly DatasetReport[];
  readonly problems: readonly Problem[];
}

/**
 * Fills `protected."{dataset}"` from `merged."{dataset}"`:
 *
 *   rows ─ doubtful slices ▸ arrays ─ relations ▸ table ─ choice ⇄ audit ▸ hidden rows ─ one statement ▸ protected
 *
 * A dataset without a figure below the threshold and without a confidential blank takes the last step alone.
 * Datasets that name the same indicator are one table, so that a cell that they share has one status.
 * When there are problems, every cell of the datasets concerned is hidden.
 *
 * @param input.db  the staging database
 */
export async function protect(input: {
  readonly db: DuckDBConnection;
  readonly datasets: readonly Dataset[];
  readonly limits?: Limits;
  readonly onProgress?: OnProgress | undefined;
}): Promise<Protection> {
  const { db, datasets } = input;
  await db.run('CREATE SCHEMA IF NOT EXISTS protected');
  const reports: DatasetReport[] = [];
  const problems: Problem[] = [];
  for (const group of byIndicator(datasets)) {
    const found = await protectGroup(db, group, { ...defaults, ...input.limits }, input.onProgress);
    reports.push(...found.reports);
    problems.push(...found.problems);
  }
  return {
    cells: protectedCells(
      db,
      datasets.map(({ id }) => id),
    ),
    reports,
    problems,
  };
}

function byIndicator(datasets: readonly Dataset[]): Dataset[][] {
  const groups = new Map<string, Dataset[]>();
  for (const dataset of datasets) {
    const { indicator } = dataset.secret;
    const key = indicator === undefined ? `dataset ${dataset.id}` : `indicator ${indicator}`;
    groups.set(key, [...(groups.get(key) ?? []), dataset]);
  }
  return [...groups.values()];
}

async function protectGroup(
  db: DuckDBConnection,
  group: readonly Dataset[],
  options: EngineOptions,
  onProgress: OnProgress | undefined,
): Promise<{ readonly reports: DatasetReport[]; readonly problems: Problem[] }> {
  const linked = group.length > 1;
  const doubtful = await Promise.all(group.map((dataset) => countDoubtful(db, dataset)));
  const tallies = new Map(group.map((dataset) => [dataset, new Tally()]));
  const problems: Problem[] = [];
  if (doubtful.some((count) => count > 0)) {
    const loaded: LoadedCells[] = [];
    for (const dataset of group) loaded.push(await loadCells(db, dataset, linked));
    const total = loaded.reduce((sum, { row }) => sum + row.length, 0);
    let done = 0;
    for (const source of sourcesOf(loaded, linked)) {
      const tell = (cells: number) =>
        onProgress?.({ stage: 'protect', done: Math.min(total, done + cells), total, unit: 'cells' });
      problems.push(...(await protectSource(db, source, { ...options, onProgress: tell }, tallies)));
      done += source.value.length;
      tell(0);
    }
  }
  const reports: DatasetReport[] = [];
  for (const dataset of group) {
    const tally = tallies.get(dataset) ?? new Tally();
    const written = await writeProtected(db, dataset, tally.hiddenRows, problems.length > 0);
    reports.push(tally.report(dataset.id, written));
  }
  return { reports, problems };
}

/** One table per slice; all cells at once where datasets share them. */
function* sourcesOf(loaded: readonly LoadedCells[], linked: boolean): Iterable<Source> {
  if (linked) {
    yield sourceOf(loaded.map((cells) => ({ cells, from: 0, to: cells.row.length })));
    return;
  }
  for (const cells of loaded) {
    for (let slice = 0; slice + 1 < cells.slices.length; slice += 1) {
      yield sourceOf([{ cells, from: at(cells.slices, slice), to: at(cells.slices, slice + 1) }]);
    }
  }
}

async function protectSource(
  db: DuckDBConnection,
  source: Source,
  options: EngineOptions,
  tallies: ReadonlyMap<Dataset, Tally>,
): Promise<Problem[]> {
  const { table, cellOf, contradictions } = buildTable(source);
  const problems = [
    ...(await cellProblems(db, source, 'not-a-structural-zero', source.falseZeros)),
    ...(await contradictionProblems(db, source, contradictions)),
  ];
  if (problems.length > 0) return problems;
  const found = await protectTable(table, options);
  for (const { cells, from, to, offset } of source.pieces) {
    const tally = tallies.get(cells.dataset);
    for (let cell = offset; cell < offset + to - from; cell += 1) {
      const kind = at(source.kind, cell);
      if (kind === CellKind.slack || at(found.hidden, at(cellOf, cell)) === 0) continue;
      tally?.hide(at(cells.row, from + cell - offset), kind === CellKind.primary || kind === CellKind.masked);
    }
    tally?.add(found.groups);
  }
  const exposed = new Set(found.exposed);
  const named = [...cellOf.keys()].filter((cell) => exposed.has(at(cellOf, cell)));
  return [
    ...(found.contradiction ? [impossibleProblem(source)] : []),
    ...(await cellProblems(db, source, 'cannot-be-protected', named)),
  ];
}

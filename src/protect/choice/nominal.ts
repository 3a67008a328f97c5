/** Figures for cells that the source masks, such that every sum is right: one table of those that are possible. */
import { at, CellKind, eachCell, type Table } from '../table/table.ts';
import { highs, zeroSums } from './highs.ts';

/** Seconds after which no figures are found. */
const seconds = 60;

/**
 * The choice moves away from a true table; where figures are unknown, the one of smallest figures stands for it.
 *
 * @returns the same table with a figure in every cell; nothing when there is no such table, or none was found
 */
export async function withFigures(table: Table): Promise<Table | undefined> {
  const { size, value, kind } = table;
  if (!value.some(Number.isNaN)) return table;
  const solver = await highs();
  const known = (cell: number) => !Number.isNaN(at(value, cell));
  const lower = value.map((figure) => (Number.isNaN(figure) ? 0 : figure));
  const upper = value.map((figure) => (Number.isNaN(figure) ? solver.infinity : figure));
  const figures = solver.withModel(
    {
      numCols: size,
      colCost: Float64Array.from(kind, (one, cell) => (known(cell) ? 0 : one === CellKind.masked ? 2 : 1)),
      colLower: lower,
      colUpper: upper,
      ...zeroSums(table),
      integrality: Int32Array.from(value, (figure) =>
        Number.isNaN(figure)
          ? solver.constants.variableType.integer
          : solver.constants.variableType.continuous,
      ),
    },
    (model) => {
      model.options.set({ output_flag: false, time_limit: seconds });
      model.run();
      if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return undefined;
      return model.getSolution().colValue.map(Math.round);
    },
  ) as Float64Array | undefined;
  if (!figures || !sumsAreRight(table, figures)) return undefined;
  return { ...table, value: figures };
}

function sumsAreRight({ relations }: Table, figures: Float64Array): boolean {
  for (let relation = 0; relation < relations.count; relation += 1) {
    let sum = 0;
    eachCell(relations, relation, (cell, sign) => {
      sum += sign * at(figures, cell);
    });
    if (sum !== 0) return false;
  }
  return true;
}

/** The cells of a CSV → a table for the engine and the audit. */

import type { Problem } from '../../describe/index.ts';
import { type BuiltTable, buildTable, type Contradiction, type TableSource } from '../table/build-table.ts';
import { hierarchyRelations } from '../table/hierarchy.ts';
import type { CsvTable } from './layout.ts';

/** In every dimension, Total is the sum of the other codes, where it is there at all. */
export function tableOf(
  { cells, codes }: CsvTable,
  rules: Pick<TableSource, 'threshold'>,
  kind: Uint8Array,
): BuiltTable {
  const axes = codes.map((own, family) => ({
    parent: Int32Array.from(own, (_, code) => (code === 0 ? -1 : 0)),
    family,
  }));
  const positions = codes.map((_, dimension) => Int32Array.from(cells, (cell) => cell.codes[dimension] ?? 0));
  return buildTable({
    value: Float64Array.from(cells, ({ figure }) => figure),
    kind,
    relations: hierarchyRelations(cells.length, positions, axes),
    ...rules,
  });
}

/** Totals that are not the sum of their parts; the difference is told where every figure is shown in full. */
export function wrongSums(
  { cells }: CsvTable,
  contradictions: readonly Contradiction[],
  threshold: number,
): Problem[] {
  return contradictions.flatMap(({ total, parts, difference }) => {
    const sum = cells[total];
    const other = cells[parts[0] ?? -1];
    if (!sum || !other) return [];
    const open = [total, ...parts].every((cell) => (cells[cell]?.figure ?? Number.NaN) >= threshold);
    const by = open ? Math.abs(difference) : undefined;
    return [
      {
        code: 'sum-does-not-match',
        place: sum.place,
        other: other.place,
        found: {
          fr: `un total différent de la somme de ses parties${by === undefined ? '' : ` (écart de ${by})`}`,
          en: `a total that is not the sum of its parts${by === undefined ? '' : ` (they differ by ${by})`}`,
        },
        expected: { fr: 'des totaux justes', en: 'totals that are right' },
        fix: {
          fr: 'Corrigez le total, ou l’une de ses parties.',
          en: 'Correct the total, or one of its parts.',
        },
      },
    ];
  });
}

/** Blanks that no whole, non-negative figures can fill so that every total is right. */
export function noTableFits(file: string): Problem {
  return {
    code: 'no-table-fits',
    place: { file },
    found: {
      fr: 'des totaux qu’aucun chiffre, à la place des cases vides, ne rend justes',
      en: 'totals that no figures in place of the blanks make right',
    },
    expected: { fr: 'des totaux justes', en: 'totals that are right' },
    fix: { fr: 'Vérifiez les totaux du tableau.', en: 'Check the totals of the table.' },
  };
}

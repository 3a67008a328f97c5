/** A description's rules of the secret, as conditions on the rows of `merged."{dataset}"` and on figures. */
import type { SecretRules } from '../../describe/index.ts';
import { CellKind } from '../table/table.ts';

/** Whether a row needs the engine: a figure below the threshold or in an area below the minimum, or a blank. */
export function doubtful({ threshold, zeros, blanks, minimumPerArea }: SecretRules): string {
  const small = minimumPerArea
    ? `value < ${Math.max(threshold, minimumPerArea.minimum)}`
    : `value < ${threshold}${zeros === 'shown' ? ' AND value <> 0' : ''}`;
  return blanks === 'missing' ? small : `value IS NULL OR ${small}`;
}

/** What may happen to a cell, by its figure alone; a blank that nobody explains is confidential. */
export function kindOf({ threshold, zeros, blanks }: SecretRules, figure: number): number {
  if (Number.isNaN(figure)) return blanks === 'missing' ? CellKind.slack : CellKind.masked;
  return figure < threshold && (zeros === 'hidden' || figure !== 0) ? CellKind.primary : CellKind.free;
}

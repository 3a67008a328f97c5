/** Totals of a table: each says when it leaves figures out. */
import type { Sum } from '../../../store/index.ts';
import type { TableView, Totals } from '../../view-table.ts';
import type { Frame } from './frame.ts';

export function sumsOf(totals: Totals | undefined): ReadonlyMap<string, Sum> | undefined {
  return totals && 'sums' in totals ? totals.sums : undefined;
}

/** Whether a sum leaves out figures: withheld, missing, or of which the dataset has no observation. */
export const isPartial = ({ published }: Sum, cells: number) => published < cells;

/** @param cells  how many there are to add up */
export function SumCell({ frame, sum, cells }: { frame: Frame; sum: Sum | undefined; cells: number }) {
  if (!sum || sum.published === 0) return <td class="sum">–</td>;
  const partial = isPartial(sum, cells);
  return (
    <td class="sum">
      {partial && `${frame.words.table.partialMark} `}
      {frame.page.number(sum.value)}
    </td>
  );
}

export function Foot({ frame, view, corner }: { frame: Frame; view: TableView; corner: boolean }) {
  const sums = sumsOf(view.totals?.ofColumns);
  if (!sums) return null;
  const { page, words } = frame;
  const keys = view.columns.length > 0 ? view.columns.map(({ id }) => String(id)) : [''];
  return (
    <tfoot>
      <tr>
        <th scope="row" colspan={view.state.rows.length}>
          {words.table.lineTotal(view.totalLines, page.number(view.totalLines))}
        </th>
        {keys.map((key) => (
          <SumCell frame={frame} sum={sums.get(key)} cells={view.totalLines} />
        ))}
        {corner && (
          <SumCell frame={frame} sum={view.totals?.ofAll} cells={view.totalLines * view.totalColumns} />
        )}
      </tr>
    </tfoot>
  );
}

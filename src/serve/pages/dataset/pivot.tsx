/** The pivot table of a view: each figure leads to its observation. */
import type { IndexedCode, PivotCell } from '../../../store/index.ts';
import { LINES, type TableView, type Totals, tableView } from '../../view-table.ts';
import { Scroll } from '../parts.tsx';
import { ANCHOR, dimensionNoun, type Frame, measureName, observationIris } from './frame.ts';
import { Heading, LineHeadings, SortableTh } from './headings.tsx';
import { Nothing } from './nothing.tsx';
import { Foot, isPartial, SumCell, sumsOf } from './totals.tsx';

export async function PivotTable({ frame }: { frame: Frame }) {
  const { page, words } = frame;
  const view = await tableView(frame.selection, page.language);
  if (view.lines.length === 0) return <Nothing frame={frame} />;
  const iriOf = await observationIris(frame);
  const caption = captionOf(frame, view);
  const columns: readonly (IndexedCode | undefined)[] = view.columns.length > 0 ? view.columns : [undefined];
  const cells = view.lines.map((line) => columns.map((column) => view.cell(line, column)));
  const shown = cells.flat();
  const sumsOfLines = sumsOf(view.totals?.ofLines);
  const hasLineTotals = sumsOfLines !== undefined && view.columns.length > 0;
  return (
    <>
      <Scroll label={caption}>
        <table class="figures pivot">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <LineHeadings frame={frame} view={view} />
              {columns.map((column) => (
                <Heading frame={frame} view={view} column={column} />
              ))}
              {hasLineTotals && (
                <SortableTh frame={frame} view={view} name={words.table.total} sort="sum">
                  {words.table.total}
                </SortableTh>
              )}
            </tr>
          </thead>
          <tbody>
            {view.lines.map((line, at) => (
              <tr class={line.some((code) => isTotal(view, code)) ? 'total' : undefined}>
                {line.map((code) => (
                  <th scope="row">
                    <a href={page.links.page(code.iri)}>{page.text(code.label)}</a>
                  </th>
                ))}
                {cells[at]?.map((cell) => (
                  <Cell frame={frame} cell={cell} iriOf={iriOf} />
                ))}
                {hasLineTotals && (
                  <SumCell
                    frame={frame}
                    sum={sumsOfLines.get(line.map(({ id }) => id).join(' '))}
                    cells={view.totalColumns}
                  />
                )}
              </tr>
            ))}
          </tbody>
          <Foot frame={frame} view={view} corner={hasLineTotals} />
        </table>
      </Scroll>
      <Legend frame={frame} view={view} cells={shown} />
      <Paging frame={frame} view={view} />
    </>
  );
}

function captionOf(frame: Frame, { state: { rows, columns }, held }: TableView): string {
  const { words, page } = frame;
  const name = (id: string) => dimensionNoun(frame, id);
  const down = rows.map(name).join(words.table.and);
  const measure = measureName(frame);
  const caption =
    columns === undefined
      ? words.table.captionRows(measure, down)
      : words.table.caption(measure, down, name(columns));
  return [caption, ...held.map(({ code }) => page.text(code.label))].join(' — ');
}

/** A code of which others shown are parts: published as a total. */
function isTotal({ lines }: TableView, code: IndexedCode): boolean {
  return lines.some((line) => line.some(({ parent }) => parent === code.id));
}

type IriOf = (ids: readonly number[]) => string;

/** A figure, or why there is none, leading to its observation; nothing where the dataset has no observation. */
export function Cell({ frame, cell, iriOf }: { frame: Frame; cell: PivotCell | undefined; iriOf: IriOf }) {
  if (!cell) return <td />;
  const { page, words } = frame;
  const href = page.links.page(iriOf(cell.ids));
  if (cell.value !== null) {
    return (
      <td>
        <a href={href}>{page.number(cell.value)}</a>
      </td>
    );
  }
  return (
    <td>
      <a href={href} class={cell.status === 'C' ? 'withheld' : 'lacking'}>
        {cell.status === 'C' ? words.table.hidden : words.table.missing}
      </a>
    </td>
  );
}

function Legend(props: { frame: Frame; view: TableView; cells: readonly (PivotCell | undefined)[] }) {
  const { frame, view, cells } = props;
  const words = frame.words.table;
  const anyPartial = (totals: Totals | undefined, cells: number) =>
    [...(sumsOf(totals)?.values() ?? [])].some((sum) => isPartial(sum, cells));
  const partial =
    anyPartial(view.totals?.ofLines, view.totalColumns) ||
    anyPartial(view.totals?.ofColumns, view.totalLines);
  const refused = (['lines', 'columns'] as const).flatMap((place) => {
    const totals = view.totals?.[place === 'lines' ? 'ofLines' : 'ofColumns'];
    return totals && 'why' in totals ? [`${words.noTotal[place]} ${words.noTotal.why[totals.why]}`] : [];
  });
  return (
    <div class="legend quiet">
      {cells.some((cell) => cell?.status === 'C') && (
        <p>
          <span class="withheld">{words.hidden}</span> {words.hiddenLegend}
        </p>
      )}
      {cells.some((cell) => cell?.status === 'M') && (
        <p>
          <span class="lacking">{words.missing}</span> {words.missingLegend}
        </p>
      )}
      {partial && (
        <p>
          {words.partialMark} {words.partial}
        </p>
      )}
      {refused.map((why) => (
        <p>{why}</p>
      ))}
      <p class="scripted-only keyed">{words.keyboard}</p>
    </div>
  );
}

function Paging({ frame, view }: { frame: Frame; view: TableView }) {
  const { page, words } = frame;
  const { offset, lines, totalLines, columnOffset, columns, totalColumns } = view;
  const [toLine, toColumn] = [offset + lines.length, columnOffset + columns.length];
  if (lines.length === totalLines && columns.length === totalColumns) return null;
  const step = (name: string, from: number, title: string) => (
    <a href={page.withQuery({ [name]: String(Math.max(0, from)) }, ANCHOR)}>{title}</a>
  );
  const number = (value: number) => page.number(value);
  return (
    <nav class="paging" aria-label={words.table.pages}>
      {lines.length < totalLines && (
        <p>
          {words.table.lines(number(offset + 1), number(toLine), number(totalLines))}{' '}
          {offset > 0 && step('from', offset - LINES, words.table.previous)}{' '}
          {toLine < totalLines && step('from', toLine, words.table.next)}
        </p>
      )}
      {columns.length < totalColumns && (
        <p>
          {words.table.columns(number(columnOffset + 1), number(toColumn), number(totalColumns))}{' '}
          {columnOffset > 0 && step('fromColumn', columnOffset - columns.length, words.table.earlier)}{' '}
          {toColumn < totalColumns && step('fromColumn', toColumn, words.table.later)}
        </p>
      )}
    </nav>
  );
}

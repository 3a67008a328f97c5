/** The headings of a pivot table: what lines and columns are, and the links that sort by them. */
import type { IndexedCode } from '../../../store/index.ts';
import { BY_NAME, isPeriod } from '../../view-state.ts';
import type { TableView } from '../../view-table.ts';
import { ANCHOR, dimensionName, type Frame, measureName, shortLabel } from './frame.ts';

const marks = { none: '↕', descending: '↓', ascending: '↑' };

/** What lines are; where they are of one dimension, but time, they can be in the order of their names. */
export function LineHeadings({ frame, view }: { frame: Frame; view: TableView }) {
  const [id, second] = view.state.rows;
  const isTime = view.cube.dimensions.some((dimension) => dimension.id === id && isPeriod(dimension));
  if (id !== undefined && second === undefined && !isTime) {
    const name = dimensionName(frame, id);
    return (
      <SortableTh frame={frame} view={view} name={name} sort={BY_NAME} class="line">
        {name}
      </SortableTh>
    );
  }
  return (
    <>
      {view.state.rows.map((id) => (
        <th scope="col" class="line">
          {dimensionName(frame, id)}
        </th>
      ))}
    </>
  );
}

export function Heading({
  frame,
  view,
  column,
}: {
  frame: Frame;
  view: TableView;
  column: IndexedCode | undefined;
}) {
  if (!column) {
    const name = measureName(frame);
    return (
      <SortableTh frame={frame} view={view} name={name} sort="sum">
        {name}
      </SortableTh>
    );
  }
  const name = frame.page.text(column.label);
  return (
    <SortableTh frame={frame} view={view} name={name} sort={column.code}>
      <a href={frame.page.links.page(column.iri)} title={name}>
        {shortLabel(frame, view.state.columns ?? '', column)}
      </a>
    </SortableTh>
  );
}

interface SortableThProps {
  readonly frame: Frame;
  readonly view: TableView;
  readonly name: string;
  readonly sort: string;
  readonly class?: string;
  readonly children: unknown;
}

/** Sorted by: not at all, from the largest, from the smallest, and round again; names from the first to the last first. */
export function SortableTh({ frame, view, name, sort, class: styled, children }: SortableThProps) {
  const words = frame.words.table.sort;
  const current = view.state.sort !== sort ? 'none' : view.state.descending ? 'descending' : 'ascending';
  const orders =
    sort === BY_NAME ? (['ascending', 'descending'] as const) : (['descending', 'ascending'] as const);
  const following = current === 'none' ? orders[0] : current === orders[0] ? orders[1] : 'none';
  const next =
    following === 'none'
      ? { sort: undefined, order: undefined }
      : { sort, order: following === 'ascending' ? 'asc' : undefined };
  const say = sort === BY_NAME ? { ...words, ...words.names } : words;
  return (
    <th scope="col" class={styled} aria-sort={current === 'none' ? undefined : current}>
      {children}{' '}
      <a
        class="sort"
        href={frame.page.withQuery({ ...next, from: undefined }, ANCHOR)}
        aria-label={say[following](name)}
      >
        {marks[current]}
      </a>
    </th>
  );
}

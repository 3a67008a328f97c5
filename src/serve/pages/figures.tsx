/** Figures in a table: each leads to its observation; one that is withheld or missing says so. */
import type { FigureRow } from '../../store/index.ts';
import { ROWS, type View } from '../view.ts';
import type { Names } from './names.ts';
import type { Page } from './page.ts';
import { Scroll } from './parts.tsx';

export interface FiguresProps {
  readonly page: Page;
  readonly view: View;
  /** Knows the properties of the cube. */
  readonly names: Names;
  /** Goes before the names of what the reader can choose, when a page has several tables. */
  readonly prefix?: string;
  /** The observation that the page is about. */
  readonly current?: string;
}

export function Figures({ page, view, names, prefix = '', current }: FiguresProps) {
  const { dataset: words } = page.texts;
  const nameOf = (dimension: string) => names.of(propertyOf(view, dimension)).toLowerCase();
  const measure = names.of(view.cube.measure.property);
  const caption =
    view.across === undefined
      ? words.captionRows(measure, nameOf(view.down))
      : words.caption(measure, nameOf(view.down), nameOf(view.across));
  const shown = view.rows.flatMap((row) =>
    view.across === undefined ? [view.cell(row)] : view.columns.map((column) => view.cell(row, column)),
  );
  return (
    <>
      {view.choices.length > 0 && <Choices page={page} view={view} names={names} prefix={prefix} />}
      <Scroll label={caption}>
        <table class="figures">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{names.of(propertyOf(view, view.down))}</th>
              {view.across === undefined && <th scope="col">{measure}</th>}
              {view.columns.map((column) => (
                <th scope="col">
                  <a href={page.links.page(column.iri)}>{page.text(column.label)}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr>
                <th scope="row">
                  <a href={page.links.page(row.iri)}>{page.text(row.label)}</a>
                </th>
                {view.across === undefined && <Cell page={page} row={view.cell(row)} current={current} />}
                {view.columns.map((column) => (
                  <Cell page={page} row={view.cell(row, column)} current={current} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {shown.some((row) => row?.status === 'C') && <p class="quiet">{words.hiddenLegend}</p>}
      {shown.some((row) => row?.status === 'M') && <p class="quiet">{words.missingLegend}</p>}
      {view.columnsLeftOut > 0 && (
        <p class="quiet">{words.columnsLeftOut(page.number(view.columnsLeftOut))}</p>
      )}
      <Paging page={page} view={view} prefix={prefix} />
    </>
  );
}

export function propertyOf({ cube }: View, dimension: string): string {
  return cube.dimensions.find(({ id }) => id === dimension)?.property ?? dimension;
}

function Cell({
  page,
  row,
  current,
}: {
  page: Page;
  row: FigureRow | undefined;
  current: string | undefined;
}) {
  if (!row) return <td />;
  const { dataset: words } = page.texts;
  const mark = row.status === 'M' ? words.missingMark : words.hiddenMark;
  return (
    <td>
      <a
        href={page.links.page(row.iri)}
        class={row.value === null ? 'withheld' : undefined}
        aria-current={row.iri === current ? 'page' : undefined}
      >
        {row.value === null ? mark : page.number(row.value)}
      </a>
    </td>
  );
}

function Choices({ page, view, names, prefix }: Required<Omit<FiguresProps, 'current'>>) {
  return (
    <form class="controls" action={page.url.pathname}>
      {view.choices.map(({ dimension, codes, chosen }) => (
        <label>
          {names.of(propertyOf(view, dimension))}
          <select name={prefix + dimension}>
            {codes.map(({ code, label }) => (
              <option value={code} selected={code === chosen}>
                {page.text(label)}
              </option>
            ))}
          </select>
        </label>
      ))}
      {page.asked('lang') !== undefined && <input type="hidden" name="lang" value={page.language} />}
      <button type="submit">{page.texts.dataset.apply}</button>
    </form>
  );
}

function Paging({ page, view, prefix }: { page: Page; view: View; prefix: string }) {
  const { offset, rows, totalRows } = view;
  if (rows.length === totalRows) return null;
  const { dataset: words } = page.texts;
  const to = offset + rows.length;
  const leadTo = (from: number) => page.withQuery({ [`${prefix}from`]: String(from) });
  return (
    <p>
      {words.shown(page.number(offset + 1), page.number(to), page.number(totalRows))}{' '}
      {offset > 0 && <a href={leadTo(Math.max(0, offset - ROWS))}>{words.previous}</a>}{' '}
      {to < totalRows && <a href={leadTo(to)}>{words.next}</a>}
    </p>
  );
}

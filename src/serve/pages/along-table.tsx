/** The figures along a dimension: a curve when it is time, and a table in which each leads to its observation. */
import { Curve } from '../charts/curve.tsx';
import { capital } from '../texts/saying.ts';
import { isPeriod, parameter } from '../view-state.ts';
import { type Along, codeOf } from './along.ts';
import type { Page } from './page.ts';
import { Scroll } from './parts.tsx';
import type { Wording } from './sentence.ts';

export interface AlongTableProps {
  readonly page: Page;
  readonly along: Along;
  readonly wording: Wording;
  /** What the figures are about: « Caf des Landes ». */
  readonly about: string;
  /** Dimension → the code that the page is about. */
  readonly fixed: Readonly<Record<string, string>>;
  /** The code of the observation that the page is about. */
  readonly current?: string | undefined;
}

export function AlongTable(props: AlongTableProps) {
  const { page, along, wording, about, current } = props;
  const { dimension, rows } = along;
  const measure = wording.names.of(along.cube.measure.property);
  const points = rows.flatMap((row) => {
    const code = codeOf(row, dimension.id);
    return code ? [{ code: code.code, label: page.text(code.label), row }] : [];
  });
  return (
    <>
      <Held page={page} along={along} wording={wording} />
      <div class="along">
        {isPeriod(dimension) && (
          <Curve
            page={page}
            label={page.texts.things.curve(measure, about)}
            points={points}
            current={current}
          />
        )}
        <Table {...props} />
      </div>
      <Legend {...props} />
    </>
  );
}

/** Where the page holds the dimensions that it is not about. */
function Held({ page, along, wording }: Pick<AlongTableProps, 'page' | 'along' | 'wording'>) {
  const parts = along.held.map(({ dimension, code }) => {
    const property = along.cube.dimensions.find(({ id }) => id === dimension)?.property ?? dimension;
    return page.texts.things.grammar.labelled(wording.names.of(property), page.text(code.label));
  });
  return parts.length === 0 ? null : <p class="quiet">{page.texts.things.figures.held(parts)}</p>;
}

function Table({ page, along, wording, about, current }: AlongTableProps) {
  const { dimension, cube } = along;
  const name = wording.names.of(dimension.property);
  const measure = wording.names.of(cube.measure.property);
  const { dataset: words } = page.texts;
  // The latest first, where time is read downwards.
  const rows = isPeriod(dimension) ? [...along.rows].reverse() : along.rows;
  return (
    <Scroll label={`${measure}, ${about}`}>
      <table class="figures">
        <caption>{words.captionRows(measure, name.toLowerCase())}</caption>
        <thead>
          <tr>
            <th scope="col">{capital(name)}</th>
            <th scope="col">{measure}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const code = codeOf(row, dimension.id);
            return (
              <tr>
                <th scope="row">{code && <a href={page.links.page(code.iri)}>{page.text(code.label)}</a>}</th>
                <td>
                  <a
                    href={page.links.page(row.iri)}
                    class={row.value === null ? 'withheld' : undefined}
                    aria-current={code?.code === current ? 'page' : undefined}
                  >
                    {row.value !== null
                      ? page.number(row.value)
                      : row.status === 'M'
                        ? words.missingMark
                        : words.hiddenMark}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What the marks mean, what is left out, and where all of it is. */
function Legend({ page, along, fixed }: AlongTableProps) {
  const { rows, total, dimension, cube } = along;
  const { dataset: words, things } = page.texts;
  const counts = [page.number(rows.length), page.number(total)] as const;
  const query = Object.fromEntries([
    ...Object.entries(fixed).map(([id, code]) => [parameter('only', id), code]),
    ...along.held.map(({ dimension, code }) => [parameter('at', dimension), code.code]),
  ]);
  return (
    <>
      {rows.some(({ status }) => status === 'C') && <p class="quiet">{words.hiddenLegend}</p>}
      {rows.some(({ status }) => status === 'M') && <p class="quiet">{words.missingLegend}</p>}
      <p>
        {rows.length < total && (
          <span class="quiet">
            {isPeriod(dimension)
              ? things.figures.latestRows(...counts)
              : things.figures.firstRows(...counts)}{' '}
          </span>
        )}
        <a href={page.links.path(`doc/dataset/${cube.dataset}`, query)}>{things.figures.open}</a>
      </p>
    </>
  );
}

/** The curves of a view, and the same figures as a table beside them. */
import { periodSpan } from '../../../describe/index.ts';
import { CurveColour, CurvePictures } from '../../charts/curve-pictures.tsx';
import { CURVES, type Series, type SeriesView, seriesView } from '../../view-series.ts';
import { isPeriod } from '../../view-state.ts';
import { Scroll } from '../parts.tsx';
import {
  ANCHOR,
  dimensionName,
  type Frame,
  label,
  measureName,
  observationIris,
  shortLabel,
} from './frame.ts';
import { Nothing } from './nothing.tsx';
import { Cell } from './pivot.tsx';

export async function CurveView({ frame }: { frame: Frame }) {
  const { page, words } = frame;
  const view = await seriesView(frame.selection, page.language);
  if (!view) return <Nothing frame={frame} />;
  const cells = view.series.flatMap((series) => series.cells);
  const caption = [
    words.curve.caption(measureName(frame)),
    ...view.held.map(({ code }) => page.text(code.label)),
  ];
  return (
    <>
      <figure class="curves">
        <figcaption>{caption.join(' — ')}</figcaption>
        <CurvePictures {...drawn(frame, view)} />
        <div class="legend quiet">
          {cells.some((cell) => cell?.status === 'C') && <p>{words.curve.hidden}</p>}
          {cells.some((cell) => cell === undefined || cell.status === 'M') && <p>{words.curve.missing}</p>}
        </div>
        <Paging frame={frame} view={view} />
      </figure>
      <CurveTable frame={frame} view={view} />
    </>
  );
}

/** What a curve is of. */
function nameOf(frame: Frame, { codes }: Series): string {
  return codes.length === 0 ? measureName(frame) : label(frame, codes);
}

function drawn(frame: Frame, view: SeriesView): Parameters<typeof CurvePictures>[0] {
  const { page, words } = frame;
  const { periods, series } = view;
  const points = series.flatMap((one) => {
    const curve = nameOf(frame, one);
    return periods.map((period, at) => {
      const cell = one.cells[at];
      const gap =
        cell?.value !== null && cell !== undefined ? undefined : cell?.status === 'C' ? 'hidden' : 'missing';
      const figure = cell?.value === null || !cell ? words.table[gap ?? 'missing'] : page.number(cell.value);
      return {
        curve,
        at: new Date(periodSpan(period.code).first),
        value: cell?.value === null || !cell ? undefined : Number(cell.value),
        title: `${curve}, ${page.text(period.label)} — ${figure}`,
        gap,
      } as const;
    });
  });
  const [first, last] = [periods[0], periods.at(-1)].map((period) => (period ? page.text(period.label) : ''));
  const codeAt = new Map(periods.map((period) => [Date.parse(periodSpan(period.code).first), period]));
  const time = view.varying.at(-1) ?? '';
  const text = {
    description: words.curve.described(
      measureName(frame),
      series.map((one) => nameOf(frame, one)).join(', '),
      first ?? '',
      last ?? '',
    ),
    number: (value: number) => page.number(value),
    date: (at: Date) => {
      const period = codeAt.get(at.getTime());
      return period ? shortLabel(frame, time, period) : '';
    },
  };
  return { points, text };
}

/** A line for each curve, with its colour. */
async function CurveTable({ frame, view }: { frame: Frame; view: SeriesView }) {
  const { page, words } = frame;
  const { periods, series, cube } = view;
  const iriOf = await observationIris(frame);
  const time = cube.dimensions.find(isPeriod)?.id ?? '';
  const dimensions = view.varying.filter((id) => id !== time);
  return (
    <Scroll label={words.curve.tableTitle}>
      <table class="figures">
        <caption>{words.curve.tableTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{dimensions.map((id) => dimensionName(frame, id)).join(' · ')}</th>
            {periods.map((period) => (
              <th scope="col">
                <a href={page.links.page(period.iri)} title={page.text(period.label)}>
                  {shortLabel(frame, time, period)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ codes, cells }, at) => (
            <tr>
              <th scope="row">
                <CurveColour at={at} />
                {codes.length === 0
                  ? measureName(frame)
                  : codes.map((code) => (
                      <>
                        {code !== codes[0] && ' · '}
                        <a href={page.links.page(code.iri)}>{page.text(code.label)}</a>
                      </>
                    ))}
              </th>
              {cells.map((cell) => (
                <Cell frame={frame} cell={cell} iriOf={iriOf} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Paging({ frame: { page, words }, view }: { frame: Frame; view: SeriesView }) {
  const { total, series, state } = view;
  if (total <= series.length) return null;
  const to = state.from + series.length;
  const step = (from: number, title: string) => (
    <a href={page.withQuery({ from: from > 0 ? String(from) : undefined }, ANCHOR)}>{title}</a>
  );
  return (
    <nav class="paging" aria-label={words.table.pages}>
      <p>
        {words.curve.lines(page.number(state.from + 1), page.number(to), page.number(total))}{' '}
        {state.from > 0 && step(state.from - CURVES, words.curve.previous)}{' '}
        {to < total && step(to, words.curve.next)}
      </p>
    </nav>
  );
}

/** A figure over time as a curve; where figures are withheld or missing it is interrupted. */
import { raw } from 'hono/html';
import { periodSpan } from '../../describe/index.ts';
import type { FigureRow } from '../../store/index.ts';
import { writeShortPeriod } from '../notation.ts';
import type { Page } from '../pages/page.ts';
import { draw, Plot } from './plot.ts';
import { evenly } from './ticks.ts';

/** A period with its figure. */
export interface CurvePoint {
  /** As in the period code lists: `2014-12`. */
  readonly code: string;
  readonly label: string;
  readonly row: FigureRow | undefined;
}

/** In the units of the picture, which is scaled to its place. */
const size = { width: 420, height: 200, marginLeft: 52, marginRight: 30, marginTop: 26, marginBottom: 30 };

/** How many periods are named below the curve. */
const NAMED = 4;

/** How far the least figure must lie below the greatest for the axis to begin at zero. */
const FAR = 0.5;

export interface CurveProps {
  readonly page: Page;
  readonly label: string;
  readonly points: readonly CurvePoint[];
  /** The code of the period that the page is about. */
  readonly current?: string | undefined;
}

/** Nothing when there are fewer than two figures: they make no curve. */
export function Curve({ page, label, points, current }: CurveProps) {
  const data = points.map(({ code, label, row }) => ({
    code,
    time: new Date(periodSpan(code).first),
    value: row?.value === null || row === undefined ? Number.NaN : Number(row.value),
    words: page.texts.things.grammar.labelled(label, wordsOf(page, row)),
  }));
  const shortNames = new Map(
    data.map(({ time, code }) => [time.getTime(), writeShortPeriod(code, page.language)]),
  );
  const known = data.filter(({ value }) => !Number.isNaN(value));
  if (known.length < 2) return null;
  const withheld = data.filter(({ value }) => Number.isNaN(value));
  const values = known.map(({ value }) => value);
  const fromZero = Math.min(...values) < Math.max(...values) * FAR;
  const marked = known.filter(({ code }) => code === current);
  const ends = marked.length > 0 ? marked : known.slice(-1);
  const picture = draw(label, {
    ...size,
    x: { type: 'utc', label: null },
    y: { label: null, grid: true, nice: true, ticks: 4, zero: fromZero },
    marks: [
      Plot.axisY({ tickFormat: (value: number) => page.number(value), ticks: 4, tickSize: 0, label: null }),
      Plot.axisX(
        evenly(data, NAMED).map(({ time }) => time),
        {
          tickFormat: (time: Date) => shortNames.get(time.getTime()) ?? '',
          label: null,
        },
      ),
      Plot.lineY(data, { x: 'time', y: 'value', stroke: 'var(--accent)', strokeWidth: 2 }),
      Plot.dot(known, { x: 'time', y: 'value', r: 3, fill: 'var(--accent)', title: 'words' }),
      Plot.dot(withheld, {
        x: 'time',
        frameAnchor: 'bottom',
        dy: -6,
        symbol: 'times',
        r: 4,
        stroke: 'currentColor',
        title: 'words',
      }),
      Plot.dot(ends, { x: 'time', y: 'value', r: 5, fill: 'var(--accent)', title: 'words' }),
      Plot.text(ends, {
        x: 'time',
        y: 'value',
        text: ({ value }: { value: number }) => page.number(value),
        dy: -13,
        fontWeight: 'bold',
        stroke: 'var(--paper)',
        fill: 'currentColor',
      }),
    ],
  });
  return (
    <figure class="curve">
      {raw(picture)}
      <figcaption class="quiet">
        {!fromZero && page.texts.things.axis} {withheld.length > 0 && page.texts.things.gaps}
      </figcaption>
    </figure>
  );
}

function wordsOf(page: Page, row: FigureRow | undefined): string {
  if (row && row.value !== null) return page.number(row.value);
  const { hiddenMark, missingMark } = page.texts.dataset;
  return row?.status === 'C' ? hiddenMark : missingMark;
}

/** Several series over time in one picture, each with its name at its end. */
import { draw, Plot } from './plot.ts';
import { evenly } from './ticks.ts';

export interface CurvePoint {
  readonly curve: string;
  readonly at: Date;
  /** Undefined where there is no figure. */
  readonly value: number | undefined;
  /** What a reader is told who points at it. */
  readonly title: string;
  /** Why there is no figure. */
  readonly gap: 'hidden' | 'missing' | undefined;
}

export interface CurvesText {
  readonly description: string;
  readonly number: (value: number) => string;
  readonly date: (at: Date) => string;
}

/** The stylesheet has so many colours, `--series-1` and on. */
const COLOURS = 8;
interface Shape {
  /** In the units of the picture, which is scaled to its place. */
  readonly width: number;
  readonly height: number;
  /** How many periods are named below the curves. */
  readonly named: number;
  /** Whether each curve has its name at its end. */
  readonly labelled: boolean;
}

/** For a desk, and for a phone, where names stand below the picture. */
export const shapes = {
  wide: { width: 720, height: 380, named: 6, labelled: true },
  narrow: { width: 360, height: 300, named: 3, labelled: false },
} as const satisfies Readonly<Record<string, Shape>>;

const margins = { marginLeft: 56, marginTop: 18, marginBottom: 34 };
const LINE = 15;

/** @param points  curve by curve, in the order of time; gaps are marked on the axis */
export function drawCurves(
  points: readonly CurvePoint[],
  text: CurvesText,
  shape: Shape = shapes.wide,
): string {
  const curves = [...new Set(points.map(({ curve }) => curve))];
  const colour = ({ curve }: { curve: string }) => `var(--series-${(curves.indexOf(curve) % COLOURS) + 1})`;
  const known = points.filter(({ value }) => value !== undefined);
  const greatest = Math.max(1, ...known.map(({ value = 0 }) => value));
  const times = [...new Set(points.map(({ at }) => at.getTime()))].sort((a, b) => a - b);
  const ticks = evenly(times, shape.named).map((time) => new Date(time));
  const labelled = shape.labelled && curves.length > 1;
  return draw(text.description, {
    ...margins,
    width: shape.width,
    height: shape.height,
    marginRight: labelled ? 190 : 30,
    x: { type: 'utc', label: null, ticks, tickFormat: text.date, tickSize: 0 },
    y: { label: null, grid: true, zero: true, nice: true, ticks: 6, tickFormat: text.number, tickSize: 0 },
    color: { type: 'identity' },
    symbol: { type: 'identity' },
    marks: [
      Plot.ruleY([0]),
      ...curves.map((curve) =>
        Plot.lineY(
          points.filter((point) => point.curve === curve),
          { x: 'at', y: 'value', stroke: colour({ curve }), strokeWidth: 2 },
        ),
      ),
      Plot.dot(known, { x: 'at', y: 'value', r: 3.5, fill: colour, title: 'title' }),
      Plot.dot(
        points.filter(({ gap }) => gap !== undefined),
        {
          x: 'at',
          y: 0,
          r: 5,
          symbol: ({ gap }: CurvePoint) => (gap === 'hidden' ? 'times' : 'circle'),
          stroke: colour,
          strokeWidth: 2,
          title: 'title',
        },
      ),
      ...(labelled
        ? [
            Plot.text(spread(lastOf(known), (greatest * LINE) / shape.height), {
              x: () => new Date(times.at(-1) ?? 0),
              y: 'y',
              text: 'curve',
              fill: colour,
              textAnchor: 'start',
              dx: 10,
            }),
          ]
        : []),
    ],
  });
}

/** Where each curve ends. */
function lastOf(points: readonly CurvePoint[]) {
  const ends = new Map<string, number>();
  for (const { curve, value = 0 } of points) ends.set(curve, value);
  return [...ends].map(([curve, y]) => ({ curve, y }));
}

/** The same, with a distance between each and the next one, so that names do not cover each other. */
function spread<End extends { readonly y: number }>(ends: readonly End[], distance: number): End[] {
  let least = Number.NEGATIVE_INFINITY;
  return [...ends]
    .sort((a, b) => a.y - b.y)
    .map((end) => {
      const y = Math.max(end.y, least);
      least = y + distance;
      return { ...end, y };
    });
}

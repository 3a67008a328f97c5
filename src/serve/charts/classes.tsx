/** Figures in classes, each with its shade on a map, and the legend that tells them. */

/** In how many classes figures are shown, when there are enough. */
const CLASSES = 5;

type Figure = bigint | number;

/** From the least to the greatest figure in it, both among those shown. */
export interface FigureClass<Value extends Figure = Figure> {
  readonly from: Value;
  readonly to: Value;
}

/** As many figures in each class; fewer classes where figures are few or equal. */
export function quantiles<Value extends Figure>(values: readonly Value[]): FigureClass<Value>[] {
  // Equal figures are in one class: that of the first of them.
  return classed(values, (value, sorted) => Math.floor((sorted.indexOf(value) * CLASSES) / sorted.length));
}

/** Classes of the same width; one without a figure is left out. */
export function equalSteps(values: readonly bigint[]): FigureClass<bigint>[] {
  return classed(values, (value, sorted) => {
    const [least = value, greatest = value] = [sorted[0], sorted.at(-1)];
    if (greatest === least) return 0;
    return Math.min(CLASSES - 1, Number(((value - least) * BigInt(CLASSES)) / (greatest - least)));
  });
}

/** @param classOf  from 0 */
function classed<Value extends Figure>(
  values: readonly Value[],
  classOf: (value: Value, sorted: readonly Value[]) => number,
): FigureClass<Value>[] {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const found = new Map<number, FigureClass<Value>>();
  for (const value of sorted) {
    const at = classOf(value, sorted);
    found.set(at, { from: found.get(at)?.from ?? value, to: value });
  }
  return [...found.values()];
}

/** How the stylesheet fills a figure's shape. Few classes spread over all shades: the greatest is always the darkest. */
export function shadeOf(classes: readonly FigureClass[], value: Figure): string {
  const at = classes.findIndex(({ from, to }) => value >= from && value <= to);
  return `shade-${classes.length < 2 ? CLASSES : 1 + Math.round((at * (CLASSES - 1)) / (classes.length - 1))}`;
}

/** The pattern that is told by the name of its shade: it is of the page, where a stylesheet cannot name it. */
export const fillOf = (shade: string) => (shade === 'hatched' ? 'url(#hatch)' : undefined);

export function Swatch({ shade }: { shade: string }) {
  return (
    <svg class="swatch map" viewBox="0 0 24 16" aria-hidden="true">
      <g class={shade} fill={fillOf(shade)}>
        <rect width="24" height="16" />
      </g>
    </svg>
  );
}

interface LegendProps<Value extends Figure> {
  readonly label: string;
  readonly classes: readonly FigureClass<Value>[];
  readonly range: (from: Value, to: Value) => string;
  /** What else the map has, by its shade. */
  readonly others: readonly (readonly [shade: string, text: string])[];
}

export function MapLegend<Value extends Figure>({ label, classes, range, others }: LegendProps<Value>) {
  const shades = classes.map(({ from, to }) => [shadeOf(classes, from), range(from, to)] as const);
  return (
    <ul class="map-legend" aria-label={label}>
      {[...shades, ...others].map(([shade, text]) => (
        <li>
          <Swatch shade={shade} />
          {text}
        </li>
      ))}
    </ul>
  );
}

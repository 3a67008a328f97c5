/** Curves drawn for a desk, and for a phone, where their names stand below the picture. */
import { raw } from 'hono/html';
import { type CurvePoint, type CurvesText, drawCurves, shapes } from './curves.ts';

interface CurvePicturesProps {
  /** Curve by curve, in the order of time. */
  readonly points: readonly CurvePoint[];
  readonly text: CurvesText;
}

export function CurvePictures({ points, text }: CurvePicturesProps) {
  const names = [...new Set(points.map(({ curve }) => curve))];
  return (
    <>
      <div class="wide">{raw(drawCurves(points, text, shapes.wide))}</div>
      <div class="narrow">
        {raw(drawCurves(points, text, shapes.narrow))}
        {names.length > 1 && (
          <ul class="curve-names">
            {names.map((name, at) => (
              <li>
                <CurveColour at={at} />
                {name}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** The colour of a curve, by its place among those drawn. */
export function CurveColour({ at }: { at: number }) {
  return <span class={`series series-${at + 1}`} aria-hidden="true" />;
}

/** The figures of a dataset: the kinds of view, the form that chooses, the view, and how to take it away. */

import { isMappable } from '../../view-map.ts';
import { isPeriod, type Show, shows } from '../../view-state.ts';
import { Controls } from './controls.tsx';
import { CurveView } from './curve.tsx';
import { Files } from './files.tsx';
import { ANCHOR, type Frame } from './frame.ts';
import { MapPart } from './map.tsx';
import { PivotTable } from './pivot.tsx';

const parts: Readonly<Record<Show, typeof PivotTable>> = {
  table: PivotTable,
  curve: CurveView,
  map: MapPart,
};

export async function View({ frame }: { frame: Frame }) {
  const { words, selection, page } = frame;
  const current = selection.state.show;
  const Part = parts[current];
  const offered = await offeredBy(frame);
  return (
    <section id={ANCHOR} aria-labelledby="figures-title" data-view={current}>
      <h2 id="figures-title">{words.title}</h2>
      {offered.length > 1 && (
        <nav class="tabs" aria-label={words.tabs}>
          <ul>
            {offered.map((show) => (
              <li>
                <a
                  href={page.withQuery(
                    { show: show === 'table' ? undefined : show, from: undefined },
                    ANCHOR,
                  )}
                  aria-current={show === current ? 'page' : undefined}
                >
                  {words.show[show]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Controls frame={frame} offered={offered} />
      <Part frame={frame} />
      <Files frame={frame} />
    </section>
  );
}

/** A curve needs time, a map departments. */
async function offeredBy({ selection }: Frame): Promise<Show[]> {
  const mappable = await isMappable(selection);
  const can: Readonly<Record<Show, boolean>> = {
    table: true,
    curve: selection.cube.dimensions.some(isPeriod),
    map: mappable,
  };
  return shows.filter((show) => can[show]);
}

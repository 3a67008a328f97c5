/** The form by which a reader chooses a view: every field is a part of the address. */
import { heldCodes, present } from '../../view-codes.ts';
import { classings, isPeriod, parameter, type Show, type ViewState } from '../../view-state.ts';
import type { Page } from '../page.ts';
import { Facet } from './facet.tsx';
import { ANCHOR, dimensionName, type Frame } from './frame.ts';

/** A list of more codes is no menu: a field takes the code itself. */
const MENU = 300;

/** What starts again when the view changes. */
const restarted = ['from', 'fromColumn'];

/** @param offered  the kinds of view that the dataset has */
export async function Controls({ frame, offered }: { frame: Frame; offered: readonly Show[] }) {
  const { page, words, selection } = frame;
  const { state, varying, held } = selection;
  const time = selection.cube.dimensions.find(isPeriod)?.id;
  const facets = state.show === 'table' ? varying : varying.filter((id) => id !== time);
  const lasting = ['lang', ...(offered.includes(state.show) ? ['show'] : [])];
  const chosen = [...page.url.searchParams.keys()].filter((name) => !lasting.includes(name));
  const fields = [
    ...(state.show === 'table' ? ['rows', 'columns', 'status', 'totals'] : []),
    ...(state.show === 'map' ? ['classes'] : []),
    ...held.map(({ dimension }) => parameter('at', dimension)),
    ...facets.flatMap((id) => (['only', 'under', 'find'] as const).map((kind) => parameter(kind, id))),
  ];
  const kept = [...page.url.searchParams].filter(
    ([name]) => !fields.includes(name) && !restarted.includes(name),
  );
  return (
    <form class="view-controls" action={`${page.url.pathname}#${ANCHOR}`} aria-label={words.controls.title}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="controls">
        {state.show === 'table' && <Placement frame={frame} state={state} />}
        {held.map(({ dimension }) => (
          <Held frame={frame} dimension={dimension} />
        ))}
        {state.show === 'table' && <StatusField frame={frame} />}
        {state.show === 'map' && (
          <label>
            {words.controls.classes}
            <select name="classes">
              {classings.map((classing) => (
                <option value={classing} selected={classing === state.classing}>
                  {words.controls.classing[classing]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="facets">
        {facets.map((dimension) => (
          <Facet frame={frame} dimension={dimension} />
        ))}
      </div>
      <p class="controls">
        {state.show === 'table' && (
          <label class="check">
            <input type="checkbox" name="totals" value="1" checked={state.totals} />
            {words.controls.totals}
          </label>
        )}
        <button type="submit">{words.controls.apply}</button>
        {chosen.length > 0 && <a href={reset(page, chosen)}>{words.controls.reset}</a>}
      </p>
    </form>
  );
}

/** The same kind of view if the dataset has it, with nothing chosen. */
const reset = (page: Page, chosen: readonly string[]): string =>
  page.withQuery(Object.fromEntries(chosen.map((name) => [name, undefined])), ANCHOR);

/** Which dimension goes where; with one dimension there is nothing to choose. */
function Placement({ frame, state }: { frame: Frame; state: ViewState }) {
  const { selection, words } = frame;
  const ids = selection.cube.dimensions.map(({ id }) => id);
  if (ids.length < 2) return null;
  const menu = (name: string, title: string, current: string | undefined, none: boolean) => (
    <label>
      {title}
      <select name={name}>
        {none && (
          <option value="" selected={current === undefined}>
            {words.controls.none}
          </option>
        )}
        {ids.map((id) => (
          <option value={id} selected={id === current}>
            {dimensionName(frame, id)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      {menu('rows', words.controls.rows, state.rows[0], false)}
      {ids.length > 2 && menu('rows', words.controls.rowsThen, state.rows[1], true)}
      {menu('columns', words.controls.columns, state.columns, true)}
    </>
  );
}

/** A dimension in no place: at which of its codes. */
async function Held({ frame, dimension }: { frame: Frame; dimension: string }) {
  const { page, selection } = frame;
  const { pivot, state } = selection;
  const [codes, [current]] = await Promise.all([
    present(pivot, dimension, {}),
    heldCodes(pivot, state, [dimension]),
  ]);
  const name = parameter('at', dimension);
  if (codes.length > MENU) {
    return (
      <label>
        {dimensionName(frame, dimension)} ({frame.words.controls.code})
        <input name={name} value={current?.code.code} size={12} />
      </label>
    );
  }
  const isTime = selection.cube.dimensions.some((one) => one.id === dimension && isPeriod(one));
  return (
    <label>
      {dimensionName(frame, dimension)}
      <select name={name}>
        {(isTime ? [...codes].reverse() : codes).map(({ id, code, label }) => (
          <option value={code} selected={id === current?.code.id}>
            {page.text(label)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Published, withheld or missing figures only, with how many there are. */
async function StatusField({ frame }: { frame: Frame }) {
  const { page, selection, words } = frame;
  const { status: current, ...others } = selection.slice;
  const counts = await selection.pivot.statuses(others);
  const letters = (['A', 'C', 'M'] as const).filter((letter) => counts[letter] > 0 || letter === current);
  if (letters.length < 2 && current === undefined) return null;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <label>
      {words.controls.status}
      <select name="status">
        <option value="">
          {words.controls.statuses.all} ({page.number(all)})
        </option>
        {letters.map((letter) => (
          <option value={letter} selected={letter === current}>
            {words.controls.statuses[letter]} ({page.number(counts[letter])})
          </option>
        ))}
      </select>
    </label>
  );
}

/** What stands in the place of a view that has nothing to show, and why. */
import { ANCHOR, type Frame } from './frame.ts';

/** No figure meets the choices; or those that do make no curve, or no map. */
export async function Nothing({ frame: { page, words, selection } }: { frame: Frame }) {
  const { show } = selection.state;
  const { A, C, M } = await selection.pivot.statuses(selection.slice);
  if (show === 'table' || A + C + M === 0) return <p class="notice">{words.table.empty}</p>;
  return (
    <p class="notice">
      {words[show].none}{' '}
      <a href={page.withQuery({ show: undefined, from: undefined }, ANCHOR)}>{words.table.instead}</a>
    </p>
  );
}

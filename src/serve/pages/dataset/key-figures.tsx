/** A dataset in brief: its latest figure as a whole, how many figures there are, how fresh they are, its stars. */
import { Pivot } from '../../../store/index.ts';
import { yearBefore } from '../../lookup.ts';
import { addable } from '../../view-addable.ts';
import { heldCodes, present } from '../../view-codes.ts';
import { isArea, isPeriod } from '../../view-state.ts';
import { nextUpdateOf } from '../next-update.ts';
import { nounOf } from '../sentence.ts';
import { StarRow } from '../stars.tsx';
import { dimensionNoun, type Frame, roleOf } from './frame.ts';

/** @param stars  undefined when the dataset was not rated */
export async function KeyFigures({ frame, stars }: { frame: Frame; stars: number | undefined }) {
  const { page, words, selection } = frame;
  const { pivot, cube } = selection;
  const statuses = await pivot.statuses();
  const sizes = await Promise.all(
    cube.dimensions.map(async ({ id }) => {
      const count = (await pivot.counts(id)).size;
      if (count < 2) return [];
      return words.keys.codes[roleOf(frame, id)](count, page.number(count), dimensionNoun(frame, id));
    }),
  );
  const secret = words.keys.hidden(statuses.C, page.number(statuses.C));
  const lacking = statuses.M > 0 ? [words.keys.missing(statuses.M, page.number(statuses.M))] : [];
  return (
    <ul class="keys" aria-label={words.keys.title}>
      <Latest frame={frame} />
      <li>
        <strong>{page.number(cube.observations)}</strong> {words.keys.figures(cube.observations)}
        <span class="quiet">{[sizes.flat().join(' × '), secret, ...lacking].join(' — ')}</span>
      </li>
      <Fresh frame={frame} />
      {stars !== undefined && (
        <li>
          <strong>
            <a href="#stars">
              <StarRow page={page} count={stars} />
            </a>
          </strong>{' '}
          {words.keys.starsOf}
          <span class="quiet">{page.texts.dataset.stars(stars)}</span>
        </li>
      )}
    </ul>
  );
}

/** The latest period's total: published as one, or the sum over areas where it is one, and what it was a year before. */
async function Latest({ frame }: { frame: Frame }) {
  const { page, words, selection } = frame;
  const { cube, release } = selection;
  const pivot = new Pivot(release, cube.dataset);
  const area = cube.dimensions.find(isArea)?.id;
  const time = cube.dimensions.find(isPeriod)?.id;
  const others = cube.dimensions.map(({ id }) => id).filter((id) => id !== area);
  const held = await heldCodes(pivot, { at: {} }, others);
  const fixed = Object.fromEntries(held.map(({ dimension, code }) => [dimension, [code.code]]));
  if (area !== undefined && (await addable(pivot, area, { codes: fixed }))) return null;
  const sum = (await pivot.sums([], { codes: fixed })).get('');
  if (!sum || sum.published === 0) return null;
  const last = held.find(({ dimension }) => dimension === time)?.code;
  const partial = sum.hidden + sum.missing > 0;
  const periods = time === undefined || partial ? [] : await present(pivot, time, {});
  const before = last && yearBefore(periods, last);
  const former = time !== undefined && before && { ...fixed, [time]: [before.code] };
  const was =
    former &&
    (await comparable(pivot, area, fixed, former)) &&
    (await pivot.sums([], { codes: former })).get('');
  const places = [
    ...(area === undefined ? [] : [words.keys.codes.area(sum.published, page.number(sum.published))]),
    ...held.map(({ code }) => page.text(code.label)),
  ];
  return (
    <li>
      <strong>
        {partial && <span>{words.keys.atLeast} </span>}
        {page.number(sum.value)}
      </strong>{' '}
      {await nounOf(page, cube)}
      <span class="quiet">
        {places.join(', ')}
        {was && before && was.value > 0n && (
          <>
            {' '}
            —{' '}
            {words.keys.growth(
              page.percent(Number(sum.value - was.value) / Number(was.value), true),
              page.text(before.label),
            )}
          </>
        )}
      </span>
    </li>
  );
}

type Codes = Readonly<Record<string, readonly string[]>>;

/** Whether two sums are of the same areas, all of them published both times. */
async function comparable(pivot: Pivot, area: string | undefined, now: Codes, then: Codes): Promise<boolean> {
  const by = area === undefined ? [] : [area];
  const [these, those] = await Promise.all([now, then].map((codes) => pivot.sums(by, { codes })));
  if (!these || !those || these.size !== those.size) return false;
  return [...those].every(([key, { hidden, missing }]) => hidden + missing === 0 && these.has(key));
}

/** Until when there are figures, and whether the next ones are late. */
async function Fresh({ frame }: { frame: Frame }) {
  const { page, words, dataset, selection } = frame;
  const time = selection.cube.dimensions.find(isPeriod)?.id;
  if (time === undefined) return null;
  const last = (await present(selection.pivot, time, {})).at(-1);
  const next = nextUpdateOf(page, dataset);
  const say = next?.late ? words.keys.late : words.keys.onTime;
  return (
    last && (
      <li>
        <strong>{page.text(last.label)}</strong> {words.keys.lastFigures}
        <span class="quiet">{next && say(page.date(next.date, 'date'))}</span>
      </li>
    )
  );
}

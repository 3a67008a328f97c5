/** Which codes of a dimension a view has: each with how many figures it would show, by what is above it, or by name. */
import type { IndexedCode, Slice } from '../../../store/index.ts';
import { fold } from '../../search/words.ts';
import { parameter } from '../../view-state.ts';
import { dimensionName, type Frame } from './frame.ts';

/** So many codes are listed whole; of a longer list, what is looked for. */
const LISTED = 60;
const FOUND = 30;

export async function Facet({ frame, dimension }: { frame: Frame; dimension: string }) {
  const { page, selection, words } = frame;
  const { pivot, state, slice } = selection;
  const others = without(slice, dimension);
  const [{ all }, counts] = await Promise.all([pivot.codes(dimension), pivot.counts(dimension, others)]);
  const codes = all.filter(({ id }) => counts.has(id));
  const wanted = state.only[dimension] ?? [];
  const chosen = codes.filter(({ code }) => wanted.includes(code));
  const under = state.under[dimension];
  const find = state.find[dimension];
  if (codes.length < 2 && chosen.length === 0) return null;
  const long = codes.length > LISTED;
  const found = long ? search(frame, codes, find) : codes;
  const listed = long
    ? [...chosen, ...found.filter((code) => !chosen.includes(code)).slice(0, FOUND)]
    : codes;
  const filtered = chosen.length > 0 || under !== undefined;
  return (
    <details class="facet" open={filtered || find !== undefined}>
      <summary>
        {dimensionName(frame, dimension)}{' '}
        <span class="quiet">
          {chosen.length > 0
            ? words.controls.chosen(page.number(chosen.length), page.number(codes.length))
            : `(${page.number(codes.length)})`}
        </span>
      </summary>
      <Above frame={frame} dimension={dimension} others={others} current={under} />
      {long && (
        <label>
          {words.controls.find}
          <input type="search" name={parameter('find', dimension)} value={find} />
        </label>
      )}
      <ul class="codes">
        {listed.map(({ id, code, label }) => (
          <li>
            <label class="check">
              <input
                type="checkbox"
                name={parameter('only', dimension)}
                value={code}
                checked={wanted.includes(code)}
              />
              {page.text(label)} <span class="quiet">({page.number(counts.get(id) ?? 0)})</span>
            </label>
          </li>
        ))}
      </ul>
      {find !== undefined && found.length === 0 && <p class="quiet">{words.controls.nothingFound}</p>}
      {find !== undefined && found.length > FOUND && (
        <p class="quiet">{words.controls.found(page.number(FOUND), page.number(found.length))}</p>
      )}
    </details>
  );
}

/** What the codes are below of, when it is several things: the regions of departments, the departments of communes. */
async function Above(props: { frame: Frame; dimension: string; others: Slice; current: string | undefined }) {
  const { frame, dimension, others, current } = props;
  const { page, selection, words } = frame;
  const above = await selection.pivot.above(dimension, others);
  if (above.length < 2) return null;
  const names = await page.names(above.map(({ iri }) => iri));
  const inOrder = new Intl.Collator(page.language);
  const sorted = above.map((one) => ({ ...one, name: names.of(one.iri) }));
  sorted.sort((a, b) => inOrder.compare(a.name, b.name));
  return (
    <label>
      {words.controls.within}
      <select name={parameter('under', dimension)}>
        <option value="">{words.controls.anywhere}</option>
        {sorted.map(({ iri, count, name }) => (
          <option value={iri} selected={iri === current}>
            {name} ({page.number(count)})
          </option>
        ))}
      </select>
    </label>
  );
}

function without({ codes = {}, under = {}, ...slice }: Slice, dimension: string): Slice {
  const others = <Value,>(chosen: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(chosen).filter(([id]) => id !== dimension));
  return { ...slice, codes: others(codes), under: others(under) };
}

/** Codes whose name or code has the words, whatever their accents and capitals; names that begin so come first. */
function search({ page }: Frame, codes: readonly IndexedCode[], words: string | undefined): IndexedCode[] {
  if (words === undefined) return [];
  const wanted = fold(words);
  const folded = codes.map((code) => ({ code, name: fold(page.text(code.label)) }));
  const begins = folded.filter(
    ({ code, name }) => name.startsWith(wanted) || fold(code.code).startsWith(wanted),
  );
  const has = folded.filter(
    ({ code, name }) =>
      !name.startsWith(wanted) && !fold(code.code).startsWith(wanted) && name.includes(wanted),
  );
  return [...begins, ...has].map(({ code }) => code);
}

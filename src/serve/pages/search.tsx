/** The search: its box on every page, what it suggests while somebody types, and the page of its results. */
import type { Found, Results } from '../search/search.ts';
import type { Page } from './page.ts';

/** How many results there are on a page, and among suggestions. */
export const SHOWN = 60;
export const SUGGESTED = 9;

/** How much of what was looked for is said again, in characters. */
const QUOTED = 80;

/** What was looked for, as a sentence quotes it. */
export function quoted(query: string): string {
  const characters = [...query];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : query;
}

/** @param id  tells the boxes of a page apart; scripts make each a combobox */
export function SearchBox({ page, id, query }: { page: Page; id: string; query?: string | undefined }) {
  const words = page.texts.search;
  return (
    <form class="search" action={page.links.path('')} data-suggestions={page.links.path('search')}>
      <label class="unseen" for={id}>
        {words.label}
      </label>
      <input
        type="search"
        id={id}
        name="q"
        value={query}
        placeholder={words.placeholder}
        autocomplete="off"
        spellcheck={false}
        data-list={words.suggestions}
      />
      {page.asked('lang') !== undefined && <input type="hidden" name="lang" value={page.language} />}
      <button type="submit">{words.submit}</button>
    </form>
  );
}

/** What the combobox shows: options that are links, and a sentence for those who do not see them. */
export function Suggestions({ page, query, results }: { page: Page; query: string; results: Results }) {
  const words = page.texts.search;
  const { found, total } = results;
  const count = page.number(total);
  return (
    <>
      {found.map((one) => (
        <a role="option" class="found" tabindex={-1} aria-selected="false" href={page.links.page(one.iri)}>
          <FoundName page={page} one={one} />
        </a>
      ))}
      {total > found.length && (
        <a
          role="option"
          class="found found-all"
          tabindex={-1}
          aria-selected="false"
          href={page.links.path('', { q: query })}
        >
          {words.all(count)}
        </a>
      )}
      <p data-said hidden>
        {total === 0 ? words.none(quoted(query)) : words.count(count, total)}
      </p>
    </>
  );
}

function FoundName({ page, one }: { page: Page; one: Found }) {
  return (
    <>
      <span class="found-name">{page.text(one.label)}</span>{' '}
      <span class="found-kind">
        {[page.texts.search.kinds[one.kind], ...(one.hint ? [page.text(one.hint)] : [])].join(' · ')}
      </span>
    </>
  );
}

export function SearchResults({ page, query, results }: { page: Page; query: string; results: Results }) {
  const words = page.texts.search;
  const { found, total } = results;
  if (total === 0) {
    return (
      <div class="notice">
        <p>{words.none(quoted(query))}</p>
        <p>{words.noneHelp}</p>
      </div>
    );
  }
  return (
    <>
      <p class="quiet">
        {words.count(page.number(total), total)}.{' '}
        {total > found.length && words.cut(page.number(found.length))}
      </p>
      <ol class="results">
        {found.map((one) => (
          <li>
            <a class="found" href={page.links.page(one.iri)}>
              <FoundName page={page} one={one} />
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

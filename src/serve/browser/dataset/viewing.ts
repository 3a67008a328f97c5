/** Another view takes the place of the one before it, without another page; the address says which, as ever. */
import { copying } from '../frame/copying.ts';
import { isPlain } from '../frame/plain-click.ts';

const ID = 'figures';

export function viewing(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlain(event) || event.defaultPrevented || !isOtherView(link)) return;
    event.preventDefault();
    void show(new URL(link.href), { push: true, focus: selectorOf(link) });
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest(`#${ID}`)) return;
    event.preventDefault();
    void show(addressOf(form), { push: true });
  });
  // A choice counts at once; words are typed to their end first.
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    const form = field.form;
    if (!form?.closest(`#${ID}`)) return;
    void show(addressOf(form), { push: true, focus: selectorOf(field) });
  });
  window.addEventListener('popstate', () => void show(new URL(location.href), { push: false }));
}

/** Whether a link leads to this page with another query. */
function isOtherView(link: HTMLAnchorElement): boolean {
  const inside = link.closest(`#${ID}`) !== null && !link.hasAttribute('download');
  return (
    inside && link.origin === location.origin && link.pathname === location.pathname && link.hash === `#${ID}`
  );
}

/** What the form asks for, without the fields that say nothing. */
function addressOf(form: HTMLFormElement): URL {
  const url = new URL(form.action, location.href);
  const asked = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  // Nothing across is a choice too.
  url.search = new URLSearchParams(
    asked.filter(([name, value]) => value !== '' || name === 'columns'),
  ).toString();
  return url;
}

let latest = 0;

async function show(url: URL, { push, focus }: { push: boolean; focus?: string | undefined }): Promise<void> {
  const place = document.getElementById(ID);
  if (!place) return;
  latest += 1;
  const mine = latest;
  place.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(url, { headers: { accept: 'text/html' } });
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = page.getElementById(ID);
    if (!next) throw new Error('no view');
    if (mine !== latest) return;
    const opened = [...place.querySelectorAll('details')].map(({ open }) => open);
    const same = next.querySelectorAll('details').length === opened.length;
    for (const [at, details] of [...next.querySelectorAll('details')].entries()) {
      if (same && opened[at]) details.open = true;
    }
    copying(next);
    place.replaceWith(next);
    if (push) history.pushState(null, '', url);
    if (focus !== undefined) document.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
  } catch {
    // What a script cannot do, the browser does.
    location.assign(url);
  }
}

/** Where the reader was, found again in the view that comes. */
function selectorOf(element: Element): string | undefined {
  const name = element.getAttribute('name');
  const value =
    element instanceof HTMLInputElement && element.type === 'checkbox' ? element.value : undefined;
  if (name !== null) {
    const at = value === undefined ? '' : `[value="${CSS.escape(value)}"]`;
    return `#${ID} [name="${CSS.escape(name)}"]${at}`;
  }
  const cell = element.closest('th');
  if (element.matches('.sort') && cell) return `#${ID} thead th:nth-child(${cell.cellIndex + 1}) .sort`;
  return element.closest('.tabs') ? `#${ID} .tabs [aria-current]` : undefined;
}

/** Another answer takes the place of the one before it, without another page; the address says the query and the view. */
import { copying } from '../frame/copying.ts';
import { isPlain } from '../frame/plain-click.ts';
import type { Field } from './field.ts';
import { sharing } from './sharing.ts';
import { sorting } from './sorting.ts';

const ANSWER = 'answer';

export interface Answering {
  /** Asks for what the form says. */
  readonly run: () => void;
  /** Shows in the field what the answer says is wrong. */
  readonly markProblem: () => void;
}

export function answering(form: HTMLFormElement, field: Field): Answering {
  const stop = form.querySelector<HTMLButtonElement>('.stop');
  const state = form.querySelector<HTMLElement>('.state');
  let under: AbortController | undefined;

  const markProblem = () => {
    const wrong = document.querySelector<HTMLElement>(`#${ANSWER} [data-line]`);
    if (wrong) field.mark(Number(wrong.dataset.line), Number(wrong.dataset.column ?? 1));
  };

  const waiting = (on: boolean) => {
    if (stop) stop.hidden = !on;
    if (state) {
      state.textContent = on ? (form.dataset.running ?? '') : '';
      // What came is seen in the answer, and heard here.
      state.classList.toggle('unseen', !on);
    }
    document.getElementById(ANSWER)?.setAttribute('aria-busy', String(on));
  };

  const show = async (url: URL, { push, scroll }: { push: boolean; scroll: boolean }) => {
    under?.abort();
    const mine = new AbortController();
    under = mine;
    waiting(true);
    try {
      const response = await fetch(url, { headers: { accept: 'text/html' }, signal: mine.signal });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const next = page.getElementById(ANSWER);
      if (!next) throw new Error(`no answer: ${response.status}`);
      document.getElementById(ANSWER)?.replaceWith(next);
      if (push) history.pushState(null, '', url);
      follow(form, page);
      enhance(next);
      waiting(false);
      if (state)
        state.textContent = (next.querySelector('.count') ?? next.querySelector('h2'))?.textContent ?? '';
      markProblem();
      if (scroll) next.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      if (mine !== under) return;
      waiting(false);
      // What a script cannot do, the browser does.
      if (!mine.signal.aborted) location.assign(url);
      else if (!(error instanceof DOMException)) throw error;
    }
  };

  const run = () => void show(addressOf(form, field), { push: true, scroll: false });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  stop?.addEventListener('click', () => under?.abort());
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isPlain(event) || event.defaultPrevented || !isAnswer(link)) return;
    event.preventDefault();
    const url = new URL(link.href);
    const example = link.closest('.gallery') !== null;
    if (example) field.set(url.searchParams.get('query') ?? '');
    void show(url, { push: true, scroll: example });
  });
  window.addEventListener('popstate', () => {
    const url = new URL(location.href);
    const query = url.searchParams.get('query');
    if (query === null) return location.reload();
    field.set(query);
    void show(url, { push: false, scroll: false });
  });
  const answer = document.getElementById(ANSWER);
  if (answer) enhance(answer);
  return { run, markProblem };
}

/** Whether a link leads to an example, or to another view of the answer. */
function isAnswer(link: HTMLAnchorElement): boolean {
  const here = link.origin === location.origin && link.pathname === location.pathname;
  return here && (link.closest('.gallery') !== null || link.hash === `#${ANSWER}`);
}

function addressOf(form: HTMLFormElement, field: Field): URL {
  const url = new URL(form.action, location.href);
  for (const { name, value } of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) {
    url.searchParams.set(name, value);
  }
  url.searchParams.set('query', field.get());
  return url;
}

/** What outside of the answer depends on its address: the view that the form keeps, the same page in another language. */
function follow(form: HTMLFormElement, page: Document): void {
  const view = page.querySelector<HTMLInputElement>('form.editor input[name="view"]');
  form.querySelector('input[name="view"]')?.remove();
  if (view) form.append(view);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.site-head a[hreflang]')) {
    const other = page.querySelector<HTMLAnchorElement>(`.site-head a[hreflang="${link.hreflang}"]`);
    link.href = other?.getAttribute('href') ?? link.href;
  }
  const printed = document.querySelector('.site-foot .printed');
  if (printed) printed.textContent = page.querySelector('.site-foot .printed')?.textContent ?? '';
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.gallery a')) {
    const current = page.querySelector<HTMLAnchorElement>('.gallery a[aria-current]');
    if (current?.getAttribute('href') === link.getAttribute('href'))
      link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function enhance(answer: HTMLElement): void {
  copying(answer);
  sharing(answer);
  sorting(answer);
}

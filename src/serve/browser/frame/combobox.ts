/**
 * A search box that suggests: arrows go through what is found, Enter opens it, Escape closes the list.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { createAsking } from './asking.ts';

/** Moves from one option to another; -1 is the box itself. */
const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => ((at + 2) % (count + 1)) - 1,
  ArrowUp: (at, count) => ((at + count + 1) % (count + 1)) - 1,
};

/** @param form  holds the box, and says where to ask in `data-suggestions` */
export function combobox(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  const address = form.dataset.suggestions;
  if (!input || address === undefined) return;
  const list = document.createElement('div');
  list.className = 'suggestions';
  list.id = `${input.id}-list`;
  list.role = 'listbox';
  list.hidden = true;
  list.ariaLabel = input.dataset.list ?? '';
  const said = document.createElement('p');
  said.className = 'unseen';
  said.role = 'status';
  form.append(list, said);
  input.role = 'combobox';
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-autocomplete', 'list');
  input.ariaExpanded = 'false';

  let at = -1;
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  const choose = (next: number) => {
    at = next;
    for (const [position, option] of options().entries()) {
      option.ariaSelected = String(position === at);
      if (position === at) option.scrollIntoView({ block: 'nearest' });
    }
    const chosen = options()[at];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const show = (shown: boolean) => {
    const open = shown && options().length > 0;
    list.hidden = !open;
    input.ariaExpanded = String(open);
    if (!open) choose(-1);
  };

  const asking = createAsking(address, (fragment) => {
    list.innerHTML = fragment;
    for (const [position, option] of options().entries()) option.id = `${list.id}-${position}`;
    const words = list.querySelector('[data-said]');
    said.textContent = words?.textContent ?? '';
    words?.remove();
    choose(-1);
    show(document.activeElement === input);
  });

  // The first answer takes longer than the others: have it made before the first letter.
  input.addEventListener('focus', () => asking.prepare(), { once: true });
  input.addEventListener('input', () => {
    if (input.value.trim() !== '') return asking.ask(input.value);
    asking.stop();
    list.replaceChildren();
    said.textContent = '';
    show(false);
  });
  input.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      if (list.hidden) show(true);
      if (!list.hidden) choose(move(at, options().length));
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      options()[at]?.click();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      show(false);
    }
  });
  // A press on an option leaves the box its focus: the list is still there for the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  input.addEventListener('blur', () => show(false));
}

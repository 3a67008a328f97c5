/** A button on each text that can be copied; without it the text can be selected. */
import { copyButton } from './copy-button.ts';

export function copying(part: ParentNode): void {
  for (const text of part.querySelectorAll<HTMLElement>('[data-copy]:not([data-ready])')) {
    text.dataset.ready = '';
    const { copy, copied } = text.dataset;
    const button = copyButton({ copy, copied }, 'copy', () => text.textContent ?? '');
    if (!button) return;
    const place = document.createElement('div');
    place.className = 'copyable';
    text.replaceWith(place);
    place.append(text, button);
  }
}

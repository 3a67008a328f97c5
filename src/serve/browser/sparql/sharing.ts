/** A button that copies the address of the page, which holds the query and the view. */
import { copyButton } from '../frame/copy-button.ts';

export function sharing(answer: ParentNode): void {
  for (const place of answer.querySelectorAll<HTMLElement>('[data-copy-link]')) {
    const { copyLink, copied } = place.dataset;
    const button = copyButton({ copy: copyLink, copied }, 'copy-link', () => location.href);
    if (button) place.prepend(button, ' ');
  }
}

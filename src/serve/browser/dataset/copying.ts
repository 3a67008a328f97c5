/** A button on each text that can be copied. */
export function copying(part: ParentNode): void {
  for (const text of part.querySelectorAll<HTMLElement>('[data-copy]:not([data-ready])')) {
    text.dataset.ready = '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = text.dataset.copy ?? '';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.textContent ?? '');
      button.textContent = text.dataset.copied ?? '';
      setTimeout(() => {
        button.textContent = text.dataset.copy ?? '';
      }, 2_000);
    });
    const place = document.createElement('div');
    place.className = 'copyable';
    text.replaceWith(place);
    place.append(text, button);
  }
}

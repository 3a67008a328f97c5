/** A button that copies the address of the page, which holds the query and the view. */
export function sharing(answer: ParentNode): void {
  for (const place of answer.querySelectorAll<HTMLElement>('[data-copy-link]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-link';
    button.textContent = place.dataset.copyLink ?? '';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(location.href);
      button.textContent = place.dataset.copied ?? '';
      setTimeout(() => {
        button.textContent = place.dataset.copyLink ?? '';
      }, 2_000);
    });
    place.prepend(button, ' ');
  }
}

/** A button that copies a text, and says that it did. */

export interface CopyWords {
  readonly copy: string | undefined;
  readonly copied: string | undefined;
}

/** How long it says so, in milliseconds. */
const SAID = 2_000;

/** @returns undefined where pages may not write to the clipboard: they may on secure origins and on this machine alone */
export function copyButton(
  { copy = '', copied = '' }: CopyWords,
  className: string,
  textOf: () => string,
): HTMLButtonElement | undefined {
  if (!navigator.clipboard) return undefined;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = copy;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(textOf());
    button.textContent = copied;
    setTimeout(() => {
      button.textContent = copy;
    }, SAID);
  });
  return button;
}

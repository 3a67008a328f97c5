/** Observable Plot on the server: pictures as SVG text that the content security policy lets through. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<html></html>');

/**
 * Draws a picture. Plot's own style element is left out, since no page may have one: `.plot` in the stylesheet says
 * the same. The picture is one image to those who hear it, so what it shows must also be told beside it.
 *
 * @param label  what the picture shows, in a sentence
 */
export function draw(label: string, options: Plot.PlotOptions): string {
  const svg = Plot.plot({ document: document as never, className: 'plot', ...options });
  svg.querySelector('style')?.remove();
  for (const named of svg.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg.outerHTML;
}

export { Plot };

/** Goes through a page by the Tab key alone. */
import type { Page } from 'playwright-core';

/** More stops than any page has: a page that keeps the focus in a circle ends here. */
const MOST = 1_500;

const controls =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** @returns what can be used and is never reached, and what looks the same with the focus and without */
export async function tabThrough(page: Page): Promise<{ unreached: string[]; unseen: string[] }> {
  // What scripts put in the place of something else is there by then.
  await page.waitForLoadState('networkidle');
  await page.evaluate((selector) => {
    const usable = [...document.querySelectorAll<HTMLElement | SVGElement>(selector)].filter(
      (control) =>
        control.tabIndex >= 0 &&
        !control.matches(':disabled') &&
        control.checkVisibility({ visibilityProperty: true }) &&
        // One button of a group is a stop; arrows go to the others.
        !control.matches('input[type=radio]:not(:checked)'),
    );
    for (const [at, control] of usable.entries()) control.setAttribute('data-stop', String(at));
  }, controls);
  const reached = new Set<string>();
  const unseen: string[] = [];
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement || focused instanceof SVGElement)) return undefined;
      if (focused === document.body) return undefined;
      // An editor shows the focus around the field that has it, a shape on the map inside of its link.
      const around = [focused.parentElement, focused.parentElement?.parentElement].filter((one) => !!one);
      const look = () =>
        [focused, ...focused.children, ...around].map((element) => {
          const { outline, boxShadow, background, borderColor, stroke, strokeWidth } =
            getComputedStyle(element);
          return [outline, boxShadow, background, borderColor, stroke, strokeWidth].join(' ');
        });
      const { width, height } = focused.getBoundingClientRect();
      const inFocus = look();
      focused.blur();
      const marked = look().join() !== inFocus.join();
      focused.focus({ preventScroll: true });
      return {
        at: focused.getAttribute('data-stop'),
        html: focused.outerHTML.slice(0, 160),
        seen: marked && width > 0 && height > 0,
      };
    });
    // After the last control the focus leaves the page.
    if (!stop || (stop.at !== null && reached.has(stop.at))) break;
    if (stop.at !== null) reached.add(stop.at);
    if (!stop.seen) unseen.push(stop.html);
  }
  const all = await page.evaluate(() =>
    [...document.querySelectorAll('[data-stop]')].map(
      (control) => [control.getAttribute('data-stop') ?? '', control.outerHTML.slice(0, 160)] as const,
    ),
  );
  return { unreached: all.filter(([at]) => !reached.has(at)).map(([, html]) => html), unseen };
}

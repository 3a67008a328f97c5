/** A field → the figure that it holds. */

/** Signs by which tables say that a figure is secret; a blank says so too. */
const hidden = /^[xsc]?$/i;

/** Digits, in groups of three apart by a space of some kind or an apostrophe, or in one run. */
const whole = /^(\d+|\d{1,3}([ \u00a0\u202f\u2009'’]\d{3})+)$/;

/** @returns NaN where the figure is hidden; nothing when the field holds no whole figure */
export function figureOf(said: string): number | undefined {
  const trimmed = said.replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, '');
  if (hidden.test(trimmed)) return Number.NaN;
  if (!whole.test(trimmed)) return undefined;
  const figure = Number(trimmed.replace(/\D/g, ''));
  return Number.isSafeInteger(figure) ? figure : undefined;
}

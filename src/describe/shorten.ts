/** Somebody's text as a message shows it: never longer than a line. */

/** How many characters are shown. */
const most = 60;

/** The text itself, or its beginning and an ellipsis. */
export function shorten(text: string): string {
  if (text.length <= most) return text;
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}

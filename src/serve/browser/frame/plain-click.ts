/** Whether a click follows a link here: with a key or another button it is for a tab of its own. */
export const isPlain = (event: MouseEvent): boolean =>
  !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0);

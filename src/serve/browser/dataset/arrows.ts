/** Arrow keys go from figure to figure in a table, Home and End to the ends of its line. */
export function arrows(): void {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cell = event.target instanceof Element ? event.target.closest('td, th') : null;
    const row = cell?.closest('tr');
    if (!(cell instanceof HTMLTableCellElement) || !row || !cell.closest('.figures')) return;
    const rows = [...(cell.closest('table')?.rows ?? [])];
    const next = {
      ArrowRight: () => linkIn(row, cell.cellIndex + 1, 1),
      ArrowLeft: () => linkIn(row, cell.cellIndex - 1, -1),
      ArrowDown: () => linkIn(rows[rows.indexOf(row) + 1], cell.cellIndex, 1),
      ArrowUp: () => linkIn(rows[rows.indexOf(row) - 1], cell.cellIndex, 1),
      Home: () => linkIn(row, 0, 1),
      End: () => linkIn(row, row.cells.length - 1, -1),
    }[event.key];
    const link = next?.();
    if (!link) return;
    event.preventDefault();
    link.focus();
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

/** The link of a cell, or of the nearest one after it that has one. */
function linkIn(row: HTMLTableRowElement | undefined, from: number, step: 1 | -1): HTMLAnchorElement | null {
  for (let at = from; row?.cells[at]; at += step) {
    const link = row.cells[at]?.querySelector<HTMLAnchorElement>('a:not(.sort)');
    if (link) return link;
  }
  return null;
}

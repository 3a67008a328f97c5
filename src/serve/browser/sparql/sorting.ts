/** Columns of an answer that sort its rows: up, then down, then as the query has them. */

const next = { none: 'ascending', ascending: 'descending', descending: 'none' } as const;

export function sorting(answer: ParentNode): void {
  for (const table of answer.querySelectorAll<HTMLTableElement>('table.answer')) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 2) continue;
    const asAnswered = [...body.rows];
    for (const head of table.querySelectorAll<HTMLTableCellElement>('thead th')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.title = head.dataset.sort ?? '';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const order = next[(head.ariaSort as keyof typeof next | null) ?? 'none'];
        for (const other of table.querySelectorAll<HTMLTableCellElement>('thead th')) other.ariaSort = null;
        if (order !== 'none') head.ariaSort = order;
        body.append(...sorted(asAnswered, head, order));
      });
    }
  }
}

function sorted(rows: readonly HTMLTableRowElement[], head: HTMLTableCellElement, order: string) {
  if (order === 'none') return rows;
  const way = order === 'ascending' ? 1 : -1;
  const compare = head.classList.contains('figure') ? byNumber : byText;
  const valueIn = ({ cells }: HTMLTableRowElement) => {
    const cell = cells[head.cellIndex];
    return cell?.dataset.value ?? cell?.textContent ?? '';
  };
  return [...rows].sort((a, b) => {
    const [one, other] = [valueIn(a), valueIn(b)];
    // What has no value comes last either way.
    if (one === '' || other === '') return Number(one === '') - Number(other === '');
    return way * compare(one, other);
  });
}

const byNumber = (a: string, b: string) => Number(a) - Number(b);
const byText = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

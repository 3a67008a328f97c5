/** A list too long for a page, part by part. */
import type { Child } from 'hono/jsx';
import type { Page } from './page.ts';

/** Where the part that the reader asked for begins, from 0; the first part when the list has no such place. */
export function offsetOf(page: Page, parameter: string, count: number): number {
  const asked = Number(page.asked(parameter) ?? 0);
  return asked < count ? asked : 0;
}

interface PagingProps {
  readonly page: Page;
  /** That of the offset in the address. */
  readonly parameter: string;
  readonly label: string;
  /** The part shown, the whole, and how long a part is. */
  readonly part: {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly size: number;
  };
  readonly shown: (from: string, to: string, count: string) => string;
  readonly anchor?: string;
  readonly children?: Child;
}

export function Paging({ page, parameter, label, part, shown, anchor, children }: PagingProps) {
  const { from, to, count, size } = part;
  const { previous, next } = page.texts.things.graph;
  const at = (offset: number) =>
    page.withQuery({ [parameter]: offset > 0 ? String(offset) : undefined }, anchor);
  return (
    <nav class="paging" aria-label={label}>
      <span class="quiet">{shown(page.number(from + 1), page.number(to), page.number(count))}</span>
      {from > 0 && (
        <a rel="prev" href={at(from - size)}>
          {previous}
        </a>
      )}
      {to < count && (
        <a rel="next" href={at(to)}>
          {next}
        </a>
      )}
      {children}
    </nav>
  );
}

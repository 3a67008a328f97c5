/** Text → records: rows whose cells stand apart by a character that no text table holds. */

/** Between two cells of a record (U+001F, unit separator). */
export const unit = '\x1f';
/** Between two records (U+001E, record separator). */
export const record = '\x1e';

const delimiters = [';', '\t', ',', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A quote that is opened and never closed; rows and columns count from 1. */
export interface UnclosedQuote {
  readonly row: number;
  readonly column: number;
}

/**
 * The delimiter by which most of the first rows have the same number of cells, and more than one.
 * A tie goes to the one that makes more cells, then to the first of `; tab , |`.
 */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 100_000);
  const ranked = delimiters.map((delimiter) => {
    const times = new Map<number, number>();
    for (const row of split(sample, delimiter, 50).records) {
      const cells = row.split(unit).length;
      if (cells > 1) times.set(cells, (times.get(cells) ?? 0) + 1);
    }
    const [cells = 1, rows = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, cells, rows };
  });
  ranked.sort((a, b) => b.rows - a.rows || b.cells - a.cells);
  return ranked[0]?.delimiter ?? ';';
}

/**
 * Splits a table as RFC 4180 says, with any of its line ends: a cell that starts with a quote ends with one.
 *
 * @param limit  how many records at most
 * @returns one string per record, cells apart by `unit`; and the quote that stays open, if one does
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
export function split(
  text: string,
  delimiter: Delimiter,
  limit = Number.POSITIVE_INFINITY,
): { readonly records: string[]; readonly unclosed?: UnclosedQuote } {
  if (!text.includes('"')) {
    const lines = text.split(/\r\n|\n|\r/, Number.isFinite(limit) ? limit : undefined);
    if (lines.at(-1) === '') lines.pop();
    return { records: lines.map((line) => line.replaceAll(delimiter, unit)) };
  }
  return splitQuoted(text, delimiter, limit);
}

function splitQuoted(text: string, delimiter: Delimiter, limit: number) {
  const records: string[] = [];
  const plain = new RegExp(`[^${delimiter === '|' ? '\\|' : delimiter}\r\n]*`, 'y');
  let cells: string[] = [];
  let at = 0;
  while (at < text.length && records.length < limit) {
    let cell = '';
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end < 0) return { records, unclosed: { row: records.length + 1, column: cells.length + 1 } };
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    plain.lastIndex = at;
    cell += plain.exec(text)?.[0] ?? '';
    at = plain.lastIndex;
    cells.push(cell);
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    records.push(cells.join(unit));
    cells = [];
  }
  return { records };
}

/** Where the quote closes: the first one that is not doubled. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** The table that the bench prints. */
import { type Column, late, type Measured, notAsked } from './measure.ts';
import type { BenchQuery } from './queries.ts';
import type { Prepared } from './release.ts';

/** @param columns  starcube's first */
export function tableOf(
  queries: readonly BenchQuery[],
  columns: readonly Column[],
  { observations, disk, load, written }: Prepared,
): string {
  const ratios: number[] = [];
  const rows = queries.map(({ what }, at) => {
    const [own, ...peers] = columns.map(({ measured }) => measured[at]);
    const ratio = ratioOf(own, peers);
    if (ratio !== undefined) ratios.push(ratio);
    const cells = [own, ...peers].map((one) => cellOf(one, own));
    const count = own && 'answer' in own ? own.answer.rows.toLocaleString('en') : '';
    return [what, count, ...cells, ratio === undefined ? '' : `${ratio.toFixed(1)} ×`];
  });
  const about = (what: string, cell: (column: Column) => string) => [what, '', ...columns.map(cell), ''];
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  const ahead = ratios.filter((ratio) => ratio > 1).length;
  return [
    markdown([
      ['milliseconds', 'rows', ...columns.map(({ title }) => title), 'best peer ÷ starcube'],
      ...rows,
      about('loading, seconds', (column) => column.load.toFixed(1)),
      about('disk, MB', (column) => (column.disk === undefined ? 'none' : megabytes(column.disk))),
      about('memory after the queries, MB', ({ memory }) => memory?.toFixed(0) ?? 'unknown'),
    ]),
    '',
    ...(ratios.length === 0
      ? []
      : [
          `${ahead} of ${queries.length} rows ahead of the best peer; geometric mean over ${ratios.length} rows ${mean.toFixed(2)} ×.`,
        ]),
    ...differences(queries, columns),
    '',
    `starcube: ${Math.round(observations / load).toLocaleString('en')} observations loaded a second (the writer’s statements`,
    `about them, until the file is closed); the whole release, downloads included, in ${written.toFixed(0)} s. An observation takes`,
    `${(disk.beyondValues / observations).toFixed(2)} bytes on disk beyond its value, ${(disk.values / observations).toFixed(2)} for its value; ${megabytes(disk.all)} MB with codes, labels and all else.`,
  ].join('\n');
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

function ratioOf(own: Measured | undefined, peers: readonly (Measured | undefined)[]): number | undefined {
  const times = peers.flatMap((one) => (one && 'milliseconds' in one ? [one.milliseconds] : []));
  return own && 'milliseconds' in own && times.length > 0 ? Math.min(...times) / own.milliseconds : undefined;
}

const isSilent = (failed: string): boolean => failed === late || failed === notAsked;

function cellOf(one: Measured | undefined, own: Measured | undefined): string {
  if (!one) return '';
  if ('failed' in one) return isSilent(one.failed) ? one.failed : 'error';
  const mark = own && differ(one, own) ? ' ≠' : '';
  const { milliseconds } = one;
  return milliseconds.toFixed(milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0) + mark;
}

const differ = (one: Measured, own: Measured): boolean =>
  'answer' in one && 'answer' in own && one.answer.digest !== own.answer.digest;

/** Where systems do not agree, or say why they have no answer. */
function differences(queries: readonly BenchQuery[], columns: readonly Column[]): string[] {
  const lines = queries.flatMap(({ name }, at) => {
    const own = columns[0]?.measured[at];
    return columns.flatMap(({ title, measured }) => {
      const one = measured[at];
      if (one && 'failed' in one && !isSilent(one.failed)) return [`- ${name}, ${title}: ${one.failed}`];
      if (!one || !own || !('answer' in one) || !('answer' in own) || !differ(one, own)) return [];
      return [`- ${name}, ${title}: another answer, ${one.answer.rows} rows (starcube: ${own.answer.rows})`];
    });
  });
  return lines.length === 0
    ? ['All answers that were given are the same.']
    : ['ANSWERS DIFFER (≠) OR ARE MISSING:', ...lines];
}

function markdown(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

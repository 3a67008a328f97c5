/** Problems found in great number, told in a few and counted: never silently cut. */
import type { Problem } from '../describe/index.ts';
import type { Finding, Quote } from './quote.ts';

/** How many problems of one kind are told one by one, for one table. */
export const told = 20;

/** Findings of one kind in one table: the first ones, and how many there are in all. */
export interface Group {
  readonly findings: readonly Finding[];
  readonly total: number;
}

/** The problems of a group, the last one counting those that are not told. */
export function problemsOf({ findings, total }: Group, quote: Quote): Problem[] {
  const problems = findings.slice(0, told).map((finding) => finding(quote));
  const [first] = problems;
  const more = total - problems.length;
  if (first === undefined || more <= 0) return problems;
  return [
    ...problems,
    {
      ...first,
      place: { file: first.place.file },
      found: {
        fr: `et ${more.toLocaleString('fr')} ${more === 1 ? 'autre' : 'autres'} du même genre`,
        en: `and ${more.toLocaleString('en')} more like it`,
      },
    },
  ];
}

/** Findings that are few: one group for each. */
export function each(findings: readonly Finding[]): Group[] {
  return findings.map((finding) => ({ findings: [finding], total: 1 }));
}

/** @param rows  at most `told` of them, each with the `total` of all */
export function groupOf<R extends { readonly total: bigint | number }>(
  rows: readonly R[],
  finding: (row: R) => Finding,
): Group {
  return { findings: rows.map(finding), total: Number(rows[0]?.total ?? 0) };
}

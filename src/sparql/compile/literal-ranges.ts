/** What an id tells of its term without a look at it: ids of literals follow their datatype and language. */
import type { Release } from '../../store/index.ts';
import { type Column, first } from './column.ts';
import { text } from './sql.ts';

/** The literals of one datatype and language. */
export interface LiteralRange {
  readonly datatype: string;
  /** '' where there is none. */
  readonly language: string;
  /** The first and the last id. */
  readonly from: number;
  readonly to: number;
}

/** In the order of ids. */
export async function literalRanges({ database }: Release): Promise<readonly LiteralRange[]> {
  const rows = await database.all(
    `SELECT datatype, coalesce(language, ''), min(id), max(id) FROM term WHERE kind = 3
     GROUP BY ALL ORDER BY min(id)`,
  );
  return rows.map(([datatype, language, from, to]) => ({
    datatype: datatype as string,
    language: language as string,
    from: from as number,
    to: to as number,
  }));
}

/** More cases than these are no faster than a look at the term. */
const mostCases = 50;

/** A text, and the condition that it is a certain one, which the database sees through where there is one. */
export interface Told {
  readonly sql: string;
  readonly is: (said: string) => string | undefined;
}

/**
 * What holds of a literal's datatype and language, as a text; NULL for what is no literal.
 *
 * @returns undefined when the column has no ids, or there are too many kinds of literals
 */
export function ofLiteral(
  column: Column | undefined,
  literals: readonly LiteralRange[],
  say: (range: LiteralRange) => string,
): Told | undefined {
  if (column?.as.kind !== 'id') return undefined;
  const cases: { said: string; from: number; to: number }[] = [];
  for (const range of literals) {
    const said = say(range);
    const last = cases.at(-1);
    if (last?.said === said) last.to = range.to;
    else cases.push({ said, from: range.from, to: range.to });
  }
  if (cases.length > mostCases) return undefined;
  const id = first(column);
  const from = literals[0]?.from;
  if (from === undefined) return { sql: 'NULL::VARCHAR', is: () => undefined };
  const whens = cases.map(({ said, to }) => `WHEN ${id} <= ${to} THEN ${text(said)}`);
  // What may be no literal has no language that is another one.
  const always = column.as.datatype !== undefined;
  return {
    sql: `(CASE WHEN ${id} < ${from} THEN NULL ${whens.join(' ')} END)`,
    is: (said) => {
      const [only, ...others] = cases.filter((one) => one.said === said);
      if (!always || !only || others.length > 0) return undefined;
      return `(${id} >= ${only.from} AND ${id} <= ${only.to})`;
    },
  };
}

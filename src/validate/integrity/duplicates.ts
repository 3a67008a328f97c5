/** IC-12: no two observations of a dataset have the same value for every dimension. */
import { type Cube, readRows, tableOf } from '../rows.ts';
import { quoted, textOf } from '../sql.ts';
import { none, type Violation, type Violations } from './constraint.ts';

const shown = 100;

/**
 * A release's rows are sorted by the positions of their codes. When each row comes strictly after the one before,
 * no two are the same: one scan proves it. Otherwise rows are grouped, whatever their order.
 */
export async function duplicates(cube: Cube): Promise<Violations> {
  if (await isStrictlySorted(cube)) return none;
  const { layout } = cube;
  const key = layout.dimensions.map(({ id }) => quoted(id)).join(', ');
  const groups = await cube.db.runAndReadAll(
    `SELECT count(*)::DOUBLE AS "rows", max(rowid)::BIGINT AS "last" FROM ${tableOf(cube)}
     WHERE ${layout.dimensions.map(({ id }) => `${quoted(id)} IS NOT NULL`).join(' AND ')}
     GROUP BY ${key} HAVING count(*) > 1 ORDER BY "last"`,
  );
  const found = groups.getRowsJS() as [number, bigint][];
  if (found.length === 0) return none;
  const lasts = found.slice(0, shown);
  const rows = await readRows(cube, `rowid IN (${lasts.map(([, last]) => last).join(', ')})`, shown);
  const copies = new Map(lasts.map(([count, last]) => [last, count]));
  return {
    count: found.length,
    shown: rows.map((row): Violation => {
      const times = copies.get(row.id) ?? 0;
      return {
        focus: { cube, row },
        found: { fr: `${times} fois la même case`, en: `the same cell ${times} times` },
      };
    }),
  };
}

async function isStrictlySorted(cube: Cube): Promise<boolean> {
  const { db, layout } = cube;
  const positions = layout.dimensions.map((_, place) => `p${place}`);
  const comesAfter = positions.reduceRight(
    (later, now) => `(${now} > before_${now} OR (${now} = before_${now} AND ${later}))`,
    'false',
  );
  const result = await db.runAndReadAll(`
    WITH placed AS (
      SELECT ${layout.dimensions.map((_, place) => `c${place}.position AS p${place}`).join(', ')}
      FROM ${tableOf(cube)} o ${layout.dimensions
        .map(
          ({ id, scheme }, place) =>
            `LEFT JOIN code c${place} ON c${place}.scheme = ${textOf(scheme)} AND c${place}.term = o.${quoted(id)}`,
        )
        .join(' ')}
    ), beside AS (
      SELECT *, ${positions.map((name) => `lag(${name}) OVER () AS before_${name}`).join(', ')},
        lag(true) OVER () AS follows FROM placed
    )
    SELECT count(*) FILTER (WHERE follows AND NOT coalesce(${comesAfter}, false))::DOUBLE FROM beside`);
  return result.getRowsJS()[0]?.[0] === 0;
}

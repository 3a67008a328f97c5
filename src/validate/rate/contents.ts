/** What a dataset's cells show to every reader, counted. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CubeLayout } from '../../cube/index.ts';
import type { Cube } from '../rows.ts';
import { tableOf } from '../rows.ts';
import { quoted, textOf } from '../sql.ts';
import type { Contents } from './rating.ts';

/**
 * @param cells  SQL of a relation: a column of codes for each dimension, and `status` (`A`, `C`, `M`), as
 *   protected cells have them
 */
export async function contentsOf(
  db: DuckDBConnection,
  cells: string,
  { dimensions }: CubeLayout,
): Promise<Contents> {
  const columns = dimensions.map(({ id }) => quoted(id));
  const period = dimensions.find(({ id }) => id === 'refPeriod');
  const result = await db.runAndReadAll(`
    SELECT count(*)::DOUBLE, count(*) FILTER (WHERE status = 'C')::DOUBLE, count(*) FILTER (WHERE status = 'M')::DOUBLE,
      ${period ? `max(${quoted(period.id)})` : 'NULL'}, min([${columns.join(', ')}]),
      [${columns.map((column) => `count(DISTINCT ${column})::DOUBLE`).join(', ')}]
    FROM ${cells}`);
  const [observations, confidential, missing, lastPeriod, example, used] = result.getRowsJS()[0] as [
    number,
    number,
    number,
    string | null,
    string[] | null,
    number[],
  ];
  return {
    observations,
    confidential,
    missing,
    used: Object.fromEntries(dimensions.map(({ id }, place) => [id, used[place] ?? 0])),
    ...(example === null ? {} : { example }),
    ...(lastPeriod === null ? {} : { lastPeriod }),
  };
}

/** A release's rows as `contentsOf` takes them. */
export function cellsOf(cube: Cube): string {
  const { iris, layout } = cube;
  const codes = layout.dimensions.map(
    ({ id, scheme }) =>
      `(SELECT min(code) FROM code WHERE scheme = ${textOf(scheme)} AND term = o.${quoted(id)}) AS ${quoted(id)}`,
  );
  const confidential = `(SELECT id FROM term WHERE value = ${textOf(iris.confidential().value)})`;
  return `(SELECT ${codes.join(', ')}, CASE WHEN o.status = ${confidential} THEN 'C'
    WHEN o.${quoted(layout.measure.id)} IS NULL THEN 'M' ELSE 'A' END AS status FROM ${tableOf(cube)} o)`;
}

/** SPARQL algebra → one SQL statement, where it is proved to have the same answer. */
import type { Algebra } from '@comunica/utils-algebra';
import type { Release } from '../../store/index.ts';
import type { Dataset } from '../dataset.ts';
import { nested, select } from './block.ts';
import type { Compiled } from './column.ts';
import { gather } from './knowledge.ts';
import { neededVariables } from './needed.ts';
import { Operations } from './operations.ts';
import { withoutPaths, withoutStops } from './paths.ts';

export { Beyond, type Compiled } from './column.ts';
export { batchesOf, solutionsOf } from './read.ts';

/** @throws Beyond when SQL is not proved to have the same answer */
export async function compile(
  release: Release,
  given: Algebra.Operation,
  dataset: Dataset,
): Promise<Compiled> {
  const operation = withoutPaths(given);
  const operations = new Operations(await gather(release, operation, dataset), neededVariables(operation));
  const block = nested(operations.names, withoutStops(operations.block(operation)));
  const head = [...block.columns.values()].flatMap(({ sql }) => sql);
  let at = 0;
  const columns = [...block.columns].map(([variable, column]) => {
    const placed = { variable, column, at };
    at += column.sql.length;
    return placed;
  });
  return { sql: select(head.join(', ') || '1', block), columns };
}

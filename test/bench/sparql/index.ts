/** starcube and its peers on the same data, asked the same queries. */
import { sizes } from './invented.ts';
import { type Column, measure } from './measure.ts';
import { benchQueries } from './queries.ts';
import { kept, prepare } from './release.ts';
import { comunica } from './systems/comunica.ts';
import { oxigraph } from './systems/oxigraph.ts';
import { starcube } from './systems/starcube.ts';
import { virtuoso } from './systems/virtuoso.ts';
import { tableOf } from './table.ts';

const peers = [virtuoso, oxigraph, comunica];

/**
 * Prints a table: a row per query, a column per system.
 *
 * @param size  a key of `sizes`
 * @param only  names of peers, all when empty; `none` is none of them
 */
export async function benchSparql(size: string, only: readonly string[]): Promise<void> {
  const chosen = sizes[size];
  if (!chosen) throw new Error(`--size is one of ${Object.keys(sizes).join(', ')}`);
  const names = [...peers.map(({ name }) => name.toLowerCase()), 'none'];
  if (!only.every((name) => names.includes(name))) throw new Error(`--peer is one of ${names.join(', ')}`);
  console.error(`release of ${size} observations, kept in ${kept}`);
  const prepared = await prepare(size, chosen);
  const queries = await benchQueries();
  const columns: Column[] = [];
  const leftOut: string[] = [];
  const asked = peers.filter(({ name }) => only.length === 0 || only.includes(name.toLowerCase()));
  for (const system of [starcube, ...asked]) {
    const column = await measure(system, queries, prepared, size);
    if ('leftOut' in column) leftOut.push(`${system.name} is left out: ${column.leftOut}`);
    else columns.push(column);
  }
  console.log(
    `\nSPARQL over ${prepared.observations.toLocaleString('en')} observations, invented figures under real codes: medians of warm runs over HTTP, JSON read whole.\n`,
  );
  console.log([tableOf(queries, columns, prepared), ...leftOut].join('\n'));
}

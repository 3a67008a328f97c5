/** The invented figures as the writer of releases takes them. */
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { layoutOf, metadataQuads } from '../../../src/cube/index.ts';
import { codeRows } from '../../../src/publish/export-cells.ts';
import type { CubeJob } from '../../../src/publish/job.ts';
import { Iris, type Quad } from '../../../src/rdf/index.ts';
import { base, inventCells, inventedCatalog, type Size } from './invented.ts';

/**
 * @param db  is left with the table `cell`
 * @param folder  an empty folder, where the descriptions and the file of cells are left
 * @returns the cube, and the quads of all that is not an observation
 */
export async function inventedCube(
  db: DuckDBConnection,
  folder: string,
  size: Size,
): Promise<{ cube: CubeJob; metadata: Quad[] }> {
  const catalog = await inventedCatalog(path.join(folder, 'data'));
  const [dataset] = catalog.datasets;
  if (!dataset) throw new Error('no dataset');
  const iris = new Iris(base);
  const layout = layoutOf(iris, dataset, await inventCells(db, size));
  const cells = path.join(folder, 'cells.parquet');
  await db.run(`COPY cell TO '${cells}' (FORMAT parquet)`);
  const codeLists = dataset.dimensions.map(({ codeList }) => ({
    scheme: codeList.scheme,
    codes: codeRows(codeList),
  }));
  return { cube: { layout, cells, codeLists }, metadata: await metadataQuads(iris, catalog) };
}

/** Hands protected cells to the writing process, and nothing but them. */
import path from 'node:path';
import { layoutOf } from '../cube/index.ts';
import type { CodeList, Dataset } from '../describe/index.ts';
import type { ProtectedCells } from '../protect/index.ts';
import type { Iris } from '../rdf/index.ts';
import type { CodeRow, CubeJob } from './job.ts';

/**
 * @param cells  proof that the staging database's `protected` tables hold nothing that must stay hidden
 * @param scratch  a folder that only its owner can read
 */
export async function exportCells(
  cells: ProtectedCells,
  iris: Iris,
  datasets: readonly Dataset[],
  scratch: string,
): Promise<CubeJob[]> {
  const jobs: CubeJob[] = [];
  for (const dataset of datasets) {
    const table = cells.tableOf(dataset.id);
    const file = path.join(scratch, `${dataset.id}.parquet`);
    await cells.db.run(`COPY ${table} TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`);
    const counted = await cells.db.runAndReadAll(`SELECT count(*)::INTEGER FROM ${table}`);
    jobs.push({
      layout: layoutOf(iris, dataset, Number(counted.getRows()[0]?.[0])),
      cells: file,
      codeLists: dataset.dimensions.map(({ codeList }) => ({
        scheme: codeList.scheme,
        codes: codeRows(codeList),
      })),
    });
  }
  return jobs;
}

/** A code list as the writing process takes it. */
export function codeRows({ codes }: CodeList): CodeRow[] {
  const iriOf = new Map(codes.map(({ code, iri }) => [code, iri.value]));
  return codes.map(({ code, iri, parent }) => ({
    code,
    iri: iri.value,
    parent: (parent !== undefined && iriOf.get(parent)) || null,
  }));
}

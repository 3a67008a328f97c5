import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Store } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutOf, metadataQuads } from '../../src/cube/index.ts';
import { evaluate } from '../../src/sparql/evaluate.ts';
import { chooseFormat } from '../../src/sparql/formats.ts';
import { writeAnswer } from '../../src/sparql/write-answer.ts';
import { openRelease, type Release } from '../../src/store/index.ts';
import { whyNotWhole } from '../sparql/plan.ts';
import { iris, type Made, type MadeRow, makeRelease } from '../store/made-release.ts';
import { answerOf } from './sparql/answers.ts';
import { inventCells, inventedCatalog } from './sparql/invented.ts';
import { benchQueries } from './sparql/queries.ts';

/** A commune without figures, and two whose names a query's expression fits. */
const wanted = new Set(['09206', '83112', '37214']);
/** One commune in a hundred, the one that queries name among them, and what each query needs to find something. */
const among = (code: string): boolean => code.endsWith('92') || wanted.has(code);
const isOther = (iri: string): boolean =>
  iri.includes('/geo/commune/') && !among(iri.slice(iri.lastIndexOf('/') + 1));

async function smallRelease(folder: string): Promise<Made> {
  const catalog = await inventedCatalog(folder);
  const [dataset] = catalog.datasets;
  if (!dataset) throw new Error('no dataset');
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const observations = await inventCells(db, { among, ages: false });
  const cells = await db.runAndReadAll('FROM cell');
  const rows = cells.getRows().map(
    ([area, age, period, figure, status, sources]): MadeRow => ({
      codes: [area, age, period] as string[],
      figure: figure as bigint | null,
      status: status as MadeRow['status'],
      sources: sources as bigint,
    }),
  );
  const statements = (await metadataQuads(iris, catalog)).filter(
    ({ subject, object }) => !isOther(subject.value) && !isOther(object.value),
  );
  const codes = dataset.dimensions.map(({ codeList }) =>
    codeList.codes.filter(({ iri }) => !isOther(iri.value)),
  );
  return makeRelease(statements, [{ layout: layoutOf(iris, dataset, observations), codes, rows }]);
}

/** A region of a hundredth has a hundredth of the communes. */
const queries = (await benchQueries()).map((query) => ({
  ...query,
  text: query.text.replace('HAVING(COUNT(?commune) > 1000)', 'HAVING(COUNT(?commune) > 10)'),
}));

describe('the queries of the bench, on a hundredth of its data', () => {
  let folder: string;
  let made: Made;
  let release: Release;
  const peer = new Store();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'starcube-bench-'));
    made = await smallRelease(folder);
    release = await openRelease(made.folder);
    for (const { subject, predicate, object } of made.quads)
      peer.add({ subject, predicate, object } as never);
  });

  afterAll(async () => {
    release?.close();
    await made?.remove();
    await rm(folder, { recursive: true });
  });

  it.each(queries)('$name is one SQL statement, and Oxigraph answers the same', async ({ text }) => {
    expect(await whyNotWhole(release, text)).toBeUndefined();
    const answer = await evaluate(release, { text }, AbortSignal.timeout(30_000));
    const pieces: Uint8Array[] = [];
    for await (const piece of writeAnswer(answer, chooseFormat(answer.kind, { format: 'json' }), {}))
      pieces.push(piece);
    const expected = peer.query(text, { results_format: 'application/sparql-results+json' }) as string;
    const found = answerOf(Buffer.concat(pieces));
    expect(found).toEqual(answerOf(Buffer.from(expected)));
    expect(found.rows).toBeGreaterThan(0);
  });
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { Store } from 'oxigraph';
import { expect, test } from 'vitest';
import { type CubeLayout, type ObservationRow, observationQuads, statusTerms } from '../../src/cube/index.ts';
import type { WriteJob } from '../../src/publish/job.ts';
import { writeRelease } from '../../src/publish/write-release.ts';
import { Iris, iri, literal, namedNode, rdfFormats, resource, writeRdfText } from '../../src/rdf/index.ts';

const iris = new Iris('http://example.org/o’h%27a/');
const letters = ['A', 'C', 'M'] as const;
const areas = ['landes', 'loire', 'lot'];
const periods = ['2014-09', '2014-12'];

const cell = fc.record({
  letter: fc.constantFrom(...letters),
  figure: fc.bigInt({ min: 5n, max: 9_999_999n }),
  sources: fc.bigInt({ min: 1n, max: 3n }),
});
const cube = fc.array(cell, {
  minLength: areas.length * periods.length,
  maxLength: areas.length * periods.length,
});

test('downloads say what the RDF view says of every row, whatever the statuses and sources', async () => {
  await fc.assert(
    fc.asyncProperty(cube, async (cells) => {
      const rows = areas.flatMap((area, a) =>
        periods.map((period, p) => ({ area, period, ...cells[a * periods.length + p]! })),
      );
      const release = await writeRows(rows);
      try {
        const expected = rows.flatMap((row) => observationQuads(iris, layout(rows.length), asRow(row)));
        const triples = new Store();
        triples.load(await writeRdfText(expected, rdfFormats.find(({ suffix }) => suffix === 'nt')!), {
          format: 'application/n-triples',
        });
        for (const [suffix, format] of [
          ['nt', 'application/n-triples'],
          ['ttl', 'text/turtle'],
        ] as const) {
          const read = new Store();
          const bytes = await readFile(path.join(release, 'downloads', `aah.${suffix}.gz`));
          read.load(gunzipSync(bytes).toString(), { format });
          for (const quad of triples.match()) expect(read.has(quad), `${suffix}: ${quad}`).toBe(true);
          expect(read.match(null, iri('qb:dataSet') as never).length).toBe(rows.length);
          expect(read.match(null, namedNode(layout(0).measure.property) as never).length).toBe(
            rows.filter(({ letter }) => letter === 'A').length,
          );
        }
      } finally {
        await rm(path.dirname(release), { recursive: true });
      }
    }),
    { numRuns: 5 },
  );
});

interface Row {
  area: string;
  period: string;
  letter: (typeof letters)[number];
  figure: bigint;
  sources: bigint;
}

const layout = (observations: number): CubeLayout => ({
  dataset: 'aah',
  dimensions: [
    { id: 'refArea', property: iri('sdmx-dimension:refArea').value, scheme: 'caf' },
    { id: 'refPeriod', property: iri('sdmx-dimension:refPeriod').value, scheme: 'month' },
  ],
  measure: { id: 'beneficiaires', property: iris.def('beneficiaires').value },
  tables: ['caf-fr', 'cafdata'],
  observations,
});

const asRow = ({ area, period, letter, figure, sources }: Row): ObservationRow => ({
  codes: [area, period],
  values: [iris.caf(area), iris.period(period)],
  figure: letter === 'A' ? figure : null,
  status: statusTerms(iris)[letter],
  sources,
});

async function writeRows(rows: readonly Row[]): Promise<string> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'starcube-'));
  const folder = path.join(scratch, 'release');
  await mkdir(folder);
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  await db.run(
    'CREATE TABLE cells ("refArea" VARCHAR, "refPeriod" VARCHAR, value BIGINT, status VARCHAR, sources UBIGINT)',
  );
  for (const { area, period, letter, figure, sources } of rows) {
    await db.run('INSERT INTO cells VALUES (?, ?, ?, ?, ?)', [
      area,
      period,
      letter === 'A' ? figure : null,
      letter,
      sources,
    ]);
  }
  const cells = path.join(scratch, 'cells.parquet');
  await db.run(`COPY cells TO '${cells}'`);
  instance.closeSync();
  const graph = iris.catalogGraph();
  const metadata = path.join(scratch, 'metadata.nq');
  const codes = [...areas.map((code) => iris.caf(code)), ...periods.map((code) => iris.period(code))];
  const quads = [...codes, ...Object.values(statusTerms(iris))].flatMap((code) =>
    resource(graph, code, { 'skos:prefLabel': literal(`l’« ${code.value} »`, 'fr') }),
  );
  await writeFile(metadata, await writeRdfText(quads, rdfFormats.find(({ suffix }) => suffix === 'nq')!));
  const list = (scheme: string, values: readonly string[], name: (code: string) => { value: string }) => ({
    scheme,
    codes: values.map((code) => ({ code, iri: name(code).value, parent: null })),
  });
  const job: WriteJob = {
    folder,
    base: iris.base,
    created: '2026-01-01T00:00:00Z',
    metadata,
    cubes: [
      {
        layout: layout(rows.length),
        cells,
        codeLists: [list('caf', areas, iris.caf), list('month', periods, iris.period)],
      },
    ],
  };
  await writeRelease(job, scratch);
  return folder;
}

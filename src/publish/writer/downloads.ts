/** Writes a dataset whole, in every form that it can be downloaded in, from the release's own tables. */
import { createHash } from 'node:crypto';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CubeLayout, type Download, downloadFormats, statusTerms } from '../../cube/index.ts';
import { type Iris, iri, type Quad, type RdfFormat, rdfFormats, writeRdfText } from '../../rdf/index.ts';
import type { CubeJob } from '../job.ts';
import { csvMetadata } from './csvw.ts';
import { observationText } from './observation-text.ts';
import { identifier, text } from './sql.ts';

interface Source {
  readonly db: DuckDBConnection;
  readonly iris: Iris;
  readonly layout: CubeLayout;
  readonly codeLists: CubeJob['codeLists'];
  /** The quads that the dataset's observations need to be understood. */
  readonly metadata: readonly Quad[];
}

/** One line per download format; each writes one file. */
const writers: Record<string, (source: Source, file: string) => Promise<void>> = {
  csv: ({ db, layout }, file) => copy(db, tabular(layout), file, '(FORMAT csv, HEADER)'),
  'csv-metadata.json': ({ iris, layout, codeLists }, file) =>
    writeFile(file, `${JSON.stringify(csvMetadata(iris, layout, codeLists), null, 2)}\n`),
  parquet: ({ db, layout }, file) => copy(db, tabular(layout), file, '(FORMAT parquet, COMPRESSION zstd)'),
  'nt.gz': (source, file) => writeText(source, 'nt', file),
  'ttl.gz': (source, file) => writeText(source, 'ttl', file),
};

/** @returns what was written, in the order of the formats */
export async function writeDownloads(source: Source, folder: string): Promise<Download[]> {
  const { dataset } = source.layout;
  await source.db.run(preparation(source.iris));
  const downloads: Download[] = [];
  for (const { suffix, mediaType } of downloadFormats) {
    const file = `${dataset}.${suffix}`;
    const target = path.join(folder, file);
    await writers[suffix]?.(source, target);
    const bytes = await readFile(target);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    downloads.push({ file, dataset, mediaType, bytes: bytes.length, sha256 });
  }
  return downloads;
}

/** French labels and the letters of statuses, by term. */
const preparation = (iris: Iris): string => `
  CREATE OR REPLACE TEMP TABLE french_label AS
    SELECT s.subject AS term, min(o.value) AS value FROM release.statement s
    JOIN release.term p ON p.id = s.predicate AND p.value = ${text(iri('skos:prefLabel').value)}
    JOIN release.term o ON o.id = s.object AND o.language = 'fr'
    GROUP BY s.subject;
  CREATE OR REPLACE TEMP TABLE status_letter AS
    SELECT t.id AS term, letter FROM (VALUES ${Object.entries(statusTerms(iris))
      .map(([letter, { value }]) => `(${text(letter)}, ${text(value)})`)
      .join(', ')}) AS status(letter, iri) JOIN release.term t ON t.value = status.iri;
`;

/** Codes beside their labels, the figure, the status by its letter. */
function tabular(layout: CubeLayout): string {
  const columns = layout.dimensions.map(({ id, scheme }, position) => ({
    code: `c${position}.code AS ${identifier(id)}`,
    label: `l${position}.value AS ${identifier(`${id}Label`)}`,
    joins: `JOIN release.code c${position} ON c${position}.scheme = ${text(scheme)} AND c${position}.term = o.${identifier(id)}
      LEFT JOIN french_label l${position} ON l${position}.term = o.${identifier(id)}`,
  }));
  return `SELECT ${columns.flatMap(({ code, label }) => [code, label]).join(', ')},
      o.${identifier(layout.measure.id)}, letter.letter AS "obsStatus"
    FROM release.observation.${identifier(layout.dataset)} o
    ${columns.map(({ joins }) => joins).join('\n')}
    JOIN status_letter letter ON letter.term = o.status
    ORDER BY ${columns.map((_, position) => `c${position}.position`).join(', ')}`;
}

async function copy(db: DuckDBConnection, query: string, file: string, options: string): Promise<void> {
  await db.run(`COPY (${query}) TO ${text(file)} ${options}`);
}

/** Metadata by the RDF writer, observations by one SQL statement; two gzip members, one file (RFC 1952, 2.2). */
async function writeText(
  { db, iris, layout, metadata }: Source,
  suffix: 'nt' | 'ttl',
  file: string,
): Promise<void> {
  const format = rdfFormats.find((known) => known.suffix === suffix) as RdfFormat;
  const head = await writeRdfText(metadata, format, iris.prefixes());
  const observations = `${file}.observations`;
  const asIs = `(FORMAT csv, HEADER false, DELIMITER E'\\x01', QUOTE '', ESCAPE '', COMPRESSION gzip)`;
  await copy(db, observationText(iris, layout, suffix), observations, asIs);
  await writeFile(file, gzipSync(head));
  await appendFile(file, await readFile(observations));
  await rm(observations);
}

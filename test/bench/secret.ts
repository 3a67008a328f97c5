/** How long the secret takes at the size of France: communes × ages, under departments and regions. */
import { createRequire } from 'node:module';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Code, Dataset, OnProgress } from '../../src/describe/index.ts';
import { type DatasetReport, protect } from '../../src/protect/index.ts';
import { namedNode } from '../../src/rdf/index.ts';

interface Territory {
  readonly code: string;
  readonly type: string;
  readonly departement?: string;
  readonly region?: string;
  readonly population?: number;
}

const bands = 11;

/** France, its regions, departments and communes of today, by their real codes. */
function areas(): { readonly code: string; readonly parent?: string; readonly people?: number }[] {
  const communes: Territory[] = createRequire(import.meta.url)(
    '@etalab/decoupage-administratif/data/communes.json',
  );
  const today = communes.filter(
    ({ type, departement = '', region }) => type === 'commune-actuelle' && departement && region,
  );
  const departments = new Map(today.map(({ departement = '', region = '' }) => [departement, region]));
  return [
    { code: 'FR' },
    ...[...new Set(departments.values())].map((region) => ({ code: `R${region}`, parent: 'FR' })),
    ...[...departments].map(([department, region]) => ({ code: `D${department}`, parent: `R${region}` })),
    ...today.map(({ code, departement = '', population = 50 }) => ({
      code,
      parent: `D${departement}`,
      people: population,
    })),
  ];
}

/** Invented: a share of the people of a commune, unevenly spread over the ages; the same at every run. */
function figure(people: number, commune: number, band: number): number {
  const noise = ((commune * 7919 + band * 104_729) % 997) / 997;
  return Math.floor(people * 0.065 * noise * noise * (0.3 + band / bands));
}

function dataset(): Dataset {
  const text = { fr: 'Chiffres inventés', en: 'Invented figures' };
  const code = (one: { readonly code: string; readonly parent?: string }): Code => ({
    code: one.code,
    iri: namedNode(`http://localhost:8080/id/code/invented/${one.code}`),
    label: text,
    ...(one.parent !== undefined && { parent: one.parent }),
  });
  const ages = [
    { code: 'all' },
    ...Array.from({ length: bands }, (_, band) => ({ code: `band-${band}`, parent: 'all' })),
  ];
  return {
    id: 'recipients',
    file: 'recipients/dataset.yaml',
    published: true,
    title: text,
    summary: text,
    notes: [],
    source: text,
    frequency: 'never',
    unit: text,
    scope: text,
    themes: [],
    benefits: [],
    dimensions: [
      { id: 'refArea', label: text, codeList: { scheme: 'area', label: text, codes: areas().map(code) } },
      { id: 'age', label: text, codeList: { scheme: 'age', label: text, codes: ages.map(code) } },
    ],
    measure: { id: 'n', label: text, noun: text },
    secret: { threshold: 5, zeros: 'hidden' },
    tables: [],
  };
}

async function stage(db: DuckDBConnection): Promise<void> {
  await db.run(
    'CREATE SCHEMA merged; CREATE TABLE leaf (refArea VARCHAR, parent VARCHAR, age VARCHAR, value BIGINT)',
  );
  const appender = await db.createAppender('leaf');
  for (const [commune, { code, parent = '', people }] of areas().entries()) {
    for (let band = 0; band < bands; band += 1) {
      appender.appendVarchar(code);
      appender.appendVarchar(parent);
      appender.appendVarchar(`band-${band}`);
      if (people === undefined) appender.appendNull();
      else appender.appendBigInt(BigInt(figure(people, commune, band)));
      appender.endRow();
    }
  }
  appender.closeSync();
  await db.run(`
    CREATE TABLE area AS SELECT DISTINCT refArea, parent FROM leaf;
    CREATE TABLE under AS WITH RECURSIVE up(leaf, refArea) AS (
      SELECT refArea, refArea FROM area WHERE refArea IN (SELECT refArea FROM leaf WHERE value IS NOT NULL)
      UNION ALL SELECT up.leaf, area.parent FROM up JOIN area USING (refArea) WHERE area.parent <> '')
      SELECT * FROM up;
    CREATE TABLE merged.recipients AS
      SELECT refArea, age, sum(value)::BIGINT AS value, 1::UBIGINT AS sources
      FROM (SELECT under.refArea, unnest([leaf.age, 'all']) AS age, value FROM under JOIN leaf ON leaf.refArea = under.leaf)
      GROUP BY ALL`);
}

export interface SecretBench {
  readonly report: DatasetReport;
  readonly small: number;
  readonly problems: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** Protects and audits; the audit is part of protecting. */
export async function benchSecret(onProgress?: OnProgress): Promise<SecretBench> {
  const db = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await stage(db);
  const small = await db.runAndReadAll('SELECT avg((value < 5)::INTEGER)::DOUBLE FROM merged.recipients');
  const start = performance.now();
  const { reports, problems } = await protect({ db, datasets: [dataset()], onProgress });
  const [report] = reports;
  if (!report) throw new Error('no report');
  return {
    report,
    small: Number(small.getRows()[0]?.[0]),
    problems: problems.length,
    seconds: (performance.now() - start) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1000,
  };
}

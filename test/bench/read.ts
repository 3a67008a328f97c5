/** How long reading takes: 35,000 communes × 48 months, invented figures under real codes. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { loadCatalog, regionOf, territories } from '../../src/describe/index.ts';
import { read } from '../../src/read/index.ts';

const description = `
title: { fr: Chiffres inventés, en: Invented figures }
summary: { fr: Chiffres inventés, en: Invented figures }
source: { fr: Un générateur, en: A generator }
frequency: never
unit: { fr: Nombre, en: Number }
scope: { fr: Aucune population, en: No population }
dimensions:
  - { id: refArea, label: { fr: Commune, en: Commune }, codes: commune }
  - { id: refPeriod, label: { fr: Mois, en: Month }, codes: month }
measure: { id: nombre, label: { fr: Nombre, en: Number }, noun: { fr: unités, en: units } }
secret: { blanks: confidential }
tables:
  - file: communes.csv
    title: { fr: Chiffres inventés, en: Invented figures }
    columns:
      Codes_Insee: { holds: code, of: refArea }
      Communes: { holds: label, of: refArea }
      region: { holds: region, of: refArea, geography: "2015" }
      "*": { holds: figures, across: refPeriod }
`;

interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement?: string;
}

/** A table of so many months, as text, and how many cells it has. */
export function communesByMonth(months: number): string {
  const communes: Commune[] = createRequire(import.meta.url)(
    '@etalab/decoupage-administratif/data/communes.json',
  );
  const regions = new Map(
    territories()
      .filter(({ level }) => level === 'departement')
      .map(({ code }) => [code, regionOf({ level: 'departement', code }, '2015')?.code]),
  );
  const headers = Array.from(
    { length: months },
    (_, month) => `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
  );
  const rows = communes
    .filter(
      ({ type, departement = '' }) =>
        type === 'commune-actuelle' && departement < '977' && departement !== '975',
    )
    .map(({ code, nom, departement = '' }, row) =>
      [
        code,
        nom,
        regions.get(departement) ?? '',
        ...headers.map((_, month) => String((row * 7919 + month * 104_729) % 20_000)),
      ].join(';'),
    );
  return [['Codes_Insee', 'Communes', 'region', ...headers].join(';'), ...rows].join('\n');
}

export async function benchRead(months = 48): Promise<{ cells: number; seconds: number; megabytes: number }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'starcube-bench-'));
  try {
    await mkdir(path.join(dataDir, 'communes'));
    await cp('data/catalog.yaml', path.join(dataDir, 'catalog.yaml'));
    await writeFile(path.join(dataDir, 'communes', 'dataset.yaml'), description);
    await writeFile(path.join(dataDir, 'communes', 'communes.csv'), communesByMonth(months));
    const catalog = await loadCatalog(dataDir, 'http://localhost:8080/');
    if (!catalog.ok) throw new Error(JSON.stringify(catalog.problems, null, 1));
    const db = await (await DuckDBInstance.create(':memory:')).connect();
    const start = performance.now();
    let cells = 0;
    const outcome = await read({
      db,
      dataDir,
      base: 'http://localhost:8080/',
      datasets: catalog.value.datasets,
      onProgress: ({ done }) => {
        cells = done;
      },
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3), null, 1));
    return { cells, seconds: (performance.now() - start) / 1000, megabytes: process.memoryUsage().rss / 1e6 };
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

/** Invented figures under real codes: every commune, twelve quarters, the total of ages and nineteen age groups. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Catalog, loadCatalog, periodCode, territoriesOf } from '../../../src/describe/index.ts';

export const base = 'http://localhost:8080/';

/** How much of it a release holds; the same cells are the same in all of them. */
export interface Size {
  /** Whether it is about a commune. */
  readonly among: (code: string) => boolean;
  /** Age groups beside the total. */
  readonly ages: boolean;
}

export const sizes: Readonly<Record<string, Size>> = {
  '420k': { among: () => true, ages: false },
  '8.4M': { among: () => true, ages: true },
};

const periods = [2022, 2023, 2024].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));

const ages = Array.from({ length: 19 }, (_, at) => ({
  code: at === 18 ? '90-plus' : `${at * 5}-${at * 5 + 4}`,
  fr: at === 18 ? '90 ans et plus' : `De ${at * 5} à ${at * 5 + 4} ans`,
  en: at === 18 ? '90 and over' : `${at * 5} to ${at * 5 + 4}`,
  /** Share of the total. */
  weight: 0.02 + 0.06 * Math.abs(Math.sin(at / 4)),
}));

const description = `
title: { fr: Allocataires inventés, en: Invented recipients }
summary: { fr: "Des chiffres tirés au hasard, pour mesurer des temps de réponse.", en: "Figures drawn at random, to measure response times." }
source: { fr: Un générateur, en: A generator }
frequency: quarterly
granularity: quarter
unit: { fr: Nombre inventé, en: Invented number }
scope: { fr: Aucune population, en: No population }
dimensions:
  - { id: refArea, label: { fr: Commune, en: Commune }, codes: commune }
  - id: age
    label: { fr: Âge, en: Age }
    codes:
      - { code: total, label: { fr: Tous les âges, en: All ages } }
${ages.map(({ code, fr, en }) => `      - { code: "${code}", label: { fr: "${fr}", en: "${en}" }, parent: total }`).join('\n')}
  - { id: refPeriod, label: { fr: Trimestre, en: Quarter }, codes: quarter }
measure: { id: allocataires, label: { fr: Allocataires inventés, en: Invented recipients }, noun: { fr: allocataires inventés, en: invented recipients } }
tables:
  - file: invented.csv
    title: { fr: Chiffres inventés, en: Invented figures }
    columns:
      commune: { holds: code, of: refArea }
      age: { holds: code, of: age }
      "*": { holds: figures, across: refPeriod }
`;

/** @param folder  an empty folder, where the descriptions are left */
export async function inventedCatalog(folder: string): Promise<Catalog> {
  await mkdir(path.join(folder, 'invented'), { recursive: true });
  await cp('data/catalog.yaml', path.join(folder, 'catalog.yaml'));
  await writeFile(path.join(folder, 'invented', 'dataset.yaml'), description);
  const catalog = await loadCatalog(folder, base);
  if (!catalog.ok) throw new Error(JSON.stringify(catalog.problems, null, 1));
  return {
    ...catalog.value,
    datasets: catalog.value.datasets.map((dataset) => ({
      ...dataset,
      dimensions: dataset.dimensions.map((dimension) =>
        dimension.builtIn === 'quarter'
          ? {
              ...dimension,
              codeList: { ...dimension.codeList, codes: periods.map((code) => periodCode(code, base)) },
            }
          : dimension,
      ),
    })),
  };
}

/** A number from 0 to 1 that depends on its words alone. */
const drawn = (...words: string[]): string =>
  `((hash('starcube', ${words.join(', ')}) % 1000003) / 1000003.0)`;

/**
 * Creates the table `cell` as protected cells are: codes, value, status, sources. One commune in a thousand has
 * none; 1.5 % of the cells are confidential, 0.5 % missing. No rule of the secret chose them: nothing here is true.
 *
 * @returns how many cells there are
 */
export async function inventCells(db: DuckDBConnection, { among, ages: inAges }: Size): Promise<number> {
  await db.run('CREATE TEMP TABLE commune (code VARCHAR)');
  const communes = await db.createAppender('commune');
  for (const { code } of territoriesOf('commune')) {
    if (!among(code)) continue;
    communes.appendVarchar(code);
    communes.endRow();
  }
  communes.closeSync();
  const list = (rows: readonly string[][]) => rows.map((row) => `(${row.join(', ')})`).join(', ');
  await db.run(`
    CREATE TEMP TABLE leaf AS
      SELECT code, age, period, round((12 + 9000 * ${drawn('code')} ** 8) * weight
        * (0.97 + 0.09 * ${drawn('code', "'growth'")}) ** quarter
        * (0.9 + 0.2 * ${drawn('code', 'period')}))::BIGINT AS value
      FROM commune,
        (VALUES ${list(ages.map(({ code, weight }) => [`'${code}'`, `${weight}`]))}) AS age(age, weight),
        (VALUES ${list(periods.map((code, at) => [`'${code}'`, `${at}`]))}) AS period(period, quarter)
      WHERE hash('starcube', code, 'none') % 1000 > 0;
    CREATE TABLE cell AS
      SELECT code AS "refArea", age AS "age", period AS "refPeriod",
        CASE WHEN luck >= 0.02 THEN value END AS value,
        CASE WHEN luck < 0.015 THEN 'C' WHEN luck < 0.02 THEN 'M' ELSE 'A' END AS status,
        1::UBIGINT AS sources
      FROM (SELECT code, 'total' AS age, period, sum(value)::BIGINT AS value FROM leaf GROUP BY ALL
            ${inAges ? 'UNION ALL SELECT * FROM leaf' : ''}),
        LATERAL (SELECT ${drawn('code', 'age', 'period')} AS luck);
    DROP TABLE leaf; DROP TABLE commune`);
  const counted = await db.runAndReadAll('SELECT count(*)::INTEGER FROM cell');
  return Number(counted.getRows()[0]?.[0]);
}

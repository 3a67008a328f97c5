/** An application on invented figures of departments and regions: what `data/` has no example of. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publish } from '../../src/publish/index.ts';
import { createApp } from '../../src/serve/index.ts';
import { openCurrent } from '../../src/store/index.ts';
import { silent } from './published.ts';

/** A description of yearly figures by areas of one level. */
const described = (level: 'departement' | 'region', code: string) => `
title: { fr: Foyers par ${level}, en: Households by ${level} }
summary: { fr: Des chiffres inventés., en: Invented figures. }
source: { fr: Chiffres inventés, en: Invented figures }
frequency: annual
unit: { fr: Nombre de foyers, en: Number of households }
scope: { fr: Exemple inventé, en: Invented example }
dimensions:
  - id: refArea
    label: { fr: Territoire, en: Area }
    codes: ${level}
  - id: refPeriod
    label: { fr: Année, en: Year }
    codes: year
measure:
  id: foyers
  label: { fr: Nombre de foyers, en: Number of households }
  noun: { fr: foyers, en: households }
secret: { threshold: 5, zeros: hidden, blanks: missing }
tables:
  - file: figures.csv
    title: { fr: Tableau, en: Table }
    columns:
      ${code}: { holds: code, of: refArea }
      "*": { holds: figures, across: refPeriod }
`;

/** Landes 2015 is missing; Creuse 2014 is below the threshold; Dordogne goes down. */
const tables = {
  departements: ['dep', 'departement', 'dep;2013;2014;2015\n24;120;100;90\n40;50;60;\n23;12;3;14\n'],
  regions: ['reg', 'region', 'reg;2013;2014;2015\n72;900;1000;1000\n75;2000;2500;2500\n'],
} as const;

/** @returns pages by their paths, and what removes it all */
export async function startInvented() {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-areas-'));
  const [dataDir, outDir] = [path.join(folder, 'data'), path.join(folder, 'published')];
  await mkdir(dataDir);
  await cp('data/catalog.yaml', path.join(dataDir, 'catalog.yaml'));
  for (const [name, [column, level, text]] of Object.entries(tables)) {
    await mkdir(path.join(dataDir, name));
    await writeFile(path.join(dataDir, name, 'dataset.yaml'), described(level, column));
    await writeFile(path.join(dataDir, name, 'figures.csv'), text);
  }
  const outcome = await publish({ dataDir, outDir, base: 'http://localhost:8080/' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, undefined, 1));
  const release = await openCurrent(outDir);
  // No page asked for here puts a query to the endpoint.
  const app = await createApp({ release, endpoint: {} as never, log: silent });
  return {
    release,
    page: async (address: string) => {
      const response = await app.request(address, { headers: { accept: 'text/html' } });
      if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
      return response.text();
    },
    close: async () => {
      release.close();
      await rm(folder, { recursive: true });
    },
  };
}

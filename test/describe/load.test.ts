/** The descriptions of data/ are read whole, and what is wrong with a description is said with its line. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/describe/index.ts';

test('the catalogue of data/ describes AAH', async () => {
  const catalog = await loadCatalog('data', 'http://localhost:8080/');
  if (!catalog.ok) throw new Error(JSON.stringify(catalog.problems, null, 1));
  expect(catalog.value.datasets.map(({ id, published }) => [id, published])).toEqual([
    ['aah', true],
    ['secret-exemple', true],
  ]);
  expect(catalog.value.licence.spdx).toBe('etalab-2.0');
});

test('nothing that the document says of AAH is lost', async () => {
  const catalog = await loadCatalog('data', 'http://localhost:8080/');
  const aah = catalog.ok ? catalog.value.datasets[0] : undefined;
  const said = JSON.stringify(aah).replace(/[\u00a0\u202f]/g, ' ');
  for (const words of [
    'Nombre de bénéficiaires d’un droit payable à l’allocation aux adultes handicapés (AAH)',
    'CNAF, fichier FILEAS - BENETRIM',
    'Caf, fichier FILEAS - BENETRIM',
    'France, régime général + régime agricole dans les Dom',
    'Le territoire de compétence des Caf correspond au département à l’exception de deux cas',
    'le canton de Saint-Martin-de-Seignanx est géré par la Caf du Pays Basque et Seignanx',
    'un couple avec deux bénéficiaires de l’AAH compte pour deux',
    'Le bénéficiaire d’un complément d’AAH sans droit payable à l’AAH n’est pas comptabilisé',
  ]) {
    expect(said).toContain(words);
  }
  expect(aah).toMatchObject({
    frequency: 'quarterly',
    granularity: 'month',
    period: { from: '1993-12' },
    benefits: ['aah'],
    tables: [{ id: 'caf-fr', updated: '2015-03-19' }, { id: 'cafdata' }],
  });
  expect(aah?.tables[1]).not.toHaveProperty('updated');
});

const seed = '../shared/seed/000_eda187645ae497f6.txt';
const noSeed = !existsSync(seed);
if (noSeed) process.stderr.write(`Skipped: the document of the tables of data/ is not at ${seed}.\n`);

test.skipIf(noSeed)('the tables of data/ are those of the document, cell by cell', () => {
  const document = readFileSync(seed, 'utf8').split('\n');
  for (const file of ['aah/caf-fr.csv', 'aah/cafdata.csv', 'secret-exemple/tableau.csv']) {
    const rows = readFileSync(`data/${file}`, 'utf8').trimEnd().split('\n').map(bare);
    const start = document.findIndex((line) => bare(line) === rows[0]);
    expect(document.slice(start, start + rows.length).map(bare)).toEqual(rows);
  }
});

/** A row without the blank cells at its end. */
function bare(row: string): string {
  return row.replaceAll('\t', ';').replace(/;+$/, '');
}

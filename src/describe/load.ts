/** The data folder → a catalogue with its datasets, or everything that is wrong with their descriptions. */
import { readdir } from 'node:fs/promises';
import { checkNames, type Placed } from './check-names.ts';
import { makeDataset } from './dataset.ts';
import type { Catalog } from './description.ts';
import type { Outcome, Problem } from './problem.ts';
import { catalogSchema, datasetSchema } from './schema/index.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads `catalog.yaml` and the `dataset.yaml` of each folder beside it.
 *
 * @param dataDir  the data folder
 * @param base  the IRI under which the publisher's things are named, ending in `/`
 * @returns the catalogue, its datasets in the order of their ids; or all problems, each with its file and line
 */
export async function loadCatalog(dataDir: string, base: string): Promise<Outcome<Catalog>> {
  const entries = await readdir(dataDir, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return { ok: false, problems: [noFolder(dataDir)] };
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const catalog = await readYaml(dataDir, 'catalog.yaml', catalogSchema);
  const datasets = await Promise.all(folders.map((folder) => loadDataset(dataDir, folder, base)));
  const problems = [catalog, ...datasets].flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  if (folders.length === 0) problems.push(noDataset());
  const placed = datasets.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  problems.push(...checkNames(placed));
  if (!catalog.ok || problems.length > 0) return { ok: false, problems };

  const { publisher, licence, contact, ...said } = catalog.value.value;
  const { spdx } = licence;
  const { email, url } = contact;
  return {
    ok: true,
    value: {
      ...said,
      publisher,
      licence: { name: licence.name, url: licence.url, ...(spdx !== undefined && { spdx }) },
      contact: {
        name: contact.name,
        ...(email !== undefined && { email }),
        ...(url !== undefined && { url }),
      },
      datasets: placed.map(({ dataset }) => dataset),
    },
  };
}

async function loadDataset(dataDir: string, folder: string, base: string): Promise<Outcome<Placed>> {
  const file = `${folder}/dataset.yaml`;
  const problems = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder) ? [] : [badFolderName(folder)];
  const description = await readYaml(dataDir, file, datasetSchema);
  if (!description.ok) return { ok: false, problems: [...problems, ...description.problems] };
  const { value, placeOf } = description.value;
  const dataset = makeDataset(folder, file, value, placeOf, base);
  if (!dataset.ok) problems.push(...dataset.problems);
  if (!dataset.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { dataset: dataset.value, placeOf } };
}

function noFolder(dataDir: string): Problem {
  return {
    code: 'missing-folder',
    place: { file: dataDir },
    found: { fr: 'aucun dossier de ce nom', en: 'no folder of that name' },
    expected: { fr: 'le dossier des données', en: 'the data folder' },
    fix: { fr: 'Vérifiez le chemin donné par --data.', en: 'Check the path given by --data.' },
  };
}

function noDataset(): Problem {
  return {
    code: 'no-dataset',
    place: { file: 'catalog.yaml' },
    found: { fr: 'aucun dossier à côté', en: 'no folder beside it' },
    expected: { fr: 'un dossier par jeu de données', en: 'one folder per dataset' },
    fix: {
      fr: 'Créez un dossier avec ses tableaux et son `dataset.yaml`.',
      en: 'Create a folder with its tables and its `dataset.yaml`.',
    },
  };
}

function badFolderName(folder: string): Problem {
  return {
    code: 'unreadable-folder-name',
    place: { file: folder },
    found: { fr: `« ${folder} »`, en: `“${folder}”` },
    expected: {
      fr: 'des lettres minuscules sans accent, des chiffres, des tirets',
      en: 'small letters without accents, digits, hyphens',
    },
    fix: {
      fr: 'Renommez le dossier : son nom fait partie des adresses.',
      en: 'Rename the folder: its name is part of addresses.',
    },
  };
}

/** One page of each kind, for the tests that look at them all. Each room of pages adds its own. */
import type { Language } from '../../src/rdf/index.ts';

export interface Kind {
  /** Names the pictures: `dataset`. */
  readonly name: string;
  /** Where it is in the release of `data/`, without language. */
  readonly path: string;
  /** A part of what the page says, which is on it with and without scripts. */
  readonly says: Readonly<Record<Language, string>>;
}

export const kinds: readonly Kind[] = [
  {
    name: 'catalogue',
    path: '/',
    says: { fr: 'Combien de personnes reçoivent', en: 'How many people receive' },
  },
  {
    name: 'search',
    path: '/?q=landes',
    says: { fr: '3 résultats', en: '3 results' },
  },
  { name: 'not-found', path: '/doc/caf/lande', says: { fr: 'Caf des Landes', en: 'Caf des Landes' } },
  {
    name: 'dataset',
    path: '/doc/dataset/aah',
    says: { fr: 'CNAF, fichier FILEAS - BENETRIM', en: 'CNAF, file FILEAS - BENETRIM' },
  },
  {
    name: 'dataset-curve',
    path: '/doc/dataset/aah?show=curve',
    says: { fr: 'Caf de la Loire-Atlantique', en: 'Caf de la Loire-Atlantique' },
  },
  {
    name: 'dataset-map',
    path: '/doc/dataset/aah?show=map',
    says: { fr: 'CC BY 4.0', en: 'CC BY 4.0' },
  },
  {
    name: 'dataset-secret',
    path: '/doc/dataset/secret-exemple',
    says: { fr: 'secret statistique', en: 'statistical secrecy' },
  },
  { name: 'structure', path: '/doc/structure/aah', says: { fr: 'dimension', en: 'dimension' } },
  {
    name: 'observation',
    path: '/doc/observation/aah/landes/2014-12',
    says: { fr: '5\u202f465', en: '5,465' },
  },
  {
    name: 'observation-confidential',
    path: '/doc/observation/secret-exemple/oui/moins-de-25',
    says: { fr: 'Pourquoi ce chiffre n’est pas publié', en: 'Why this figure is not published' },
  },
  {
    name: 'caf',
    path: '/doc/caf/landes',
    says: { fr: 'Saint-Martin-de-Seignanx', en: 'Saint-Martin-de-Seignanx' },
  },
  {
    name: 'department',
    path: '/doc/area/departement/40',
    says: { fr: 'Nouvelle-Aquitaine', en: 'Nouvelle-Aquitaine' },
  },
  {
    name: 'old-region',
    path: '/doc/area/region/72',
    says: { fr: 'Nouvelle-Aquitaine', en: 'Nouvelle-Aquitaine' },
  },
  { name: 'period', path: '/doc/period/2014-12', says: { fr: '18\u202f999', en: '18,999' } },
  { name: 'theme', path: '/doc/theme/T1', says: { fr: 'Petite enfance', en: 'Early childhood' } },
  { name: 'benefit', path: '/doc/prestation/aah', says: { fr: 'AAH', en: 'AAH' } },
  { name: 'code-list', path: '/doc/code/caf', says: { fr: 'Caf de la Lozère', en: 'Caf de la Lozère' } },
  { name: 'property', path: '/doc/def/beneficiaires', says: { fr: 'beneficiaires', en: 'beneficiaires' } },
  { name: 'source-table', path: '/doc/table/aah/caf-fr', says: { fr: '112', en: '112' } },
  { name: 'sparql', path: '/sparql', says: { fr: 'Exemples', en: 'Examples' } },
];

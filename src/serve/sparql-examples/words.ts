/** The names of variables in the example queries, which are the headings of what they answer. */
import type { Language } from '../../rdf/index.ts';

const fr = {
  area: 'territoire',
  name: 'nom',
  period: 'periode',
  before: 'avant',
  after: 'apres',
  growth: 'evolution_pct',
  share: 'part_pct',
  total: 'total',
  year: 'annee',
  mean: 'moyenne',
  department: 'departement',
  link: 'lien',
  region: 'region',
  dataset: 'jeu',
  status: 'statut',
  observation: 'observation',
  observations: 'observations',
  property: 'propriete',
  value: 'valeur',
  theme: 'theme',
  title: 'titre',
  role: 'role',
  code: 'code',
  notation: 'notation',
  table: 'tableau',
};

export type Words = typeof fr;

const en: Words = {
  ...{ area: 'area', name: 'name', period: 'period', before: 'before', after: 'after', growth: 'growth_pct' },
  ...{
    share: 'share_pct',
    total: 'total',
    year: 'year',
    mean: 'mean',
    department: 'department',
    link: 'link',
  },
  ...{ region: 'region', dataset: 'dataset', status: 'status', observation: 'observation' },
  ...{ observations: 'observations', property: 'property', value: 'value', theme: 'theme', title: 'title' },
  ...{ role: 'role', code: 'code', notation: 'notation', table: 'table' },
};

export const words: Readonly<Record<Language, Words>> = { fr, en };

/** What to ask of a name so that it is in one language. */
export const named = (variable: string, language: Language) => `FILTER (LANG(?${variable}) = "${language}")`;

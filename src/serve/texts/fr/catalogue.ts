/** What the catalogue and its search say, in French. */
import type { FoundKind } from '../../search/kinds.ts';
import { plural } from './plural.ts';

const kinds: Readonly<Record<FoundKind, string>> = {
  dataset: 'Jeu de données',
  benefit: 'Prestation',
  theme: 'Thème',
  caf: 'Caf',
  departement: 'Département',
  region: 'Région',
  commune: 'Commune',
  period: 'Période',
  codeList: 'Liste de codes',
  code: 'Code',
  property: 'Propriété',
};

export const search = {
  label: 'Chercher un jeu de données, une prestation, un territoire, une période',
  placeholder: 'AAH, Landes, logement…',
  submit: 'Chercher',
  suggestions: 'Suggestions',
  tryThese: 'Par exemple :',
  kinds,
  count: (count: string, value: number) => `${count} ${plural(value, 'résultat', 'résultats')}`,
  all: (count: string) => `Voir les ${count} résultats`,
  resultsTitle: (query: string) => `Recherche : « ${query} »`,
  cut: (count: string) => `Les ${count} premiers sont montrés ; un mot de plus en laissera moins.`,
  none: (query: string) => `Rien ne s’appelle « ${query} » ici.`,
  noneHelp:
    'La recherche porte sur les noms, les sigles et les notes : essayez un seul mot, le début d’un nom, ou partez des thèmes ci-dessous.',
  back: 'Tout le catalogue',
};

export const catalogue = {
  datasetsTitle: 'Jeux de données',
  none: 'Aucun jeu de données n’est encore publié.',
  observations: (count: string, value: number) => `${count} ${plural(value, 'chiffre', 'chiffres')}`,
  updated: (date: string) => `mis à jour le ${date}`,
  lastFigures: (period: string) => `derniers chiffres : ${period}`,
  onTime: 'à jour',
  late: 'en retard',
  asCsv: (size: string) => `${size} en CSV`,
  latestTitle: (period: string) => `Derniers chiffres : ${period}`,
  latest: (dataset: string) => `${dataset} : là où il y en a le plus.`,
  latestMore: 'Tous les chiffres',
  change: (period: string) => `Écart depuis ${period}`,
  evolutionTitle: 'Évolution',
  evolution: (name: string, from: string, to: string) => `Évolution : ${name}, de ${from} à ${to}`,
  themesTitle: 'Thèmes',
  themes: 'Les prestations et services de la branche, comme elle les range. Chacun a sa page.',
  datasets: (count: string, value: number) =>
    `${count} ${plural(value, 'jeu de données', 'jeux de données')}`,
  noDataset: 'rien de publié pour l’instant',
  listsTitle: 'Territoires, périodes et autres listes',
  lists:
    'Chaque territoire, chaque période et chaque code a une adresse, et une page qui dit ce qui est publié sur lui.',
  askTitle: 'Interroger les données',
  ask: 'Toutes les données répondent à une même adresse, dans le langage SPARQL. Des exemples prêts à lancer montrent comment.',
  askLink: 'Ouvrir l’éditeur SPARQL',
};

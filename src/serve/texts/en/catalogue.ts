/** What the catalogue and its search say, in English. */
import type * as french from '../fr/catalogue.ts';
import { plural } from './plural.ts';

export const search: typeof french.search = {
  label: 'Search for a dataset, a benefit, a territory, a period',
  placeholder: 'AAH, Landes, housing…',
  submit: 'Search',
  suggestions: 'Suggestions',
  tryThese: 'For instance:',
  kinds: {
    dataset: 'Dataset',
    benefit: 'Benefit',
    theme: 'Theme',
    caf: 'Caf',
    departement: 'Department',
    region: 'Region',
    commune: 'Commune',
    period: 'Period',
    codeList: 'Code list',
    code: 'Code',
    property: 'Property',
  },
  count: (count, value) => `${count} ${plural(value, 'result', 'results')}`,
  all: (count) => `See all ${count} results`,
  resultsTitle: (query) => `Search: “${query}”`,
  cut: (count) => `The first ${count} are shown; one more word will leave fewer.`,
  none: (query) => `Nothing is called “${query}” here.`,
  noneHelp:
    'The search covers names, acronyms and notes: try a single word or the beginning of a name, or start from the themes below.',
  back: 'The whole catalogue',
};

export const catalogue: typeof french.catalogue = {
  datasetsTitle: 'Datasets',
  none: 'No dataset is published yet.',
  observations: (count, value) => `${count} ${plural(value, 'figure', 'figures')}`,
  updated: (date) => `updated on ${date}`,
  lastFigures: (period) => `latest figures: ${period}`,
  onTime: 'up to date',
  late: 'late',
  asCsv: (size) => `${size} as CSV`,
  latestTitle: (period) => `Latest figures: ${period}`,
  latest: (dataset) => `${dataset}: where there are most.`,
  latestMore: 'All the figures',
  change: (period) => `Difference since ${period}`,
  evolutionTitle: 'Change over time',
  evolution: (name, from, to) => `Change over time: ${name}, from ${from} to ${to}`,
  themesTitle: 'Themes',
  themes: 'The benefits and services of the family branch, as it arranges them. Each has its page.',
  datasets: (count, value) => `${count} ${plural(value, 'dataset', 'datasets')}`,
  noDataset: 'nothing published yet',
  listsTitle: 'Territories, periods and other lists',
  lists:
    'Every territory, every period and every code has an address, and a page that tells what is published about it.',
  askTitle: 'Query the data',
  ask: 'All the data answer at a single address, in the SPARQL language. Examples ready to run show how.',
  askLink: 'Open the SPARQL editor',
};

export { type FoundCaf, findCaf } from './caf.ts';
export type { Code, CodeList } from './code-list.ts';
export type {
  BuiltInCodeList,
  Catalog,
  Column,
  ColumnContent,
  Dataset,
  Dimension,
  Frequency,
  Granularity,
  Measure,
  SecretRules,
  StatedRelation,
  Table,
} from './description.ts';
export { joinedDepartment, regionOf, territories, territoriesOf, territory } from './geography.ts';
export { labelAgrees } from './label.ts';
export { loadCatalog } from './load.ts';
export { type PeriodSpan, parsePeriod, periodCode, periodSpan } from './period.ts';
export type { Outcome, Place, Problem } from './problem.ts';
export type { OnProgress, Progress, Stage } from './progress.ts';
export { shorten } from './shorten.ts';
export { fold, suggest } from './suggest.ts';
export { type Level, type Territory, type TerritoryKey, territoryIri } from './territory.ts';

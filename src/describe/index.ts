export { cafsOfDepartment, parsePeriod, periodCode } from './built-in.ts';
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
  Table,
} from './description.ts';
export { loadCatalog } from './load.ts';
export type { Outcome, Place, Problem } from './problem.ts';
export type { OnProgress, Progress, Stage } from './progress.ts';
export { fold, suggest } from './suggest.ts';

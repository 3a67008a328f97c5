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
export type { Outcome, Place, Problem } from './problem.ts';

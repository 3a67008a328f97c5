export type { CodeIndex, IndexedCode } from './code-index.ts';
export type { CubeView, Group, Leg, LegValue } from './cube-view.ts';
export { codesOf, membership } from './cube-view.ts';
export { type ColumnValues, type Database, type DatabaseLimits, Interrupted, type Row } from './database.ts';
export { type Dictionary, keyOf, type StoredTerm } from './dictionary.ts';
export type { Coded, FigureRow, Figures, RowFilter } from './figures.ts';
export type { QuadPattern } from './pattern.ts';
export { Pivot, type PivotCell, type Slice, type SortBy, type Status, type Sum } from './pivot.ts';
export { NoRelease, openCurrent, openRelease, Release } from './release.ts';

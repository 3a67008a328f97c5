export { type DatasetReport, type Limits, type Protection, protect } from './protect.ts';
export type { ProtectedCells } from './protected-cells.ts';

export type { DatasetReport } from './dataset/tally.ts';
export { type Limits, type Protection, protect } from './protect.ts';
export type { ProtectedCells } from './protected-cells.ts';

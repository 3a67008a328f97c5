export { type AuditQuestion, audit, type Verdict } from './audit.ts';
export { Goal } from './bounds.ts';
export type { Published, Sums } from './published.ts';

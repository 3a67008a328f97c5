export type { Places } from './problems.ts';
export type { ConstraintReport, Report, ShapeReport, Validated, Verdict } from './report.ts';
export { validate } from './validate.ts';

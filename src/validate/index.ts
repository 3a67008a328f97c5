export type { Places } from './problems.ts';
export type { Answer, Contents, MetricName, Rated, RateInput, Rating } from './rate/index.ts';
export { addressesToTry, rate, rateRelease, ratingQuads, ratingsBeforeWriting } from './rate/index.ts';
export type { ConstraintReport, Report, ShapeReport, Validated, Verdict } from './report.ts';
export { validate } from './validate.ts';

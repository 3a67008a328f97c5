export { addressesToTry } from './addresses.ts';
export { ratingQuads } from './quads.ts';
export { rate } from './rate.ts';
export type { Answer, Contents, MetricName, Rated, RateInput, Rating } from './rating.ts';
export { rateRelease, ratingsBeforeWriting } from './ratings.ts';

/** Rates a dataset by what is really there. */
import { checks } from './criteria.ts';
import { nextUpdate } from './freshness.ts';
import { criterionMetrics, type Rated, type RateInput, type Rating, starMetrics } from './rating.ts';

/** A pure function of its input: nothing is fetched, and no clock is read. */
export function rate(input: RateInput): Rating {
  const rated = [...starMetrics, ...criterionMetrics].map(
    (metric): Rated => ({ metric, ...checks[metric](input) }),
  );
  const lacking = rated.slice(0, starMetrics.length).findIndex(({ met }) => met !== true);
  const next = nextUpdate(input);
  return {
    dataset: input.layout.dataset,
    stars: lacking === -1 ? starMetrics.length : lacking,
    rated,
    ...(next === undefined ? {} : { nextUpdate: next }),
  };
}

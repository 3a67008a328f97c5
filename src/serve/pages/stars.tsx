/** A dataset's five stars and eight criteria, each with what was found. */
import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { nextUpdateOf } from './next-update.ts';
import type { Page } from './page.ts';
import { Facts } from './parts.tsx';

interface Verdict {
  readonly metric: string;
  readonly value: string;
  readonly evidence: string | undefined;
  readonly remedy: string | undefined;
}

/** Dataset → its stars, for those that were rated. */
export async function starCounts(page: Page, datasets: readonly Description[]): Promise<Map<string, number>> {
  const measured = datasets.flatMap((dataset) =>
    dataset.iris('dqv:hasQualityMeasurement').map((measurement) => ({ dataset, measurement })),
  );
  const described = await describeEach(
    page.site.release,
    measured.map(({ measurement }) => measurement),
  );
  return new Map(
    described.flatMap((measurement, at) =>
      measurement.oneIri('dqv:isMeasurementOf') === metricIri(page, 'stars')
        ? [[measured[at]?.dataset.iri ?? '', Number(measurement.value('dqv:value'))] as const]
        : [],
    ),
  );
}

/** Filled and empty stars, said in words to those who do not see them. */
export function StarRow({ page, count }: { page: Page; count: number }) {
  return (
    <span class="stars" role="img" aria-label={page.texts.dataset.stars(count)}>
      {'★'.repeat(count) + '☆'.repeat(5 - count)}
    </span>
  );
}

/** @param count  the dataset's stars */
export async function Stars({ page, dataset, count }: { page: Page; dataset: Description; count: number }) {
  const verdicts = await verdictsOf(page, dataset);
  const words = page.texts.dataset;
  const names = await page.names(verdicts.map(({ metric }) => metric));
  const isStar = (metric: string) => metric.startsWith(metricIri(page, 'star-'));
  const facts = (chosen: readonly Verdict[]) =>
    chosen.map((verdict) => [names.of(verdict.metric), <Found page={page} verdict={verdict} />] as const);
  return (
    <section>
      <h2>{words.starsTitle}</h2>
      <p>
        <StarRow page={page} count={count} /> {words.stars(count)}. {words.starsWhy}
      </p>
      <Facts facts={facts(verdicts.filter(({ metric }) => isStar(metric)))} />
      <p>{words.criteria}</p>
      <Facts
        facts={facts(verdicts.filter(({ metric }) => !isStar(metric) && metric !== metricIri(page, 'stars')))}
      />
    </section>
  );
}

function Found({ page, verdict }: { page: Page; verdict: Verdict }) {
  const { met, unmet } = page.texts.dataset;
  const said = verdict.value === 'true' ? met : unmet;
  return (
    <>
      <strong>{said}</strong>
      {verdict.evidence !== undefined && <> — {verdict.evidence}</>}
      {verdict.remedy !== undefined && <p>{verdict.remedy}</p>}
    </>
  );
}

const metricIri = ({ site }: Page, name: string) => site.iris.id('metric', name).value;

async function verdictsOf(page: Page, dataset: Description): Promise<Verdict[]> {
  const { release, iris } = page.site;
  const measurements = await describeEach(release, dataset.iris('dqv:hasQualityMeasurement'));
  // The one verdict that is not in the graph depends on the day: whether the next update is late.
  const onTime = String(nextUpdateOf(page, dataset)?.late === false);
  const say = (measurement: Description, property: string) =>
    measurement.textsOf(iris.def(property).value, page.language)[0];
  return measurements.flatMap((measurement) => {
    const metric = measurement.oneIri('dqv:isMeasurementOf');
    const value = measurement.value('dqv:value') ?? onTime;
    if (metric === undefined) return [];
    return [{ metric, value, evidence: say(measurement, 'evidence'), remedy: say(measurement, 'remedy') }];
  });
}

/** Datasets as cards: what each is, how fresh, how large, how many stars. */
import type { Description } from '../description.ts';
import { cubeOf, lastPeriod } from '../lookup.ts';
import { nextUpdateOf } from './next-update.ts';
import type { Page } from './page.ts';
import { Paragraphs } from './parts.tsx';
import { StarRow, starCounts } from './stars.tsx';

export async function DatasetCards({ page, datasets }: { page: Page; datasets: readonly Description[] }) {
  const stars = await starCounts(page, datasets);
  return (
    <ul class="cards">
      {datasets.map((dataset) => (
        <DatasetCard page={page} dataset={dataset} stars={stars.get(dataset.iri)} />
      ))}
    </ul>
  );
}

async function DatasetCard({
  page,
  dataset,
  stars,
}: {
  page: Page;
  dataset: Description;
  stars: number | undefined;
}) {
  const { texts, language, site, links } = page;
  const words = texts.catalogue;
  const cube = cubeOf(site.release, dataset.iri);
  const updated = dataset.value('dct:modified');
  const period = cube && (await lastPeriod(site.release, cube));
  const csv = site.release.manifest.downloads.find(({ file }) => file === `${cube?.dataset}.csv`);
  const facts = [
    ...(period ? [words.lastFigures(page.text(period.label))] : []),
    ...(updated === undefined || period ? [] : [words.updated(page.date(updated, 'date'))]),
    ...(cube ? [words.observations(page.number(cube.observations), cube.observations)] : []),
    ...(csv ? [words.asCsv(page.bytes(csv.bytes))] : []),
  ];
  return (
    <li>
      <h3>
        <a href={links.page(dataset.iri)}>{dataset.text('dct:title', language)}</a>
      </h3>
      <Paragraphs texts={dataset.texts('dct:description', language)} />
      <p class="card-foot">
        {stars !== undefined && <StarRow page={page} count={stars} />}
        <Freshness page={page} dataset={dataset} />
        <span class="quiet">{facts.join(' · ')}</span>
      </p>
    </li>
  );
}

/** Whether the next update is late, which depends on the day. */
function Freshness({ page, dataset }: { page: Page; dataset: Description }) {
  const next = nextUpdateOf(page, dataset);
  if (!next) return null;
  const { onTime, late } = page.texts.catalogue;
  return <span class={next.late ? 'tag tag-late' : 'tag'}>{next.late ? late : onTime}</span>;
}

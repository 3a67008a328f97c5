/** An observation: its figure in a sentence, what it means, what stands around it, where it comes from. */
import type { CubeLayout } from '../../cube/index.ts';
import type { FigureRow } from '../../store/index.ts';
import type { Description } from '../description.ts';
import { describe, readObservation } from '../lookup.ts';
import { viewOf } from '../view.ts';
import { Figures } from './figures.tsx';
import type { PageContent } from './layout.tsx';
import { otherPage } from './other.tsx';
import type { Page } from './page.ts';
import { Paragraphs, Ref, refs } from './parts.tsx';
import { nounOf, sentence } from './sentence.ts';

export async function observationPage(page: Page, thing: Description): Promise<PageContent> {
  const { site, texts, links } = page;
  const read = readObservation(site.release, thing.iri);
  const row = read && (await site.release.observation(read.cube.dataset, read.codes));
  if (!read || !row) return otherPage(page, thing);
  const { cube } = read;
  const dataset = site.iris.dataset(cube.dataset).value;
  const tables = row.tables.map((table) => site.iris.table(cube.dataset, table).value);
  const names = await page.names([dataset, ...tables]);
  const notes = (await describe(site.release, dataset)).texts('skos:note', page.language);
  return {
    title: sentence(page, row, await nounOf(page, cube)),
    kind: texts.kinds.observation,
    trail: [{ href: links.page(dataset), label: names.of(dataset) }],
    body: (
      <>
        <p class="lead">
          {texts.observation.lead} <Ref names={names} iri={dataset} />.
        </p>
        <Why page={page} row={row} />
        <Around page={page} cube={cube} row={row} />
        <section>
          <h2>{texts.observation.sources}</h2>
          <p>{texts.observation.source}</p>
          {refs(names, tables)}
        </section>
        {notes.length > 0 && (
          <section>
            <h2>{texts.dataset.notesTitle}</h2>
            <Paragraphs texts={notes} />
          </section>
        )}
      </>
    ),
  };
}

/** Why there is no figure, when there is none. */
function Why({ page, row }: { page: Page; row: FigureRow }) {
  const words = page.texts.observation;
  if (row.status === 'A') return null;
  return (
    <div class="notice">
      {row.status === 'C' ? (
        <>
          <h2>{words.confidentialTitle}</h2>
          <Paragraphs texts={words.confidentialWhy} />
        </>
      ) : (
        <p>{words.missingWhy}</p>
      )}
    </div>
  );
}

/** The same figure over time, or over the last dimension when there is no period. */
async function Around({ page, cube, row }: { page: Page; cube: CubeLayout; row: FigureRow }) {
  const free = cube.dimensions.find(({ scheme }) => scheme === 'period') ?? cube.dimensions.at(-1);
  const fixed = Object.fromEntries(
    Object.entries(row.dimensions).flatMap(([id, { code }]) =>
      id === free?.id ? [] : [[id, code] as const],
    ),
  );
  const view = await viewOf(page.site.release, cube, fixed, (name) => page.asked(name));
  if (!view) return null;
  const places = Object.entries(row.dimensions).filter(([id]) => id !== free?.id);
  const names = await page.names([cube.measure.property, ...cube.dimensions.map(({ property }) => property)]);
  return (
    <section>
      <h2>{page.texts.observation.around}</h2>
      <p>
        {page.texts.observation.seeAll}{' '}
        {places.map(([, { iri, label }], position) => (
          <>
            {position > 0 && ', '}
            <a href={page.links.page(iri)}>{page.text(label)}</a>
          </>
        ))}
        .
      </p>
      <Figures page={page} view={view} names={names} current={row.iri} />
    </section>
  );
}

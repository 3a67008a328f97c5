/** An observation: its figure in a sentence, what it means, what stands around it, where it comes from. */
import type { FigureRow } from '../../store/index.ts';
import type { Description } from '../description.ts';
import { describe, readObservation } from '../lookup.ts';
import type { PageContent } from './layout.tsx';
import { AroundSections, aroundOf, changeOf, timeSteps } from './observation/around.tsx';
import { otherPage } from './other.tsx';
import type { Page } from './page.ts';
import { Paragraphs, Ref, refs } from './parts.tsx';
import { sentence, wordingOf } from './sentence.ts';
import { sharesOf } from './share.ts';
import { Steps } from './steps.tsx';

export async function observationPage(page: Page, thing: Description): Promise<PageContent> {
  const { site, texts, links } = page;
  const read = readObservation(site.release, thing.iri);
  const row = read && (await site.release.observation(read.cube.dataset, read.codes));
  if (!read || !row) return otherPage(page, thing);
  const { cube } = read;
  const dataset = site.iris.dataset(cube.dataset).value;
  const tables = row.tables.map((table) => site.iris.table(cube.dataset, table).value);
  const values = cube.dimensions.flatMap(({ id }) => row.dimensions[id]?.iri ?? []);
  const [names, wording, around, shares, described] = await Promise.all([
    page.names([dataset, ...tables, ...values]),
    wordingOf(page, cube),
    aroundOf(page, cube, row),
    sharesOf(page, cube, row),
    describe(site.release, dataset),
  ]);
  const words = texts.things.observation;
  const notes = described.texts('skos:note', page.language);
  const said = sentence(page, row, wording);
  return {
    title: said,
    kind: texts.kinds.observation,
    trail: [dataset, ...values].map((iri) => ({ href: links.page(iri), label: names.of(iri) })),
    summary: `${said}.`,
    styles: ['charts', 'things'],
    body: (
      <>
        <p class="lead">
          {[changeOf(page, around, row), ...shares].flatMap((text) => (text ? [text, ' '] : []))}
          {words.lead} <Ref names={names} iri={dataset} />.
        </p>
        <Steps page={page} steps={timeSteps(page, around)} />
        <Why page={page} row={row} />
        <AroundSections page={page} around={around} wording={wording} row={row} />
        <section>
          <h2>{words.sources}</h2>
          <p>{row.value === null ? words.sourceOfCell : words.source}</p>
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
  const words = page.texts.things.observation;
  if (row.status === 'A') return null;
  if (row.status === 'M') {
    return (
      <div class="notice">
        <p>{words.missing}</p>
      </div>
    );
  }
  return (
    <section class="notice secret">
      <h2>{words.secretTitle}</h2>
      {words.secret.map(([title, text]) => (
        <>
          <h3>{title}</h3>
          <p>{text}</p>
        </>
      ))}
    </section>
  );
}

/** A dataset: what it is in two sentences, its figures, and all that is needed to use them. */
import type { CubeLayout } from '../../cube/index.ts';
import type { Description } from '../description.ts';
import { cubeOf } from '../lookup.ts';
import { datasetQuery } from '../sparql-examples.ts';
import { viewOf } from '../view.ts';
import { About } from './about.tsx';
import { Figures } from './figures.tsx';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Paragraphs } from './parts.tsx';
import { Stars } from './stars.tsx';

export async function datasetPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, language, site } = page;
  const title = thing.text('dct:title', language) ?? thing.iri;
  const summary = thing.texts('dct:description', language);
  const notes = thing.texts('skos:note', language);
  const cube = cubeOf(site.release, thing.iri);
  return {
    title,
    kind: texts.kinds.dataset,
    summary: summary.join(' '),
    body: (
      <>
        {summary.map((text) => (
          <p class="lead">{text}</p>
        ))}
        {cube && <DatasetFigures page={page} cube={cube} />}
        {notes.length > 0 && (
          <section>
            <h2>{texts.dataset.notesTitle}</h2>
            <Paragraphs texts={notes} />
          </section>
        )}
        {cube && <Downloads page={page} cube={cube} />}
        <About page={page} thing={thing} />
        <Stars page={page} dataset={thing} />
        {cube && <Query page={page} cube={cube} />}
      </>
    ),
  };
}

async function DatasetFigures({ page, cube }: { page: Page; cube: CubeLayout }) {
  const view = await viewOf(page.site.release, cube, {}, (name) => page.asked(name));
  if (!view) return null;
  const names = await page.names([cube.measure.property, ...cube.dimensions.map(({ property }) => property)]);
  const structure = page.site.iris.structure(cube.dataset).value;
  return (
    <section>
      <h2>{page.texts.dataset.figuresTitle}</h2>
      <Figures page={page} view={view} names={names} />
      <p>
        <a href={page.links.page(structure)}>{page.texts.dataset.structure}</a>
      </p>
    </section>
  );
}

async function Downloads({ page, cube }: { page: Page; cube: CubeLayout }) {
  const { site, texts, links } = page;
  const files = site.release.manifest.downloads.filter(({ dataset }) => dataset === cube.dataset);
  const distribution = (file: string) =>
    site.iris.distribution(cube.dataset, file.slice(cube.dataset.length + 1)).value;
  const names = await page.names(files.map(({ file }) => distribution(file)));
  return (
    <section>
      <h2>{texts.dataset.downloadTitle}</h2>
      <p>{texts.dataset.download}</p>
      <ul>
        {files.map(({ file, bytes }) => (
          <li>
            <a href={links.file(`download/${file}`)} download={file}>
              {names.of(distribution(file))}
            </a>{' '}
            <span class="quiet">
              ({file}, {page.bytes(bytes)})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Query({ page, cube }: { page: Page; cube: CubeLayout }) {
  const { texts, links, site, language } = page;
  const query = datasetQuery(site, cube, language);
  return (
    <section>
      <h2>{texts.dataset.queryTitle}</h2>
      <p>{texts.dataset.query}</p>
      <pre tabindex={0}>
        <code>{query}</code>
      </pre>
      <p>
        <a href={links.path('sparql', { query })}>{texts.dataset.run}</a>
      </p>
    </section>
  );
}

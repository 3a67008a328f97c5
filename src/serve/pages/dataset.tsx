/** A dataset: what it is in two sentences, its figures, and all that is needed to use them. */
import type { CubeLayout } from '../../cube/index.ts';
import type { Description } from '../description.ts';
import { cubeOf } from '../lookup.ts';
import { select } from '../view-selection.ts';
import { readState } from '../view-state.ts';
import { About } from './about.tsx';
import { Citation } from './dataset/citation.tsx';
import { frame as frameOf } from './dataset/frame.ts';
import { History } from './dataset/history.tsx';
import { KeyFigures } from './dataset/key-figures.tsx';
import { StructureInShort } from './dataset/structure.tsx';
import { View } from './dataset/view.tsx';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Paragraphs } from './parts.tsx';
import { Stars, starCounts } from './stars.tsx';

export async function datasetPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, language, site } = page;
  const title = thing.text('dct:title', language) ?? thing.iri;
  const summary = thing.texts('dct:description', language);
  const notes = thing.texts('skos:note', language);
  const cube = cubeOf(site.release, thing.iri);
  const selection = cube && (await select(site.release, cube, readState(cube, page.url.searchParams)));
  const stars = (await starCounts(page, [thing])).get(thing.iri);
  const frame = selection && (await frameOf(page, thing, selection));
  return {
    title,
    kind: texts.kinds.dataset,
    summary: summary.join(' '),
    styles: ['dataset'],
    scripts: ['dataset'],
    body: (
      <>
        {summary.map((text) => (
          <p class="lead">{text}</p>
        ))}
        {frame && <KeyFigures frame={frame} stars={stars} />}
        {frame && <View frame={frame} />}
        {notes.length > 0 && (
          <section>
            <h2>{texts.dataset.notesTitle}</h2>
            <Paragraphs texts={notes} />
          </section>
        )}
        {cube && <Downloads page={page} cube={cube} />}
        <About page={page} thing={thing} />
        {frame && <StructureInShort frame={frame} />}
        {frame && <History frame={frame} />}
        <div id="stars">{stars !== undefined && <Stars page={page} dataset={thing} count={stars} />}</div>
        {frame && <Citation frame={frame} />}
      </>
    ),
  };
}

async function Downloads({ page, cube }: { page: Page; cube: CubeLayout }) {
  const { site, texts, links } = page;
  const files = site.release.manifest.downloads.filter(({ dataset }) => dataset === cube.dataset);
  const distribution = (file: string) =>
    site.iris.distribution(cube.dataset, file.slice(cube.dataset.length + 1)).value;
  const names = await page.names(files.map(({ file }) => distribution(file)));
  if (files.length === 0) return null;
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

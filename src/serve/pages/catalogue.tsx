/** The catalogue: what is published, and where to go from here. */

import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import { DatasetCards } from './cards.tsx';
import { Latest } from './latest.tsx';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Ref } from './parts.tsx';
import { quoted, SearchBox, SearchResults, SHOWN } from './search.tsx';
import { Themes } from './themes.tsx';

export async function cataloguePage(page: Page, thing: Description): Promise<PageContent> {
  const datasets = await describeEach(page.site.release, thing.iris('dcat:dataset'));
  const { texts, language, links } = page;
  const description = thing.texts('dct:description', language);
  return {
    title: page.text(page.site.title),
    summary: description.join(' '),
    ownSearch: true,
    styles: ['catalogue'],
    body: (
      <>
        <div class="hero">
          {description.map((text) => (
            <p class="lead">{text}</p>
          ))}
          <SearchBox page={page} id="search" />
          <Examples page={page} datasets={datasets} />
        </div>
        <div class="side-by-side">
          <section>
            <h2>{texts.catalogue.datasetsTitle}</h2>
            {datasets.length === 0 ? (
              <p>{texts.catalogue.none}</p>
            ) : (
              <DatasetCards page={page} datasets={datasets} />
            )}
          </section>
          <Latest page={page} />
        </div>
        <Themes page={page} catalogue={thing} datasets={datasets} />
        <div class="side-by-side halves">
          <CodeLists page={page} />
          <section>
            <h2>{texts.catalogue.askTitle}</h2>
            <p>{texts.catalogue.ask}</p>
            <p>
              <a href={links.path('sparql')}>{texts.catalogue.askLink}</a>
            </p>
          </section>
        </div>
      </>
    ),
  };
}

/** What a search finds; when that is nothing, the themes to start from. */
export async function searchPage(page: Page, query: string): Promise<PageContent> {
  const { release, iris, search } = page.site;
  const results = await search.find(query, SHOWN);
  const [catalogue] = await describeEach(release, [iris.catalog().value]);
  const datasets = await describeEach(release, catalogue?.iris('dcat:dataset') ?? []);
  const words = page.texts.search;
  return {
    title: words.resultsTitle(quoted(query)),
    summary: words.count(page.number(results.total), results.total),
    ownSearch: true,
    styles: ['catalogue'],
    body: (
      <>
        <SearchBox page={page} id="search" query={query} />
        <SearchResults page={page} query={query} results={results} />
        <p>
          <a href={page.links.path('')}>{words.back}</a>
        </p>
        {results.total === 0 && catalogue && <Themes page={page} catalogue={catalogue} datasets={datasets} />}
      </>
    ),
  };
}

/** Words to try, from what there are figures about: a benefit, a territory. */
async function Examples({ page, datasets }: { page: Page; datasets: readonly Description[] }) {
  const { release, iris } = page.site;
  const benefits = await describeEach(release, [
    ...new Set(datasets.flatMap((dataset) => dataset.iris('dct:subject'))),
  ]);
  const acronyms = benefits.flatMap((benefit) => benefit.textsOf(iris.def('acronym').value, page.language));
  const labels = await release.labels(datasets.flatMap((dataset) => dataset.iris('dcat:theme')).slice(-1));
  const examples = [...acronyms.slice(0, 1), ...[...labels.values()].map((label) => page.text(label))];
  if (examples.length === 0) return null;
  return (
    <p class="quiet">
      {page.texts.search.tryThese}{' '}
      {examples.map((example, at) => (
        <>
          {at > 0 && ', '}
          <a href={page.links.path('', { q: example })}>{example}</a>
        </>
      ))}
    </p>
  );
}

async function CodeLists({ page }: { page: Page }) {
  const { release, iris } = page.site;
  const all = await subjects(release, 'rdf:type', 'http://www.w3.org/2004/02/skos/core#ConceptScheme');
  const shown = all.filter((one) => one.startsWith(iris.scheme('').value));
  const names = await page.names(shown);
  return (
    <section>
      <h2>{page.texts.catalogue.listsTitle}</h2>
      <p>{page.texts.catalogue.lists}</p>
      <ul class="inline">
        {shown.map((one) => (
          <li>
            <Ref names={names} iri={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The catalogue: what is published, and where to go from here. */
import { iri as prefixed } from '../../rdf/index.ts';
import type { Description } from '../description.ts';
import { cubeOf, describeAll, lastPeriod, literals, subjects } from '../lookup.ts';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Paragraphs, Ref, refs } from './parts.tsx';
import { StarRow, starsOf } from './stars.tsx';

export async function cataloguePage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, language, site, links } = page;
  const description = thing.texts('dct:description', language);
  const datasets = await describeAll(site.release, thing.iris('dcat:dataset'));
  return {
    title: page.text(site.title),
    summary: description.join(' '),
    body: (
      <>
        {description.map((text) => (
          <p class="lead">{text}</p>
        ))}
        <section>
          <h2>{texts.catalogue.datasetsTitle}</h2>
          {datasets.length === 0 && <p>{texts.catalogue.none}</p>}
          <ul class="cards">
            {datasets.map((dataset) => (
              <DatasetCard page={page} dataset={dataset} />
            ))}
          </ul>
        </section>
        <Themes page={page} thing={thing} />
        <CodeLists page={page} />
        <section>
          <h2>{texts.catalogue.askTitle}</h2>
          <p>{texts.catalogue.ask}</p>
          <p>
            <a href={links.path('sparql')}>{texts.catalogue.askLink}</a>
          </p>
        </section>
      </>
    ),
  };
}

async function DatasetCard({ page, dataset }: { page: Page; dataset: Description }) {
  const { texts, language, site, links } = page;
  const cube = cubeOf(site.release, dataset.iri);
  const updated = dataset.value('dct:modified');
  const period = cube && (await lastPeriod(site.release, cube));
  const stars = await starsOf(page, dataset);
  const facts = [
    ...(cube ? [texts.catalogue.observations(page.number(cube.observations), cube.observations)] : []),
    ...(period ? [texts.catalogue.lastFigures(page.text(period.label))] : []),
    ...(updated === undefined || period ? [] : [texts.catalogue.updated(page.date(updated, 'date'))]),
  ];
  return (
    <li>
      <h3>
        <a href={links.page(dataset.iri)}>{dataset.text('dct:title', language)}</a>
      </h3>
      <Paragraphs texts={dataset.texts('dct:description', language)} />
      <p class="quiet">
        {facts.join(' · ')} {stars !== undefined && <StarRow page={page} count={stars} />}
      </p>
    </li>
  );
}

async function Themes({ page, thing }: { page: Page; thing: Description }) {
  const { release, iris } = page.site;
  const taxonomies = await describeAll(release, [
    ...thing.iris('dcat:themeTaxonomy'),
    iris.id('prestation').value,
  ]);
  const tops = taxonomies.flatMap((taxonomy) => taxonomy.iris('skos:hasTopConcept'));
  if (tops.length === 0) return null;
  const names = await page.names([...tops, ...taxonomies.map(({ iri }) => iri)]);
  const acronyms = await literals(release, iris.def('acronym').value);
  const inOrder = new Intl.Collator(page.language);
  const notations = await literals(release, prefixed('skos:notation').value);
  const themes = new Set(thing.iris('dcat:themeTaxonomy'));
  const rank = (taxonomy: string, one: string) =>
    (themes.has(taxonomy) ? notations.get(one) : acronyms.get(one)) ?? names.of(one);
  return (
    <section>
      <h2>{page.texts.catalogue.themesTitle}</h2>
      <p>{page.texts.catalogue.themes}</p>
      {taxonomies.map((taxonomy) => (
        <>
          <h3>
            <Ref names={names} iri={taxonomy.iri} />
          </h3>
          <ul class="columns">
            {taxonomy
              .iris('skos:hasTopConcept')
              .toSorted((a, b) => inOrder.compare(rank(taxonomy.iri, a), rank(taxonomy.iri, b)))
              .map((iri) => (
                <li>
                  <Ref names={names} iri={iri} />{' '}
                  {acronyms.has(iri) && <span class="quiet">({acronyms.get(iri)})</span>}
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}

async function CodeLists({ page }: { page: Page }) {
  const { release, iris } = page.site;
  const all = await subjects(release, 'rdf:type', 'http://www.w3.org/2004/02/skos/core#ConceptScheme');
  const shown = all.filter((iri) => iri.startsWith(iris.scheme('').value));
  const names = await page.names(shown);
  return (
    <section>
      <h2>{page.texts.catalogue.listsTitle}</h2>
      <p>{page.texts.catalogue.lists}</p>
      {refs(names, shown)}
    </section>
  );
}

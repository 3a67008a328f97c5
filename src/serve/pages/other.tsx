/** A thing that has no page of its own kind: its names and texts, and what the graph says. */
import { iri } from '../../rdf/index.ts';
import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import { DatasetCards } from './cards.tsx';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Facts, Paragraphs } from './parts.tsx';

export async function otherPage(page: Page, thing: Description): Promise<PageContent> {
  const types = thing.iris('rdf:type');
  const names = await page.names([thing.iri, ...types]);
  const [type] = types;
  const [lead, ...more] = textsAbout(page, thing);
  return {
    title: names.of(thing.iri),
    kind: type === undefined ? page.texts.kinds.thing : names.of(type),
    ...(lead !== undefined && { summary: lead }),
    body: (
      <>
        {lead !== undefined && <p class="lead">{lead}</p>}
        <Paragraphs texts={more} />
      </>
    ),
  };
}

/** Who publishes, and what. */
export async function publisherPage(page: Page, thing: Description): Promise<PageContent> {
  const words = page.texts.things.publisher;
  const content = await otherPage(page, thing);
  const published = await subjects(page.site.release, 'dct:publisher', thing.iri);
  const datasets = (await describeEach(page.site.release, published)).filter((one) =>
    one.isA('dcat:Dataset'),
  );
  const lead = words.lead(content.title, { written: page.number(datasets.length), count: datasets.length });
  const names = await page.names([]);
  const [site] = [...thing.iris('foaf:homepage'), ...thing.iris('foaf:page')];
  return {
    ...content,
    kind: names.of(iri('foaf:Organization').value),
    summary: lead,
    styles: ['catalogue'],
    body: (
      <>
        <p class="lead">{lead}</p>
        {content.body}
        <Facts facts={[[words.site, site === undefined ? undefined : <a href={site}>{site}</a>]]} />
        <section>
          <h2>{words.datasets}</h2>
          <DatasetCards page={page} datasets={datasets} />
        </section>
      </>
    ),
  };
}

/** What is said about a thing in running text. */
export function textsAbout(page: Page, thing: Description): readonly string[] {
  return (
    ['dct:description', 'rdfs:comment', 'skos:definition', 'skos:scopeNote', 'skos:note'] as const
  ).flatMap((property) => thing.texts(property, page.language));
}

/** Which page shows which kind of thing. */

import type { Description } from '../description.ts';
import { describe } from '../lookup.ts';
import { cataloguePage } from './catalogue.tsx';
import { codeListPage } from './code-list.tsx';
import { conceptPage } from './concept.tsx';
import { datasetPage } from './dataset.tsx';
import { Graph } from './graph.tsx';
import type { PageContent } from './layout.tsx';
import { observationPage } from './observation.tsx';
import { otherPage, publisherPage } from './other.tsx';
import type { Page } from './page.ts';
import { periodPage } from './period.tsx';
import { propertyPage } from './property.tsx';
import { structurePage } from './structure.tsx';
import { tablePage } from './table.tsx';
import { territoryPage } from './territory.tsx';

export type PageMaker = (page: Page, thing: Description) => Promise<PageContent>;

/** The first rule that holds for a thing says how it is shown. */
const rules: readonly (readonly [holds: (thing: Description, page: Page) => boolean, make: PageMaker])[] = [
  [(thing) => thing.isA('dcat:Catalog'), cataloguePage],
  [(thing) => thing.isA('qb:DataSet'), datasetPage],
  [(thing) => thing.isA('qb:DataStructureDefinition'), structurePage],
  [(thing) => thing.isA('qb:Observation'), observationPage],
  [(thing) => thing.isA('qb:ObservationGroup'), tablePage],
  [(thing, { site }) => thing.iris('skos:inScheme').includes(site.iris.scheme('area').value), territoryPage],
  [(thing, { site }) => thing.iris('skos:inScheme').includes(site.iris.scheme('period').value), periodPage],
  [(thing) => thing.isA('skos:ConceptScheme'), codeListPage],
  [(thing) => thing.isA('skos:Concept'), conceptPage],
  [(thing) => thing.isA('rdf:Property') || thing.isA('rdfs:Class') || thing.isA('owl:Class'), propertyPage],
  [(thing) => thing.isA('foaf:Organization'), publisherPage],
  [() => true, otherPage],
];

/** The page about a thing that the release knows: sentences first, then what the graph says. */
export async function thingPage(page: Page, iri: string): Promise<PageContent> {
  const thing = await describe(page.site.release, iri);
  const [, make] = rules.find(([holds]) => holds(thing, page)) ?? [undefined, otherPage];
  const content = await make(page, thing);
  return {
    ...content,
    about: iri,
    scripts: [...(content.scripts ?? []), 'things'],
    styles: [...new Set([...(content.styles ?? []), 'things'])],
    body: (
      <>
        {content.body}
        <Graph page={page} thing={thing} />
      </>
    ),
  };
}

/** A source table: when it was updated, where it was published, and what was read from it. */
import { iri, namedNode } from '../../rdf/index.ts';
import type { Description } from '../description.ts';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Ref } from './parts.tsx';

export async function tablePage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site, links } = page;
  const [dataset] = thing.iris('dct:isPartOf');
  const [published] = thing.iris('foaf:page');
  const updated = thing.value('dct:modified');
  const count = await site.release.count({ subject: namedNode(thing.iri), predicate: iri('qb:observation') });
  const names = await page.names([thing.iri, dataset]);
  return {
    title: names.of(thing.iri),
    kind: texts.kinds.table,
    trail: dataset === undefined ? [] : [{ href: links.page(dataset), label: names.of(dataset) }],
    body: (
      <>
        {dataset !== undefined && (
          <p class="lead">
            {texts.table.lead} <Ref names={names} iri={dataset} />.
          </p>
        )}
        <p>{texts.table.observations(page.number(count), count)}</p>
        {updated !== undefined && <p>{texts.table.updated(page.date(updated, 'date'))}</p>}
        {published !== undefined && (
          <p>
            {texts.table.page} <a href={published}>{published}</a>
          </p>
        )}
      </>
    ),
  };
}

/** A period: everything that is published about it. */
import type { Description } from '../description.ts';
import { Appearances } from './appearances.tsx';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';

export async function periodPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, links } = page;
  const schemes = thing.iris('skos:inScheme');
  const names = await page.names([thing.iri, ...schemes]);
  return {
    title: capital(names.of(thing.iri)),
    kind: texts.kinds.period,
    trail: schemes.slice(0, 1).map((scheme) => ({ href: links.page(scheme), label: names.of(scheme) })),
    body: (
      <>
        <p class="lead">{texts.period.lead}</p>
        <Appearances page={page} thing={thing} none={texts.period.none} />
      </>
    ),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

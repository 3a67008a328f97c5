/** A period: when it is, what comes before and after, and everything that is published about it. */
import { periodSpan } from '../../describe/index.ts';
import type { Description } from '../description.ts';
import { capital } from '../texts/saying.ts';
import { Appearances, appearancesOf } from './appearances.tsx';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Steps, stepsOf } from './steps.tsx';

export async function periodPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, links } = page;
  const words = texts.things.period;
  const schemes = thing.iris('skos:inScheme');
  const names = await page.names([thing.iri, ...schemes]);
  const found = await appearancesOf(page, thing.iri);
  const name = names.of(thing.iri);
  const { first, last } = periodSpan(thing.value('skos:notation') ?? '');
  const lead = words.lead(name, page.date(first, 'date'), page.date(last, 'date'));
  return {
    title: capital(name),
    kind: texts.kinds.period,
    trail: schemes.slice(0, 1).map((scheme) => ({ href: links.page(scheme), label: names.of(scheme) })),
    summary: lead,
    styles: ['charts', 'things'],
    body: (
      <>
        <p class="lead">{lead}</p>
        <Steps page={page} steps={await stepsOf(page, thing.iri)} />
        <section>
          <h2>{texts.things.figures.title}</h2>
          {found.length === 0 && <p>{words.none}</p>}
          <Appearances page={page} found={found} />
        </section>
      </>
    ),
  };
}

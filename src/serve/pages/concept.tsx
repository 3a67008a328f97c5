/** A code, a theme or a benefit: what it means, what surrounds it, what is published about it. */
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import { Appearances, appearancesOf } from './appearances.tsx';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Facts, Paragraphs, refs } from './parts.tsx';

export async function conceptPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site } = page;
  const [below, themed, about] = await Promise.all([
    subjects(site.release, 'skos:broader', thing.iri),
    subjects(site.release, 'dcat:theme', thing.iri),
    subjects(site.release, 'dct:subject', thing.iri),
  ]);
  const schemes = thing.iris('skos:inScheme');
  const broader = thing.iris('skos:broader');
  const narrower = [...new Set([...thing.iris('skos:narrower'), ...below])];
  const datasets = [...new Set([...themed, ...about])];
  const [type] = thing.iris('rdf:type').filter((iri) => !iri.endsWith('#Concept'));
  const names = await page.names([thing.iri, type, ...schemes, ...broader, ...narrower, ...datasets]);
  const classifies = [site.iris.id('theme').value, site.iris.id('prestation').value].some((scheme) =>
    schemes.includes(scheme),
  );
  return {
    title: names.of(thing.iri),
    styles: ['charts', 'things'],
    kind: type === undefined ? texts.kinds.concept : names.of(type),
    trail: schemes.slice(0, 1).map((scheme) => ({ href: page.links.page(scheme), label: names.of(scheme) })),
    body: (
      <>
        <Paragraphs texts={textsAbout(page, thing)} />
        <Facts
          facts={[
            [texts.concept.notation, thing.value('skos:notation')],
            [texts.concept.inList, refs(names, schemes)],
            [texts.concept.broader, refs(names, broader)],
            [texts.concept.narrower, refs(names, narrower)],
          ]}
        />
        {(classifies || datasets.length > 0) && (
          <section>
            <h2>{texts.concept.datasetsTitle}</h2>
            {refs(names, datasets) ?? <p>{texts.concept.none}</p>}
          </section>
        )}
        <Appearances page={page} found={await appearancesOf(page, thing.iri)} />
      </>
    ),
  };
}

/** A code, a theme or a benefit: what it means, what surrounds it, what is published about it. */

import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import { capital } from '../texts/saying.ts';
import { Appearances, appearancesOf } from './appearances.tsx';
import { DatasetCards } from './cards.tsx';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Facts, Paragraphs, refs } from './parts.tsx';

/** How many levels of themes and benefits are looked through for datasets. */
const LEVELS = 4;

export async function conceptPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site } = page;
  const words = texts.things.concept;
  const schemes = thing.iris('skos:inScheme');
  const broader = thing.iris('skos:broader');
  const narrower = [...new Set([...thing.iris('skos:narrower'), ...(await below(page, [thing.iri]))])];
  const isTheme = schemes.includes(site.iris.id('theme').value);
  const classifies = isTheme || schemes.includes(site.iris.id('prestation').value);
  const [datasets, around, found] = await Promise.all([
    datasetsOf(page, thing.iri),
    below(page, broader),
    appearancesOf(page, thing.iri),
  ]);
  const siblings = around.filter((iri) => iri !== thing.iri);
  const [type] = thing.iris('rdf:type').filter((iri) => !iri.endsWith('#Concept'));
  const names = await page.names([thing.iri, type, ...schemes, ...broader, ...narrower, ...siblings]);
  const name = names.of(thing.iri);
  const acronym = thing.properties.get(site.iris.def('acronym').value)?.[0]?.value;
  const [lead, ...more] = textsAbout(page, thing);
  return {
    title: acronym === undefined || name.includes(acronym) ? capital(name) : `${name} (${acronym})`,
    kind: isTheme ? words.theme : type === undefined ? texts.kinds.concept : names.of(type),
    trail: [...schemes.slice(0, 1), ...broader.slice(0, 1)].map((iri) => ({
      href: page.links.page(iri),
      label: names.of(iri),
    })),
    ...(lead !== undefined && { summary: lead }),
    styles: ['catalogue', 'charts', 'things'],
    body: (
      <>
        {lead !== undefined && <p class="lead">{lead}</p>}
        <Paragraphs texts={more} />
        {acronym !== undefined && <p>{words.stands(acronym, name)}</p>}
        {(classifies || datasets.length > 0) && <Datasets page={page} datasets={datasets} />}
        {found.length > 0 && (
          <section>
            <h2>{texts.things.figures.title}</h2>
            <Appearances page={page} found={found} />
          </section>
        )}
        <section>
          <h2>{words.placeTitle}</h2>
          <Facts
            facts={[
              [texts.concept.notation, thing.value('skos:notation')],
              [texts.concept.inList, refs(names, schemes)],
              [texts.concept.broader, refs(names, broader)],
              [texts.concept.narrower, refs(names, narrower)],
              [words.around, refs(names, siblings)],
            ]}
          />
        </section>
      </>
    ),
  };
}

function Datasets({ page, datasets }: { page: Page; datasets: readonly Description[] }) {
  const { texts } = page;
  const count = { written: page.number(datasets.length), count: datasets.length };
  return (
    <section>
      <h2>{texts.concept.datasetsTitle}</h2>
      <p>{datasets.length === 0 ? texts.concept.none : texts.things.concept.used(count)}</p>
      <DatasetCards page={page} datasets={datasets} />
    </section>
  );
}

/** What is directly under some concepts. */
async function below({ site }: Page, concepts: readonly string[]): Promise<string[]> {
  const found = await Promise.all(concepts.map((iri) => subjects(site.release, 'skos:broader', iri)));
  return [...new Set(found.flat())].sort();
}

/** The datasets about a concept or anything under it. */
async function datasetsOf(page: Page, iri: string): Promise<Description[]> {
  const { release } = page.site;
  const concepts = [iri];
  let level = [iri];
  for (let depth = 0; depth < LEVELS && level.length > 0; depth += 1) {
    level = (await below(page, level)).filter((one) => !concepts.includes(one));
    concepts.push(...level);
  }
  const about = await Promise.all(
    concepts.flatMap((concept) => [
      subjects(release, 'dcat:theme', concept),
      subjects(release, 'dct:subject', concept),
    ]),
  );
  return describeEach(release, [...new Set(about.flat())].sort());
}

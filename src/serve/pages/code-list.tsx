/** A code list: what it is for, and all its codes, each leading to its page. */

import { iri } from '../../rdf/index.ts';
import type { Description } from '../description.ts';
import { IncomingLinks } from '../incoming.ts';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { offsetOf, Paging } from './paging.tsx';
import { Facts, Paragraphs, Ref } from './parts.tsx';

/** How many codes a page lists. */
const SHOWN = 1_000;

export async function codeListPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site } = page;
  const words = texts.things.codeList;
  const property = iri('skos:inScheme').value;
  const links = await IncomingLinks.of(site.release, thing.iri);
  const count = links.properties.find((one) => one.property === property)?.count ?? 0;
  const from = offsetOf(page, 'codes', count);
  const codes = await links.subjects(property, SHOWN, from);
  const names = await page.names([thing.iri, ...codes]);
  const collator = new Intl.Collator(page.language, { numeric: true });
  codes.sort((a, b) => collator.compare(names.of(a), names.of(b)));
  const lead = words.lead({ written: page.number(count), count });
  return {
    title: names.of(thing.iri),
    kind: texts.kinds.codeList,
    summary: lead,
    body: (
      <>
        <p class="lead">{lead}</p>
        <Paragraphs texts={textsAbout(page, thing)} />
        <Uses page={page} thing={thing} />
        <section>
          <h2>{texts.concept.codesTitle}</h2>
          <ul class="columns">
            {codes.map((code) => (
              <li>
                <Ref names={names} iri={code} />
              </li>
            ))}
          </ul>
          {codes.length < count && (
            <Paging
              page={page}
              parameter="codes"
              label={texts.concept.codesTitle}
              part={{ from, to: from + codes.length, count, size: SHOWN }}
              shown={words.shown}
            />
          )}
        </section>
      </>
    ),
  };
}

/** The datasets whose dimensions take their codes from the list. */
async function Uses({ page, thing }: { page: Page; thing: Description }) {
  const { release, iris } = page.site;
  const uses = release.manifest.cubes.flatMap(({ dataset, dimensions }) =>
    dimensions
      .filter(({ scheme }) => iris.scheme(scheme).value === thing.iri)
      .map(({ property }) => ({ dataset: iris.dataset(dataset).value, property })),
  );
  if (uses.length === 0) return null;
  const names = await page.names(uses.flatMap(({ dataset, property }) => [dataset, property]));
  return (
    <section>
      <h2>{page.texts.things.codeList.usedTitle}</h2>
      <Facts
        facts={uses.map(({ dataset, property }) => [
          page.texts.things.codeList.used(names.of(property).toLowerCase()),
          <Ref names={names} iri={dataset} />,
        ])}
      />
    </section>
  );
}

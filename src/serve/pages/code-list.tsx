/** A code list: all its codes, each leading to its page. */
import { iri, namedNode } from '../../rdf/index.ts';
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Paragraphs, Ref } from './parts.tsx';

/** How many codes a page lists. */
const SHOWN = 1_000;

export async function codeListPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site } = page;
  const found = await subjects(site.release, 'skos:inScheme', thing.iri, SHOWN + 1);
  const codes = found.slice(0, SHOWN);
  const names = await page.names([thing.iri, ...codes]);
  const collator = new Intl.Collator(page.language, { numeric: true });
  codes.sort((a, b) => collator.compare(names.of(a), names.of(b)));
  const count = found.length > SHOWN ? await countOf(page, thing) : found.length;
  return {
    title: names.of(thing.iri),
    kind: texts.kinds.codeList,
    body: (
      <>
        <p class="lead">{texts.concept.listLead(page.number(count), count)}</p>
        <Paragraphs texts={textsAbout(page, thing)} />
        <section>
          <h2>{texts.concept.codesTitle}</h2>
          <ul class="columns">
            {codes.map((code) => (
              <li>
                <Ref names={names} iri={code} />
              </li>
            ))}
          </ul>
          {count > SHOWN && <p>{texts.graph.more}</p>}
        </section>
      </>
    ),
  };
}

function countOf({ site }: Page, thing: Description): Promise<number> {
  return site.release.count({ predicate: iri('skos:inScheme'), object: namedNode(thing.iri) });
}

/** A territory: everything that is published about it, and how it relates to others. */
import type { Description } from '../description.ts';
import { describeAll, subjects } from '../lookup.ts';
import { Appearances } from './appearances.tsx';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Facts, Paragraphs, Ref, refs } from './parts.tsx';

const INSEE = 'http://id.insee.fr/';

export async function territoryPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site, links } = page;
  const words = texts.territory;
  const kinds = kindsOf(thing);
  const exact = thing.iris('skos:exactMatch');
  const close = thing.iris('skos:closeMatch');
  const within = thing.iris('skos:broader');
  const successors = thing.iris('dct:isReplacedBy');
  const predecessors = thing.iris('dct:replaces');
  const contains = await subjects(site.release, 'skos:broader', thing.iri, 500);
  const names = await page.names([
    thing.iri,
    ...[kinds, exact, close, within, successors, predecessors, contains].flat(),
  ]);
  const matches = await describeAll(site.release, [...exact, ...close]);
  const matchKinds = new Map(matches.map((match) => [match.iri, kindsOf(match)[0]]));
  const kindNames = await page.names(matchKinds.values());
  /** A Caf and its department often have the same name: say which is which. */
  const withKinds = (iris: readonly string[]) =>
    iris.length === 0
      ? undefined
      : iris.map((iri) => {
          const kindOfMatch = matchKinds.get(iri);
          return (
            <span>
              <Ref names={names} iri={iri} />{' '}
              {kindOfMatch !== undefined && <span class="quiet">({kindNames.of(kindOfMatch)})</span>}
            </span>
          );
        });
  const [kind] = kinds;
  const insee = [thing.iri, ...exact, ...close].filter((iri) => iri.startsWith(INSEE));
  const day = (property: 'validFrom' | 'validUntil') => {
    const [value] = thing.properties.get(site.iris.def(property).value) ?? [];
    return value?.termType === 'Literal' ? page.literal(value) : undefined;
  };
  return {
    title: names.of(thing.iri),
    kind: kind === undefined ? texts.kinds.territory : names.of(kind),
    trail: within.slice(0, 1).map((iri) => ({ href: links.page(iri), label: names.of(iri) })),
    body: (
      <>
        <Paragraphs texts={textsAbout(page, thing)} />
        <Appearances page={page} thing={thing} none={words.none} />
        <section>
          <h2>{words.linksTitle}</h2>
          <Facts
            facts={[
              [words.exact, withKinds(exact)],
              [words.close, withKinds(close)],
              [words.within, refs(names, within)],
              [words.from, day('validFrom')],
              [words.until, day('validUntil')],
              [words.followedBy, refs(names, successors)],
              [words.follows, refs(names, predecessors)],
              [words.contains, refs(names, contains)],
              [
                words.insee,
                insee.length === 0 ? undefined : (
                  <ul>
                    {insee.map((iri) => (
                      <li>
                        <a href={iri} class="address">
                          {iri}
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
              ],
            ]}
          />
        </section>
      </>
    ),
  };
}

/** The types that say something about a territory. */
const kindsOf = (thing: Description) => thing.iris('rdf:type').filter((type) => !type.endsWith('#Concept'));

/** What refers to a thing: by property with counts, then page by page. */
import { IncomingLinks } from '../../incoming.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { Facts, Ref } from '../parts.tsx';

/** How many things are shown for each property, and on a page of one property. */
const FIRST = 5;
const PAGE = 50;

export async function IncomingSection({ page, iri }: { page: Page; iri: string }) {
  const links = await IncomingLinks.of(page.site.release, iri);
  const asked = links.properties.find(({ property }) => property === page.asked('incoming'));
  const total = links.properties.reduce((sum, { count }) => sum + count, 0);
  const words = page.texts.things.graph;
  return (
    <section id="incoming">
      <h2>{page.texts.graph.incomingTitle}</h2>
      <p class="quiet">
        {total === 0 ? words.none : words.incoming({ written: page.number(total), count: total })}
      </p>
      {asked ? (
        <OneProperty page={page} links={links} property={asked.property} count={asked.count} />
      ) : (
        <ByProperty page={page} links={links} />
      )}
    </section>
  );
}

async function ByProperty({ page, links }: { page: Page; links: IncomingLinks }) {
  const groups = await Promise.all(
    links.properties.map(async (group) => ({
      ...group,
      subjects: await links.subjects(group.property, FIRST),
    })),
  );
  const names = await page.names(groups.flatMap(({ property, subjects }) => [property, ...subjects]));
  return (
    <Facts
      facts={groups.map(({ property, count, subjects }) => [
        <>
          <Ref names={names} iri={property} /> <span class="quiet">({page.number(count)})</span>
        </>,
        <>
          <List names={names} subjects={subjects} />
          {count > FIRST && (
            <a href={hrefOf(page, property)}>
              {page.texts.things.graph.all({ written: page.number(count), count })}
            </a>
          )}
        </>,
      ])}
    />
  );
}

async function OneProperty({
  page,
  links,
  property,
  count,
}: {
  page: Page;
  links: IncomingLinks;
  property: string;
  count: number;
}) {
  const asked = Math.trunc(Number(page.asked('after') ?? 0)) || 0;
  const from = asked > 0 && asked < count ? asked : 0;
  const subjects = await links.subjects(property, PAGE, from);
  const names = await page.names([property, ...subjects]);
  const words = page.texts.things.graph;
  const to = from + subjects.length;
  return (
    <>
      <Facts
        facts={[
          [
            <>
              <Ref names={names} iri={property} /> <span class="quiet">({page.number(count)})</span>
            </>,
            <List names={names} subjects={subjects} />,
          ],
        ]}
      />
      <nav class="paging" aria-label={page.texts.graph.incomingTitle}>
        <span class="quiet">{words.shown(page.number(from + 1), page.number(to), page.number(count))}</span>
        {from > 0 && (
          <a rel="prev" href={hrefOf(page, property, Math.max(0, from - PAGE))}>
            {words.previous}
          </a>
        )}
        {to < count && (
          <a rel="next" href={hrefOf(page, property, to)}>
            {words.next}
          </a>
        )}
        <a href={page.withQuery({ incoming: undefined, after: undefined }, 'incoming')}>{words.back}</a>
      </nav>
    </>
  );
}

const hrefOf = (page: Page, property: string, after = 0): string =>
  page.withQuery({ incoming: property, after: String(after) }, 'incoming');

function List({ names, subjects }: { names: Names; subjects: readonly string[] }) {
  return (
    <ul>
      {subjects.map((subject) => (
        <li>
          <Ref names={names} iri={subject} />
        </li>
      ))}
    </ul>
  );
}

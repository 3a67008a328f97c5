/** What refers to a thing: by property with counts, then page by page. */
import { IncomingLinks } from '../../incoming.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { offsetOf, Paging } from '../paging.tsx';
import { Facts, Ref } from '../parts.tsx';

/** How many things are shown for each property, and on a page of one property. */
const FIRST = 5;
const PAGE = 50;

const ANCHOR = 'incoming';

export async function IncomingSection({ page, iri }: { page: Page; iri: string }) {
  const links = await IncomingLinks.of(page.site.release, iri);
  const asked = links.properties.find(({ property }) => property === page.asked('incoming'));
  const total = links.properties.reduce((sum, { count }) => sum + count, 0);
  const words = page.texts.things.graph;
  return (
    <section id={ANCHOR}>
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
            <a href={page.withQuery({ incoming: property, after: undefined }, ANCHOR)}>
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
  const from = offsetOf(page, 'after', count);
  const subjects = await links.subjects(property, PAGE, from);
  const names = await page.names([property, ...subjects]);
  const words = page.texts.things.graph;
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
      <Paging
        page={page}
        parameter="after"
        label={page.texts.graph.incomingTitle}
        part={{ from, to: from + subjects.length, count, size: PAGE }}
        shown={words.shown}
        anchor={ANCHOR}
      >
        <a href={page.withQuery({ incoming: undefined, after: undefined }, ANCHOR)}>{words.back}</a>
      </Paging>
    </>
  );
}

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

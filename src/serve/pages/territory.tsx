/** A territory: everything that is published about it, where it is, and how it relates to others. */
import type { Description } from '../description.ts';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Paragraphs } from './parts.tsx';
import { TerritoryFigures } from './territory/figures.tsx';
import { type Kin, kinOf } from './territory/kin.ts';
import { leadOf } from './territory/lead.ts';
import { TerritoryMap } from './territory/map.tsx';
import { Relations } from './territory/relations.tsx';

export async function territoryPage(page: Page, thing: Description): Promise<PageContent> {
  const kin = await kinOf(page, thing);
  const { names, parent } = kin;
  const [kind] = thing.iris('rdf:type').filter((type) => !type.endsWith('#Concept'));
  const kinds = await page.names([kind]);
  const lead = await leadOf(page, thing, kin);
  return {
    title: names.of(thing.iri),
    kind: kind === undefined ? page.texts.kinds.territory : kinds.of(kind),
    trail: parent === undefined ? [] : [{ href: page.links.page(parent), label: names.of(parent) }],
    summary: lead.join(' '),
    styles: ['charts', 'things'],
    body: (
      <>
        <p class="lead">{lead.join(' ')}</p>
        <Successors page={page} kin={kin} />
        <Paragraphs texts={textsAbout(page, thing)} />
        {kin.kind === 'pays' || kin.kind === 'region' ? (
          <>
            <TerritoryMap page={page} thing={thing} kin={kin} />
            <TerritoryFigures page={page} thing={thing} kin={kin} />
          </>
        ) : (
          <>
            <TerritoryFigures page={page} thing={thing} kin={kin} />
            <TerritoryMap page={page} thing={thing} kin={kin} />
          </>
        )}
        <Relations page={page} thing={thing} kin={kin} />
      </>
    ),
  };
}

/** A territory that is no more leads to what followed it. */
function Successors({ page, kin }: { page: Page; kin: Kin }) {
  if (kin.successors.length === 0) return null;
  const { grammar, territory } = page.texts.things;
  return (
    <div class="notice">
      <p>
        {territory.since}{' '}
        {kin.successors.map((iri, at) => (
          <>
            {at > 0 && ', '}
            <a href={page.links.page(iri)}>{grammar.the(kin.place(iri))}</a>
          </>
        ))}
        .
      </p>
    </div>
  );
}

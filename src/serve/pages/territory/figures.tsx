/** What is published about a territory: its own figures, and those of the Caf that stands for it. */
import type { Description } from '../../description.ts';
import { Appearances, appearancesOf } from '../appearances.tsx';
import type { Page } from '../page.ts';
import type { Kin } from './kin.ts';
import { counterparts, publishedAreas } from './published.ts';
import { unfolding } from './relations.tsx';

export async function TerritoryFigures({ page, thing, kin }: { page: Page; thing: Description; kin: Kin }) {
  const { territory, figures } = page.texts.things;
  const own = await appearancesOf(page, thing.iri);
  const cafs = kin.kind === 'departement' ? [...kin.exact, ...kin.close] : [];
  const through = await Promise.all(
    cafs.map(async (caf) => ({ caf, found: await appearancesOf(page, caf) })),
  );
  const published = through.filter(({ found }) => found.length > 0);
  const below = own.length + published.length > 0 ? [] : await publishedBelow(page, kin);
  return (
    <section>
      <h2>{figures.title}</h2>
      {own.length + published.length === 0 && (
        <p>{below.length > 0 ? territory.onlyBelow : territory.nothing}</p>
      )}
      {unfolding(page, kin.names, below)}
      <Appearances page={page} found={own} />
      {published.map(({ caf, found }) => (
        <>
          <p class="notice">
            {territory.throughCaf(kin.place(caf), kin.exact.includes(caf))}{' '}
            <a href={page.links.page(caf)}>{kin.names.of(caf)}</a>
          </p>
          <Appearances page={page} found={found} />
        </>
      ))}
    </section>
  );
}

/** The parts of a territory of which there are figures; a former region's departments have those of their Cafs. */
async function publishedBelow(page: Page, { parts }: Kin): Promise<string[]> {
  const [areas, others] = await Promise.all([publishedAreas(page), counterparts(page)]);
  const direct = Object.values(parts)
    .flat()
    .filter((iri) => areas.has(iri));
  if (direct.length > 0) return direct;
  return (parts.departement ?? []).filter((iri) => others.get(iri)?.some((area) => areas.has(area)));
}

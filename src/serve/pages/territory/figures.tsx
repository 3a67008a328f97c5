/** What is published about a territory: its own figures, and those of the Caf that stands for it. */
import type { Description } from '../../description.ts';
import { Appearances, appearancesOf } from '../appearances.tsx';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { kindOf } from '../sentence.ts';
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
  const nothing = own.length + published.length === 0;
  const below = nothing ? await publishedBelow(page, kin) : undefined;
  return (
    <section>
      <h2>{figures.title}</h2>
      {below && (
        <>
          <p>{below.iris.length > 0 ? territory.onlyBelow : territory.nothing}</p>
          {unfolding(page, below.names, below.iris)}
        </>
      )}
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

/**
 * The territories of a larger one of which there are figures: its parts, a former region's departments by their Cafs,
 * and anything of the country but communes, which are too many.
 */
async function publishedBelow(page: Page, { kind, parts, names }: Kin): Promise<Below> {
  const [areas, others] = await Promise.all([publishedAreas(page), counterparts(page)]);
  if (kind === 'pays') {
    const iris = [...areas].filter((iri) => kindOf(page, iri) !== 'commune');
    const known = await page.names(iris);
    const collator = new Intl.Collator(page.language);
    return {
      iris: iris.sort((one, other) => collator.compare(known.of(one), known.of(other))),
      names: known,
    };
  }
  const direct = Object.values(parts)
    .flat()
    .filter((iri) => areas.has(iri));
  const through = (parts.departement ?? []).filter((iri) => others.get(iri)?.some((area) => areas.has(area)));
  return { iris: direct.length > 0 ? direct : through, names };
}

interface Below {
  readonly iris: readonly string[];
  readonly names: Names;
}

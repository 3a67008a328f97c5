/** Every dataset that has figures for a code, a territory or a period, with these figures. */
import type { CubeLayout } from '../../cube/index.ts';
import type { FigureRow } from '../../store/index.ts';
import type { Description } from '../description.ts';
import { type View, viewOf } from '../view.ts';
import { Figures } from './figures.tsx';
import type { Names } from './names.ts';
import type { Page } from './page.ts';
import { nounOf, sentence } from './sentence.ts';

/** A dataset in which a concept is the value of a dimension. */
interface Appearance {
  readonly dataset: string;
  readonly dimension: string;
  readonly noun: string;
  readonly view: View;
  /** The figure of the latest period, when the period is all that varies. */
  readonly latest: FigureRow | undefined;
}

/** @param none  what to say when no dataset has figures for it; nothing when undefined */
export async function Appearances({ page, thing, none }: { page: Page; thing: Description; none?: string }) {
  const appearances = await appearancesOf(page, thing);
  if (appearances.length === 0) return none === undefined ? null : <p>{none}</p>;
  const names = await page.names(
    appearances.flatMap(({ dataset, view: { cube } }) => [
      dataset,
      cube.measure.property,
      ...cube.dimensions.map(({ property }) => property),
    ]),
  );
  return (
    <section>
      <h2>{page.texts.territory.figuresTitle}</h2>
      {appearances.map((appearance) => (
        <Appears page={page} names={names} appearance={appearance} />
      ))}
    </section>
  );
}

function Appears({ page, names, appearance }: { page: Page; names: Names; appearance: Appearance }) {
  const { dataset, dimension, noun, view, latest } = appearance;
  const words = page.texts.territory;
  return (
    <>
      <h3>
        <a href={page.links.page(dataset)}>{names.of(dataset)}</a>
      </h3>
      {latest !== undefined && (
        <p>
          {words.latest} <a href={page.links.page(latest.iri)}>{sentence(page, latest, noun, [dimension])}</a>
          .
        </p>
      )}
      <Figures page={page} view={view} names={names} prefix={prefixOf(view.cube)} />
    </>
  );
}

/** Keeps apart what the reader chooses in the tables of several datasets. */
const prefixOf = (cube: CubeLayout) => `${cube.dataset}.`;

async function appearancesOf(page: Page, thing: Description): Promise<Appearance[]> {
  const { release, iris } = page.site;
  const schemes = thing.iris('skos:inScheme');
  const code = thing.value('skos:notation');
  const places = release.manifest.cubes.flatMap((cube) =>
    cube.dimensions
      .filter(({ scheme }) => schemes.includes(iris.scheme(scheme).value))
      .map(({ id }) => ({ cube, dimension: id })),
  );
  const found = await Promise.all(
    places.map(async ({ cube, dimension }) => {
      const view =
        code === undefined
          ? undefined
          : await viewOf(release, cube, { [dimension]: code }, (name) => page.asked(prefixOf(cube) + name));
      if (!view) return [];
      const noun = await nounOf(page, cube);
      return [{ dataset: iris.dataset(cube.dataset).value, dimension, noun, view, latest: latestOf(view) }];
    }),
  );
  return found.flat();
}

function latestOf(view: View): FigureRow | undefined {
  const isPeriod = view.cube.dimensions.some(({ id, scheme }) => id === view.down && scheme === 'period');
  if (!isPeriod || view.across !== undefined) return undefined;
  return view.rows.flatMap((row) => view.cell(row) ?? []).at(-1);
}

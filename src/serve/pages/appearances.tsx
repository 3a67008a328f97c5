/** Every dataset that has figures for a code, a territory or a period, with these figures. */
import type { CubeLayout } from '../../cube/index.ts';
import { namedNode } from '../../rdf/index.ts';
import { type FigureRow, type IndexedCode, Pivot } from '../../store/index.ts';
import { isPeriod } from '../view-state.ts';
import { type Along, along } from './along.ts';
import { AlongTable } from './along-table.tsx';
import type { Page } from './page.ts';
import { Ref } from './parts.tsx';
import { changeSince, sentence, type Wording, whenOf, wordingOf } from './sentence.ts';
import { sharesOf } from './share.ts';

/** A dataset in which a thing is the value of a dimension. */
export interface Appearance {
  readonly cube: CubeLayout;
  readonly dimension: string;
  readonly code: IndexedCode;
  readonly along: Along;
  readonly wording: Wording;
}

/** Where an IRI stands as a code of a dimension. */
export async function appearancesOf(page: Page, iri: string): Promise<Appearance[]> {
  const { release } = page.site;
  const id = await release.id(namedNode(iri));
  if (id === undefined) return [];
  const places = release.manifest.cubes.flatMap((cube) =>
    cube.dimensions.map((dimension) => ({ cube, dimension: dimension.id })),
  );
  const found = await Promise.all(
    places.map(async ({ cube, dimension }) => {
      const code = (await new Pivot(release, cube.dataset).codes(dimension)).byId.get(id);
      const figures = code && (await along(release, cube, { [dimension]: code.code }));
      if (!code || !figures) return [];
      return [{ cube, dimension, code, along: figures, wording: await wordingOf(page, cube) }];
    }),
  );
  return found.flat();
}

/** The figures of each dataset, with the latest one in a sentence. */
export function Appearances({ page, found }: { page: Page; found: readonly Appearance[] }) {
  return (
    <>
      {found.map((appearance) => (
        <Appears page={page} appearance={appearance} />
      ))}
    </>
  );
}

async function Appears({ page, appearance }: { page: Page; appearance: Appearance }) {
  const { cube, dimension, code, along: figures, wording } = appearance;
  const dataset = page.site.iris.dataset(cube.dataset).value;
  const names = await page.names([dataset]);
  return (
    <>
      <h3>
        <Ref names={names} iri={dataset} />
      </h3>
      {isPeriod(figures.dimension) ? (
        <Latest page={page} appearance={appearance} />
      ) : (
        <Counts page={page} appearance={appearance} />
      )}
      <AlongTable
        page={page}
        along={figures}
        wording={wording}
        about={page.text(code.label)}
        fixed={{ [dimension]: code.code }}
      />
    </>
  );
}

/** The latest figure, how it changed, and what part of a larger territory's it is. */
async function Latest({ page, appearance }: { page: Page; appearance: Appearance }) {
  const { along: figures, wording } = appearance;
  const [last, before] = [figures.rows.at(-1), figures.rows.at(-2)];
  if (!last) return null;
  const shares = await sharesOf(page, appearance.cube, last);
  return (
    <p>
      <a href={page.links.page(last.iri)}>{sentence(page, last, wording)}</a>.{' '}
      {[changeOf(page, figures, last, before), ...shares].filter(Boolean).join(' ')}
    </p>
  );
}

function changeOf(page: Page, { dimension }: Along, last: FigureRow, before: FigureRow | undefined) {
  const since = before?.dimensions[dimension.id];
  return before && since && changeSince(page, last, before, whenOf(page, since));
}

/** How many figures there are for the code, and how many are withheld. */
async function Counts({
  page,
  appearance: { cube, dimension, code },
}: {
  page: Page;
  appearance: Appearance;
}) {
  const pivot = new Pivot(page.site.release, cube.dataset);
  const { A, C, M } = await pivot.statuses({ codes: { [dimension]: [code.code] } });
  const count = (number: number) => ({ written: page.number(number), count: number });
  return <p>{page.texts.things.figures.count(count(A), count(C), count(M))}.</p>;
}

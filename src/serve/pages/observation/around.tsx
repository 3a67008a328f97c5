/** What stands around an observation: the same figure over time, and the others along each of its dimensions. */
import type { CubeLayout } from '../../../cube/index.ts';
import type { FigureRow } from '../../../store/index.ts';
import { isPeriod } from '../../view-state.ts';
import { type Along, along, codeOf } from '../along.ts';
import { AlongTable } from '../along-table.tsx';
import type { Page } from '../page.ts';
import { changeSince, type Wording, whenOf } from '../sentence.ts';
import type { Step, StepsAround } from '../steps.tsx';

/** How many neighbours are shown along a dimension that is not time. */
const NEIGHBOURS = 13;

/** A dimension of the observation, with the figures along it. */
export interface Around {
  readonly dimension: CubeLayout['dimensions'][0];
  /** The code of the observation. */
  readonly here: string;
  readonly along: Along;
  /** The codes of the other dimensions. */
  readonly fixed: Readonly<Record<string, string>>;
}

/** Time first. */
export async function aroundOf(page: Page, cube: CubeLayout, row: FigureRow): Promise<Around[]> {
  const sorted = [...cube.dimensions].sort((one, other) => Number(isPeriod(other)) - Number(isPeriod(one)));
  const found = await Promise.all(
    sorted.map(async (dimension) => {
      const here = codeOf(row, dimension.id)?.code ?? '';
      const fixed = Object.fromEntries(
        Object.entries(row.dimensions).flatMap(([id, { code }]) => (id === dimension.id ? [] : [[id, code]])),
      );
      const figures = await along(page.site.release, cube, fixed, {
        dimension: dimension.id,
        near: here,
        ...(!isPeriod(dimension) && { limit: NEIGHBOURS }),
      });
      return figures ? [{ dimension, here, along: figures, fixed }] : [];
    }),
  );
  return found.flat();
}

export function AroundSections({
  page,
  around,
  wording,
  row,
}: {
  page: Page;
  around: readonly Around[];
  wording: Wording;
  row: FigureRow;
}) {
  const words = page.texts.things.observation;
  return (
    <>
      {around
        .filter(({ along }) => along.rows.length > 1)
        .map(({ dimension, here, along, fixed }) => (
          <section>
            <h2>
              {isPeriod(dimension) ? words.overTime : words.along(wording.names.of(dimension.property))}
            </h2>
            <AlongTable
              page={page}
              along={along}
              wording={wording}
              about={Object.keys(fixed)
                .flatMap((id) => codeOf(row, id) ?? [])
                .map(({ label }) => page.text(label))
                .join(', ')}
              fixed={fixed}
              current={here}
            />
          </section>
        ))}
    </>
  );
}

/** The observations before and after in time. */
export function timeSteps(page: Page, around: readonly Around[]): StepsAround {
  const time = around.find(({ dimension }) => isPeriod(dimension));
  if (!time) return {};
  const { rows } = time.along;
  const at = rows.findIndex((row) => codeOf(row, time.dimension.id)?.code === time.here);
  const step = (place: number): Step | undefined => {
    const row = rows[place];
    const coded = row && codeOf(row, time.dimension.id);
    return row && coded && { when: whenOf(page, coded), href: page.links.page(row.iri) };
  };
  return { previous: step(at - 1), next: step(at + 1) };
}

/** How the figure changed since the period before. */
export function changeOf(page: Page, around: readonly Around[], row: FigureRow): string | undefined {
  const time = around.find(({ dimension }) => isPeriod(dimension));
  if (!time) return undefined;
  const at = time.along.rows.findIndex(({ iri }) => iri === row.iri);
  const before = time.along.rows[at - 1];
  const since = before && codeOf(before, time.dimension.id);
  return before && since && changeSince(page, row, before, whenOf(page, since));
}

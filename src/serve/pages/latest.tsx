/** The latest figures of the freshest dataset: the largest ones, how they changed, and their curve. */
import type { CubeLayout } from '../../cube/index.ts';
import { type Coded, type FigureRow, Pivot } from '../../store/index.ts';
import { present } from '../view-codes.ts';
import { isPeriod } from '../view-state.ts';
import type { Page } from './page.ts';

/** How many figures, and how many periods at most a curve goes back. */
const FIGURES = 5;
const PERIODS = 12;

export async function Latest({ page }: { page: Page }) {
  const series = await latestSeries(page);
  if (!series) return null;
  const { cube, periods, rows } = series;
  const [first, before, last] = [periods[0], periods.at(-2), periods.at(-1)];
  if (!first || !last) return null;
  const words = page.texts.catalogue;
  const dataset = page.site.iris.dataset(cube.dataset).value;
  const names = await page.names([cube.measure.property, dataset]);
  const label = (period: Coded) => page.text(period.label);
  return (
    <section class="latest">
      <h2>{words.latestTitle(label(last))}</h2>
      <p class="quiet">{words.latest(names.of(dataset))}</p>
      <table>
        <thead class="unseen">
          <tr>
            <th scope="col">{names.of(cube.measure.property)}</th>
            <th scope="col">{label(last)}</th>
            {before && <th scope="col">{words.change(label(before))}</th>}
            {before && <th scope="col">{words.evolutionTitle}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, href, figures }) => {
            const figure = figures.at(-1);
            return (
              <tr>
                <th scope="row">
                  <a href={href}>{name}</a>
                </th>
                <td class="figure">
                  {figure && <a href={page.links.page(figure.iri)}>{page.number(figure.value ?? 0n)}</a>}
                </td>
                {before && <td class="figure quiet">{changeOf(page, figures)}</td>}
                {before && (
                  <td>
                    <Spark
                      values={figures.map((one) => one?.value ?? undefined)}
                      label={words.evolution(name, label(first), label(last))}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="quiet">
        {before && `${words.change(label(before))}. `}
        <a href={page.links.page(dataset)}>{words.latestMore}</a>
      </p>
    </section>
  );
}

interface Series {
  readonly cube: CubeLayout;
  /** The oldest first. */
  readonly periods: readonly Coded[];
  readonly rows: readonly {
    readonly name: string;
    readonly href: string;
    /** One per period. */
    readonly figures: readonly (FigureRow | undefined)[];
  }[];
}

/** Of the dataset with the latest period; other dimensions than the first one are held at their first code. */
async function latestSeries({ site, links, language }: Page): Promise<Series | undefined> {
  const { release } = site;
  const dated = await Promise.all(
    release.manifest.cubes.map(async (cube) => {
      const time = cube.dimensions.find(isPeriod);
      const periods = time ? await present(new Pivot(release, cube.dataset), time.id, {}) : [];
      return { cube, time, periods: periods.slice(-PERIODS) };
    }),
  );
  const [freshest] = dated
    .filter(({ periods, cube }) => periods.length > 0 && cube.dimensions.length > 1)
    .sort((a, b) => ((b.periods.at(-1)?.code ?? '') < (a.periods.at(-1)?.code ?? '') ? -1 : 1));
  if (!freshest?.time) return undefined;
  const { cube, time, periods } = freshest;
  const [down, ...others] = cube.dimensions.filter((dimension) => dimension !== time);
  if (!down) return undefined;
  const pivot = new Pivot(release, cube.dataset);
  const held = await Promise.all(
    others.map(async ({ id }) => {
      const [first] = await present(pivot, id, {});
      return [id, first ? [first.code] : []] as const;
    }),
  );
  const slice = { ...Object.fromEntries(held), [time.id]: [periods.at(-1)?.code ?? ''] };
  const { lines } = await pivot.lines(
    [down.id],
    { codes: slice, status: 'A' },
    { sort: { descending: true }, limit: FIGURES, offset: 0 },
  );
  const ids = lines.flat();
  const byId = await release.codeLists.codes(down.scheme);
  const codes = ids.flatMap((id) => byId.get(id) ?? []);
  const { rows } = await release.rows(cube.dataset, {
    codes: { ...slice, [down.id]: codes, [time.id]: periods.map(({ code }) => code) },
  });
  return {
    cube,
    periods,
    rows: codes.map((code) => {
      const own = rows.filter((row) => row.dimensions[down.id]?.code === code);
      const place = own[0]?.dimensions[down.id];
      return {
        name: place?.label[language] ?? code,
        href: links.page(place?.iri ?? ''),
        figures: periods.map((period) => own.find((row) => row.dimensions[time.id]?.code === period.code)),
      };
    }),
  };
}

/** « +434 » since the period before. */
function changeOf(page: Page, figures: readonly (FigureRow | undefined)[]): string {
  const [before, last] = [figures.at(-2)?.value ?? undefined, figures.at(-1)?.value ?? undefined];
  if (before === undefined || last === undefined) return '';
  const difference = last - before;
  const sign = difference > 0n ? '+' : difference < 0n ? '−' : '±';
  return sign + page.number(difference < 0n ? -difference : difference);
}

/** A curve without axes: its shape alone. */
function Spark({ values, label }: { values: readonly (bigint | undefined)[]; label: string }) {
  const known = values.flatMap((value, at) => (value === undefined ? [] : [{ at, value: Number(value) }]));
  const [low, high] = [
    Math.min(...known.map(({ value }) => value)),
    Math.max(...known.map(({ value }) => value)),
  ];
  const x = (at: number) => 2 + (at / Math.max(1, values.length - 1)) * 92;
  const y = (value: number) => 22 - ((value - low) / (high - low || 1)) * 18;
  const points = known.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  const end = known.at(-1);
  return (
    <svg class="spark" viewBox="0 0 100 26" role="img" aria-label={label}>
      <polyline points={points.join(' ')} />
      {end && <circle cx={x(end.at).toFixed(1)} cy={y(end.value).toFixed(1)} r="2.6" />}
    </svg>
  );
}

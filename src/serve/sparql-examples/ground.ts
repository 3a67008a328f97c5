/** What the example queries are about: a dataset of the release with territories and periods, and some of its codes. */
import type { CubeLayout } from '../../cube/index.ts';
import { type Coded, Pivot } from '../../store/index.ts';
import { describeEach } from '../described.ts';
import { DEPARTMENT, GEO } from '../insee.ts';
import { describe, yearBefore } from '../lookup.ts';
import type { Site } from '../site.ts';
import { present } from '../view-codes.ts';
import { isArea, isPeriod } from '../view-state.ts';

/** Among how many territories one is looked for that coincides with a department. */
const LOOKED = 40;

export interface Ground {
  readonly cube: CubeLayout;
  readonly area: CubeLayout['dimensions'][0];
  readonly period: CubeLayout['dimensions'][0];
  /** The other dimensions, each with one code: what is compared must be of the same kind. */
  readonly held: readonly { readonly property: string; readonly iri: string }[];
  /** A territory with its codes. */
  readonly place: Coded;
  /** An earlier period to compare the last one with: that of the year before, or else the first one. */
  readonly earlier: Coded;
  readonly last: Coded;
  /** How territories lead to departments: they are some, match some, or are parts of some. */
  readonly departments: 'are' | 'match' | 'hold' | undefined;
  /** The INSEE IRI of a department that is, or coincides with, a territory. */
  readonly department: string | undefined;
  /** The list that periods are in. */
  readonly periods: string | undefined;
  /** The path from a territory to its region. */
  readonly toRegion: string | undefined;
}

/** Nothing when no dataset has both territories and periods. */
export async function groundOf({ release }: Site): Promise<Ground | undefined> {
  const cube = release.manifest.cubes.find(
    ({ dimensions }) => dimensions.some(isArea) && dimensions.some(isPeriod),
  );
  const [area, period] = [cube?.dimensions.find(isArea), cube?.dimensions.find(isPeriod)];
  if (!cube || !area || !period) return undefined;
  const codesOf = (id: string) => present(new Pivot(release, cube.dataset), id, {});
  const [areas, periods] = [(await codesOf(area.id)).slice(0, LOOKED), await codesOf(period.id)];
  const [place, last] = [areas[0], periods.at(-1)];
  if (!place || !last) return undefined;
  const earlier = yearBefore(periods, last) ?? periods[0] ?? last;
  const others = cube.dimensions.filter((dimension) => dimension !== area && dimension !== period);
  const held = await Promise.all(
    others.map(async ({ id, property }) => ({ property, iri: (await codesOf(id))[0]?.iri ?? '' })),
  );
  const described = await describeEach(
    release,
    areas.map(({ iri }) => iri),
  );
  const matched = described.flatMap((thing) => thing.iris('skos:exactMatch')).filter(isDepartment);
  const parents = described.flatMap((thing) => thing.oneIri('skos:broader') ?? []);
  const [ownDepartment] = areas.map(({ iri }) => iri).filter(isDepartment);
  return {
    cube,
    area,
    period,
    held,
    place,
    earlier,
    last,
    departments: ownDepartment
      ? 'are'
      : matched[0]
        ? 'match'
        : parents.some(isDepartment)
          ? 'hold'
          : undefined,
    department: ownDepartment ?? matched[0],
    toRegion: parents.some(isRegion)
      ? 'skos:broader'
      : parents.some(isDepartment)
        ? 'skos:broader/skos:broader'
        : undefined,
    periods: (await describe(release, last.iri)).oneIri('skos:inScheme'),
  };
}

const isDepartment = (iri: string) => iri.startsWith(DEPARTMENT);
const isRegion = (iri: string) => iri.startsWith(`${GEO}region/`);

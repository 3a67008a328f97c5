/** Where a territory is: a map of departments, each leading to its page. */

import { DepartmentMap, type DrawnDepartment } from '../../charts/department-map.tsx';
import { hasShape } from '../../charts/departments.ts';
import { MapCredit } from '../../charts/map-credit.tsx';
import { describeEach } from '../../described.ts';
import type { Description } from '../../description.ts';
import { subjects } from '../../lookup.ts';
import type { Page } from '../page.ts';
import { Ref } from '../parts.tsx';
import { kindOf } from '../sentence.ts';
import type { Kin } from './kin.ts';
import { counterparts, publishedAreas } from './published.ts';

/** A map of the territory's departments, or of those of its region with its own marked; none where none has a shape. */
export async function TerritoryMap({ page, thing, kin }: { page: Page; thing: Description; kin: Kin }) {
  const words = page.texts.things.map;
  const { departments, own } = await shown(page, thing, kin);
  const codes = departments.map(codeOf).filter(hasShape);
  if (codes.length === 0) return null;
  const [areas, others] = await Promise.all([publishedAreas(page), counterparts(page)]);
  const published = new Set(
    departments.filter((iri) => [iri, ...(others.get(iri) ?? [])].some((area) => areas.has(area))),
  );
  const targetOf = (department: string) => {
    const [caf, ...more] = kin.kind === 'caf' ? (others.get(department) ?? []) : [];
    // A department leads to its Caf on the page of a Caf, unless it has several.
    return caf !== undefined && more.length === 0 ? caf : department;
  };
  const names = await page.names([...departments, ...departments.map(targetOf)]);
  const whole = kin.kind === 'pays';
  const place = kin.place(whole || own.length === 0 || kin.parent === undefined ? thing.iri : kin.parent);
  const mapped = new Map<string, DrawnDepartment>(
    departments.map((iri) => {
      const target = targetOf(iri);
      const mark = own.includes(iri) ? 'here' : published.has(iri) ? 'published' : 'quiet-area';
      return [codeOf(iri), { href: page.links.page(target), title: names.of(target), class: mark }];
    }),
  );
  const overseas = departments.filter((iri) => !hasShape(codeOf(iri)));
  return (
    <section>
      <h2>{words.title}</h2>
      <figure class="territory-map">
        <DepartmentMap
          label={own.length > 0 ? words.around(place) : words.label(place)}
          departments={mapped}
          {...(!whole && { zoom: codes })}
        />
        <figcaption>
          <ul class="legend">
            {own.length > 0 && (
              <li class="here">{kin.kind === 'commune' ? words.itsDepartment : words.here}</li>
            )}
            {published.size > 0 && <li class="published">{words.withFigures}</li>}
            {published.size < departments.length && <li class="quiet-area">{words.without}</li>}
          </ul>
          {overseas.length > 0 && (
            <p>
              {words.overseas}{' '}
              {overseas.map((iri, at) => (
                <>
                  {at > 0 && ', '}
                  <Ref names={names} iri={targetOf(iri)} />
                </>
              ))}
              .
            </p>
          )}
          <p class="quiet">
            <MapCredit page={page} />
          </p>
        </figcaption>
      </figure>
    </section>
  );
}

/** INSEE's code of a department. */
const codeOf = (iri: string): string => iri.slice(iri.lastIndexOf('/') + 1);

/** The departments to draw, and which of them are the territory's own when there are others. */
async function shown(
  page: Page,
  thing: Description,
  kin: Kin,
): Promise<{ departments: readonly string[]; own: readonly string[] }> {
  const { release } = page.site;
  const departmentsOf = async (iri: string) =>
    (await subjects(release, 'skos:broader', iri)).filter((one) => kindOf(page, one) === 'departement');
  if (kin.kind === 'pays') {
    const regions = (kin.parts.region ?? []).filter((iri) => !kin.ended.has(iri));
    return { departments: (await Promise.all(regions.map(departmentsOf))).flat(), own: [] };
  }
  if (kin.kind === 'region') return { departments: kin.parts.departement ?? [], own: [] };
  const own: readonly string[] = {
    caf: [...kin.exact, ...kin.close],
    departement: [thing.iri],
    commune: kin.parent === undefined ? [] : [kin.parent],
    other: [],
  }[kin.kind];
  const [first] = own;
  const region =
    kin.kind === 'commune' && first !== undefined
      ? (await describeEach(release, [first]))[0]?.oneIri('skos:broader')
      : kin.parent;
  return { departments: region === undefined ? own : await departmentsOf(region), own };
}

/** What a territory is, in two or three sentences. */
import type { Description } from '../../description.ts';
import type { Page } from '../page.ts';
import { endOf, type Kin } from './kin.ts';

export async function leadOf(page: Page, thing: Description, kin: Kin): Promise<string[]> {
  const words = page.texts.things.territory;
  const place = kin.place(thing.iri);
  const code = thing.value('skos:notation') ?? '';
  const day = (iso: string | undefined) => (iso === undefined ? undefined : page.date(iso, 'date'));
  if (kin.kind === 'caf') {
    return [
      words.caf(place, kin.parent === undefined ? undefined : kin.place(kin.parent)),
      ...kin.exact.map((department) => words.exact(kin.place(department))),
      ...kin.close.map((department) => words.close(kin.place(department))),
    ];
  }
  if (kin.kind === 'departement' || kin.kind === 'commune') {
    const { parent, formerParent } = kin;
    return [
      parent === undefined
        ? words.holds(place, code, counts(page, kin))
        : words.part(place, code, kin.place(parent)),
      ...(formerParent === undefined
        ? []
        : [words.formerly(kin.place(formerParent), await endOf(page, formerParent))]),
    ];
  }
  if (kin.successors.length > 0) return [words.ended(place, code, day(kin.until))];
  return [
    words.holds(place, kin.kind === 'region' ? code : undefined, counts(page, kin)),
    ...(kin.predecessors.length === 0
      ? []
      : [words.replaced(kin.predecessors.map(kin.place), day(kin.from))]),
  ];
}

function counts(page: Page, { parts, ended }: Kin) {
  const count = (iris: readonly string[] = []) => ({ written: page.number(iris.length), count: iris.length });
  return {
    regions: count(parts.region?.filter((iri) => !ended.has(iri))),
    departments: count(parts.departement),
    cafs: count(parts.caf),
    communes: count(parts.commune),
  };
}

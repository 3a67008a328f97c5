/** Figures and territories in words: « En décembre 2014, la Caf des Landes comptait 5 465 bénéficiaires ». */
import type { CubeLayout } from '../../cube/index.ts';
import { joinedDepartment } from '../../describe/index.ts';
import type { Text } from '../../rdf/index.ts';
import type { Coded, FigureRow } from '../../store/index.ts';
import { GEO } from '../insee.ts';
import { describe } from '../lookup.ts';
import type { Place, Saying, When } from '../texts/saying.ts';
import { isArea, isPeriod } from '../view-state.ts';
import type { Names } from './names.ts';
import type { Page } from './page.ts';

const levels = ['pays', 'region', 'departement', 'commune'] as const;

/** What kind of territory an IRI names. */
export function kindOf({ site }: Page, iri: string): Place['kind'] {
  if (iri.startsWith(site.iris.caf('').value)) return 'caf';
  return levels.find((level) => iri.startsWith(`${GEO}${level}/`)) ?? 'other';
}

/** A territory as sentences name it. */
export function placeOf(page: Page, iri: string, label: Text): Place {
  const kind = kindOf(page, iri);
  const code = iri.slice(iri.lastIndexOf('/') + 1);
  return {
    kind,
    name: page.text(label),
    joined: kind === 'departement' ? joinedDepartment(code) : undefined,
  };
}

export const whenOf = (page: Page, { code, label }: Pick<Coded, 'code' | 'label'>): When => ({
  code,
  label: page.text(label),
});

/** The words that follow a dataset's figures, or failing that the name of its unit. */
export async function nounOf(page: Page, cube: CubeLayout): Promise<string> {
  const { release, iris } = page.site;
  const dataset = await describe(release, iris.dataset(cube.dataset).value);
  const unit = dataset.oneIri('sdmx-attribute:unitMeasure');
  if (unit === undefined) return '';
  const words = await describe(release, unit);
  return words.text('skos:altLabel', page.language) ?? words.text('skos:prefLabel', page.language) ?? '';
}

/** What a sentence needs to know of a cube. */
export interface Wording {
  readonly cube: CubeLayout;
  readonly noun: string;
  /** Knows the dimensions. */
  readonly names: Names;
}

export async function wordingOf(page: Page, cube: CubeLayout): Promise<Wording> {
  const properties = [cube.measure.property, ...cube.dimensions.map(({ property }) => property)];
  const [noun, names] = await Promise.all([nounOf(page, cube), page.names(properties)]);
  return { cube, noun, names };
}

/** A figure in a whole sentence, without the full stop. */
export function sentence(page: Page, row: FigureRow, { cube, noun, names }: Wording): string {
  const of = (wanted: (dimension: CubeLayout['dimensions'][0]) => boolean) => {
    const dimension = cube.dimensions.find(wanted);
    return dimension && row.dimensions[dimension.id];
  };
  const [time, area] = [of(isPeriod), of(isArea)];
  const others = cube.dimensions.filter((dimension) => !isPeriod(dimension) && !isArea(dimension));
  const { grammar } = page.texts.things;
  const saying: Saying = {
    when: time && whenOf(page, time),
    where: area && placeOf(page, area.iri, area.label),
    others: others.flatMap(({ id, property }) => {
      const coded = row.dimensions[id];
      return coded ? [grammar.labelled(names.of(property), page.text(coded.label))] : [];
    }),
    figure: figureOf(page, row, noun),
  };
  return grammar.sentence(saying);
}

function figureOf(page: Page, { value, status }: FigureRow, noun: string): Saying['figure'] {
  if (value !== null) return { words: `${page.number(value)} ${noun}`.trim() };
  return status === 'M' ? 'missing' : 'confidential';
}

/** How a figure differs from the one before it; nothing when either is not published. */
export function changeSince(page: Page, row: FigureRow, before: FigureRow, since: When): string | undefined {
  if (row.value === null || before.value === null) return undefined;
  const difference = row.value - before.value;
  const share = before.value === 0n ? undefined : Number(difference) / Number(before.value);
  return page.texts.things.grammar.change({
    difference,
    amount: page.number(difference < 0n ? -difference : difference),
    percent: share === undefined ? undefined : page.percent(share, true),
    since,
  });
}

/** What the columns of an answer hold, and so what can be drawn of it. */
import { periodSpan } from '../../../describe/index.ts';
import { describeEach } from '../../described.ts';
import { DEPARTMENT } from '../../insee.ts';
import type { Bindings, ResultTerm } from '../../sparql-results.ts';
import type { Page } from '../page.ts';

export type Row = Readonly<Record<string, ResultTerm>>;

/** The rows that a page shows, and the parts that its columns play. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Columns of numbers; the last one is what a query comes to, as a rule. */
  readonly figures: readonly string[];
  /** The first column of times. */
  readonly time: string | undefined;
  /** The first column of departments, or of what stands for them. */
  readonly place: string | undefined;
  /** All other columns. */
  readonly names: readonly string[];
  /** IRI or literal → the code of the department that it stands for. */
  readonly departments: ReadonlyMap<string, string>;
}

/** INSEE's codes of departments, as a literal may hold one. */
const code = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-46])$/;
/** Among how many different things departments are looked for. */
const LOOKED = 250;

export async function sheetOf(page: Page, { head, results }: Bindings, shown: number): Promise<Sheet> {
  const columns = head.vars;
  const rows = results.bindings.slice(0, shown);
  const termsOf = (column: string) => rows.flatMap((row) => row[column] ?? []);
  const every = (column: string, test: (term: ResultTerm) => boolean) => {
    const terms = termsOf(column);
    return terms.length > 0 && terms.every(test);
  };
  const figures = columns.filter((column) => every(column, isNumber));
  const time = columns.find((column) => every(column, (term) => timeOf(page, term) !== undefined));
  const others = columns.filter((column) => !figures.includes(column) && column !== time);
  const departments = await departmentsOf(page, others.flatMap(termsOf));
  const places = others.filter((column) => termsOf(column).some(({ value }) => departments.has(value)));
  // Where a column is of departments themselves, what else stands for them only names them.
  const place =
    places.find((column) => every(column, ({ value }) => value.startsWith(DEPARTMENT))) ?? places[0];
  return { columns, rows, figures, time, place, names: others, departments };
}

export const isNumber = ({ datatype }: ResultTerm): boolean =>
  /#(integer|decimal|double|float|long|int|short|byte|nonNegativeInteger|positiveInteger)$/.test(
    datatype ?? '',
  );

/** A number; undefined where there is none, or one that cannot be drawn. */
export function figureOf(term: ResultTerm | undefined): number | undefined {
  const value = Number(term?.value ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** When a term is: a date, the code of a period, or the IRI of one. */
export function timeOf(page: Page, { type, value, datatype = '' }: ResultTerm): Date | undefined {
  if (/#(date|dateTime|gYearMonth|gYear)$/.test(datatype)) return dateOf(value);
  const periods = `${page.site.iris.id('period').value}/`;
  const written = type === 'uri' ? value.slice(periods.length) : value;
  if (type === 'uri' && !value.startsWith(periods)) return undefined;
  if (/^(19|20)\d\d(-(0[1-9]|1[0-2]|Q[1-4]))?$/.test(written)) return dateOf(periodSpan(written).first);
  return /^\d{4}-\d\d-\d\d$/.test(written) ? dateOf(written) : undefined;
}

function dateOf(written: string): Date | undefined {
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The departments that terms are, whose codes they are, or that they match. */
async function departmentsOf(page: Page, terms: readonly ResultTerm[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const unknown = new Set<string>();
  for (const { type, value } of terms) {
    if (value.startsWith(DEPARTMENT)) found.set(value, value.slice(DEPARTMENT.length));
    else if (type === 'literal' && code.test(value)) found.set(value, value);
    else if (type === 'uri' && page.links.isOwn(value) && unknown.size < LOOKED) unknown.add(value);
  }
  for (const thing of await describeEach(page.site.release, [...unknown])) {
    const matched = [...thing.iris('skos:exactMatch'), ...thing.iris('skos:closeMatch')];
    const department = matched.find((iri) => iri.startsWith(DEPARTMENT));
    if (department !== undefined) found.set(thing.iri, department.slice(DEPARTMENT.length));
  }
  return found;
}

/** The fewest columns that tell rows apart, or all of them; `also` what tells them apart besides. */
export function telling(
  rows: readonly Row[],
  columns: readonly string[],
  also: (row: Row) => string = () => '',
): readonly string[] {
  const tellsApart = (some: readonly string[]) =>
    new Set(rows.map((row) => [also(row), ...some.map((column) => row[column]?.value)].join('\n'))).size ===
    rows.length;
  return [[], ...columns.map((column) => [column])].find(tellsApart) ?? columns;
}

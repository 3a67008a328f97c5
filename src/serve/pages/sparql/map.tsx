/** An answer on the map of departments. */
import { DepartmentMap, type MappedDepartment } from '../../charts/department-map.tsx';
import { hasShape } from '../../charts/departments.ts';
import { MapCredit } from '../../charts/map-credit.tsx';
import { figureOf, type Row, timeOf } from './columns.ts';
import { drawn, type Shown, written } from './shown.ts';

const DEPARTMENT = 'http://id.insee.fr/geo/departement/';
const CLASSES = 5;

export const isMappable = ({ place, figures }: Shown['sheet']): boolean =>
  place !== undefined && figures.length > 0;

export function AnswerMap({ shown }: { shown: Shown }) {
  const { page, sheet } = shown;
  const [figure, place] = [drawn(shown), sheet.place];
  if (figure === undefined || place === undefined) return null;
  const words = page.texts.sparql.map;
  const { rows, latest } = lastOf(shown);
  const byDepartment = new Map<string, Row[]>();
  for (const row of rows) {
    const code = sheet.departments.get(row[place]?.value ?? '');
    if (code !== undefined) byDepartment.set(code, [...(byDepartment.get(code) ?? []), row]);
  }
  const single = [...byDepartment].flatMap(([code, [row, ...others]]) =>
    row && others.length === 0 ? [{ code, row, value: figureOf(row[figure]) }] : [],
  );
  const classes = quantiles(single.flatMap(({ value }) => value ?? []));
  const mapped = new Map<string, MappedDepartment>(
    single.map(({ code, row, value }) => {
      const title = `${written(shown, row[place])}, ${value === undefined ? words.blank : written(shown, row[figure])}`;
      const term = row[place];
      const href = page.links.page(term?.type === 'uri' ? term.value : DEPARTMENT + code);
      return [code, { href, title, class: value === undefined ? 'blank' : shade(classes, value) }];
    }),
  );
  const nameOf = (row: Row | undefined) => written(shown, row?.[place]);
  const several = [...byDepartment.values()].filter(({ length }) => length > 1).map(([row]) => nameOf(row));
  const elsewhere = rows.filter((row) => !hasShape(sheet.departments.get(row[place]?.value ?? '') ?? ''));
  const label = words.label(figure);
  return (
    <figure class="answer-map">
      <figcaption>
        {label} {latest !== undefined && words.at(latest)}
      </figcaption>
      <DepartmentMap label={`${label} ${page.texts.sparql.chart.same}`} departments={mapped} />
      <ul class="map-legend" aria-label={words.legend}>
        {classes.map(({ from, to }) => (
          <li>
            <Swatch shade={shade(classes, from)} />
            {words.range(page.number(from), page.number(to))}
          </li>
        ))}
        <li>
          <Swatch shade="blank" />
          {words.blank}
        </li>
      </ul>
      <div class="quiet">
        {several.length > 0 && (
          <p>
            {words.several} {several.join(', ')}.
          </p>
        )}
        {elsewhere.length > 0 && (
          <p>
            {words.elsewhere}{' '}
            {elsewhere.map((row) => `${nameOf(row)} (${written(shown, row[figure])})`).join(', ')}.
          </p>
        )}
        {rows.some((row) => page.links.isOwn(row[place]?.value ?? '')) && <p>{words.zone}</p>}
        <p>
          <MapCredit page={page} />
        </p>
      </div>
    </figure>
  );
}

/** The rows of the latest time, where the answer has several. */
function lastOf(shown: Shown): { rows: readonly Row[]; latest: string | undefined } {
  const { page, sheet } = shown;
  const { time, rows } = sheet;
  if (time === undefined) return { rows, latest: undefined };
  const momentOf = (row: Row) =>
    (row[time] && timeOf(page, row[time])?.getTime()) ?? Number.NEGATIVE_INFINITY;
  const last = Math.max(...rows.map(momentOf));
  const kept = rows.filter((row) => momentOf(row) === last);
  return { rows: kept, latest: written(shown, kept[0]?.[time]) };
}

interface FigureClass {
  readonly from: number;
  readonly to: number;
}

/** As many figures in each class, from the least figure in it to the greatest. */
function quantiles(values: readonly number[]): FigureClass[] {
  const sorted = [...values].sort((a, b) => a - b);
  const found = new Map<number, FigureClass>();
  for (const value of sorted) {
    // Equal figures are in one class: that of the first of them.
    const at = Math.floor((sorted.indexOf(value) * CLASSES) / sorted.length);
    found.set(at, { from: found.get(at)?.from ?? value, to: value });
  }
  return [...found.values()];
}

/** Few classes spread over all shades: the greatest is always the darkest. */
function shade(classes: readonly FigureClass[], value: number): string {
  const at = classes.findIndex(({ from, to }) => value >= from && value <= to);
  return `shade-${classes.length < 2 ? CLASSES : 1 + Math.round((at * (CLASSES - 1)) / (classes.length - 1))}`;
}

function Swatch({ shade: name }: { shade: string }) {
  return (
    <svg class="swatch map" viewBox="0 0 24 16" aria-hidden="true">
      <g class={name}>
        <rect width="24" height="16" />
      </g>
    </svg>
  );
}

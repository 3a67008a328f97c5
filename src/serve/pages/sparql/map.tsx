/** An answer on the map of departments. */
import { MapLegend, quantiles, shadeOf } from '../../charts/classes.tsx';
import { DepartmentMap, type DrawnDepartment } from '../../charts/department-map.tsx';
import { hasShape } from '../../charts/departments.ts';
import { MapCredit } from '../../charts/map-credit.tsx';
import { DEPARTMENT } from '../../insee.ts';
import { figureOf, type Row, timeOf } from './columns.ts';
import { drawn, type Shown, written } from './shown.ts';

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
  const mapped = new Map<string, DrawnDepartment>(
    single.map(({ code, row, value }) => {
      const title = `${written(shown, row[place])}, ${value === undefined ? words.blank : written(shown, row[figure])}`;
      const term = row[place];
      const href = page.links.page(term?.type === 'uri' ? term.value : DEPARTMENT + code);
      return [code, { href, title, class: value === undefined ? 'blank' : shadeOf(classes, value) }];
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
      <MapLegend
        label={words.legend}
        classes={classes}
        range={(from, to) => words.range(page.number(from), page.number(to))}
        others={[['blank', words.blank]]}
      />
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

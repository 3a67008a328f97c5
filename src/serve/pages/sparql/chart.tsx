/** An answer as a chart: curves where figures follow each other in time, else a bar for each row. */
import { raw } from 'hono/html';
import { CurvePictures } from '../../charts/curve-pictures.tsx';
import type { CurvePoint } from '../../charts/curves.ts';
import { draw, Plot } from '../../charts/plot.ts';
import { writeShortDate } from '../../notation.ts';
import { figureOf, type Row, telling, timeOf } from './columns.ts';
import { drawn, type Shown, written } from './shown.ts';

/** As many curves as there are colours for. */
const CURVES = 8;
const BARS = 30;
/** In the units of the picture: a bar with its name above it. */
const bar = { width: 400, height: 42, name: 19 };

/** Whether there is something to draw, and something to tell it by. */
export function isChartable({ figures, names, time, rows }: Shown['sheet']): boolean {
  return figures.length > 0 && rows.length > 1 && (time !== undefined || names.length > 0);
}

export function Chart({ shown }: { shown: Shown }) {
  const figure = drawn(shown);
  if (figure === undefined) return null;
  const { sheet } = shown;
  const timed = sheet.time !== undefined && new Set(momentsOf(shown)).size > 1;
  return timed ? <Curves shown={shown} figure={figure} /> : <Bars shown={shown} figure={figure} />;
}

const momentsOf = ({ page, sheet: { rows, time = '' } }: Shown) =>
  rows.map((row) => row[time] && timeOf(page, row[time])?.getTime());

function Curves({ shown, figure }: { shown: Shown; figure: string }) {
  const { page, sheet } = shown;
  const { time = '', rows } = sheet;
  const words = page.texts.sparql.chart;
  const tellers = telling(rows, sheet.names, (row) => row[time]?.value ?? '');
  const curveOf = (row: Row) => tellers.map((column) => written(shown, row[column])).join(', ');
  const all = [...new Set(rows.map(curveOf))];
  const kept = all.slice(0, CURVES);
  const years = rows.every((row) => /(^|\/)\d{4}$/.test(row[time]?.value ?? ''));
  const points = rows.flatMap((row): CurvePoint[] => {
    const [curve, term] = [curveOf(row), row[time]];
    const at = term && timeOf(page, term);
    if (!at || !kept.includes(curve)) return [];
    const title = [curve, written(shown, term), written(shown, row[figure])]
      .filter((part) => part !== '')
      .join(', ');
    return [{ curve, at, value: figureOf(row[figure]), title, gap: undefined }];
  });
  const ordered = points.sort(
    (a, b) => kept.indexOf(a.curve) - kept.indexOf(b.curve) || a.at.getTime() - b.at.getTime(),
  );
  const label = words.lines(figure);
  const text = {
    description: `${label} ${words.same}`,
    number: (value: number) => page.number(value),
    date: (at: Date) => writeShortDate(at, years ? 'gYear' : 'gYearMonth', page.language),
  };
  return (
    <figure class="answer-chart">
      <figcaption>
        {label} {all.length > CURVES && words.firstLines(page.number(CURVES), page.number(all.length))}
      </figcaption>
      <CurvePictures points={ordered} text={text} />
    </figure>
  );
}

function Bars({ shown, figure }: { shown: Shown; figure: string }) {
  const { page, sheet } = shown;
  const words = page.texts.sparql.chart;
  const known = sheet.rows.filter((row) => figureOf(row[figure]) !== undefined);
  const naming = sheet.columns.filter((column) => column === sheet.time || sheet.names.includes(column));
  const tellers = telling(known, naming);
  const shownNames = tellers.length > 0 ? tellers : naming;
  const data = known.slice(0, BARS).map((row, at) => ({
    at,
    name: shownNames.map((column) => written(shown, row[column])).join(', '),
    value: figureOf(row[figure]) ?? 0,
    text: written(shown, row[figure]),
  }));
  const label = words.bars(figure, shownNames);
  const picture = draw(`${label} ${words.same}`, {
    width: bar.width,
    height: data.length * bar.height + 10,
    marginLeft: 1,
    marginRight: 70,
    marginTop: 0,
    marginBottom: 10,
    x: { axis: null },
    y: { axis: null, padding: 0 },
    marks: [
      Plot.barX(data, {
        x: 'value',
        y: 'at',
        fill: 'var(--accent)',
        insetTop: bar.name + 3,
        insetBottom: 6,
        title: ({ name, text }) => `${name}, ${text}`,
      }),
      Plot.ruleX([0]),
      Plot.text(data, {
        y: 'at',
        text: 'name',
        frameAnchor: 'left',
        textAnchor: 'start',
        dy: -bar.height / 4,
        dx: 4,
      }),
      Plot.text(data, {
        x: ({ value }) => Math.max(value, 0),
        y: 'at',
        text: 'text',
        textAnchor: 'start',
        dx: 6,
        dy: bar.name / 2 - 1,
      }),
    ],
  });
  return (
    <figure class="answer-chart bars">
      <figcaption>
        {label} {known.length > BARS && words.firstBars(page.number(BARS), page.number(known.length))}
      </figcaption>
      {raw(picture)}
    </figure>
  );
}

/** The map of a view, its legend, and the same figures as a table beside it. */

import { fillOf, MapLegend, Swatch, shadeOf } from '../../charts/classes.tsx';
import { frameOf, outline, shapedDepartments, viewBox } from '../../charts/departments.ts';
import { MapCredit } from '../../charts/map-credit.tsx';
import { DEPARTMENT } from '../../insee.ts';
import { type Area, type MappedDepartment, type MapView, mapView } from '../../view-map.ts';
import type { Names } from '../names.ts';
import { Scroll } from '../parts.tsx';
import { type Frame, measureName, observationIris } from './frame.ts';
import { Nothing } from './nothing.tsx';
import { Cell } from './pivot.tsx';

/** Points half a unit apart are one on a map of France. */
const GRID = 0.5;

/** Overseas departments have no shape: a square each, below the map. */
const overseas = ['971', '972', '973', '974', '976'];

const france = frameOf(shapedDepartments);
const room = 84;
const square = { side: 48, gap: 24, left: 20 };

export async function MapPart({ frame }: { frame: Frame }) {
  const { page, words, selection } = frame;
  const view = await mapView(selection);
  if (!view) return <Nothing frame={frame} />;
  const names = await page.names([...shapedDepartments, ...overseas].map((code) => DEPARTMENT + code));
  const at = view.held.map(({ code }) => page.text(code.label)).join(', ');
  return (
    <div class="beside">
      <figure class="choropleth">
        <figcaption>{words.map.caption(measureName(frame), at)}</figcaption>
        <Drawing frame={frame} view={view} names={names} />
        <Legend frame={frame} view={view} />
        <Remarks frame={frame} view={view} names={names} />
      </figure>
      <AreaTable frame={frame} view={view} />
    </div>
  );
}

function Drawing({ frame, view, names }: { frame: Frame; view: MapView; names: Names }) {
  const { words } = frame;
  const box = viewBox({ ...france, bottom: france.bottom + room });
  const top = france.bottom + 28;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG element holds no fieldset.
    <svg class="map" viewBox={box} role="group" aria-label={words.map.described}>
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatching" d="M0 0V6" />
        </pattern>
      </defs>
      {shapedDepartments.map((code) => (
        <Department frame={frame} view={view} names={names} code={code}>
          <path d={outline(code, GRID)} />
        </Department>
      ))}
      <text class="overseas" x={square.left} y={top - 8}>
        {words.map.overseas}
      </text>
      {overseas.map((code, at) => {
        const x = square.left + at * (square.side + square.gap);
        return (
          <Department frame={frame} view={view} names={names} code={code}>
            <rect x={x} y={top} width={square.side} height={square.side} />
            <text class="code" x={x + square.side / 2} y={top + square.side / 2}>
              {code}
            </text>
          </Department>
        );
      })}
    </svg>
  );
}

/** A shape that leads to its territory, where the view has something about it. */
function Department(props: { frame: Frame; view: MapView; names: Names; code: string; children: unknown }) {
  const { frame, view, names, code, children } = props;
  const known = view.departments.get(code);
  const name = names.of(DEPARTMENT + code);
  if (!known) {
    return (
      <g class="blank">
        <title>{`${name} — ${frame.words.map.blank}`}</title>
        {children}
      </g>
    );
  }
  const [area, ...others] = known.areas;
  const target = area && others.length === 0 ? area.code.iri : DEPARTMENT + code;
  const title = `${name} — ${said(frame, known)}`;
  const shaded = shade(view.classes, known);
  return (
    <a href={frame.page.links.page(target)} aria-label={title} class={shaded} fill={fillOf(shaded)}>
      <title>{title}</title>
      {children}
    </a>
  );
}

function shade(classes: MapView['classes'], { state, value }: MappedDepartment): string {
  if (value === null) return state === 'hidden' ? 'hatched' : 'blank';
  return `${shadeOf(classes, value)}${state === 'sum' ? ' sum' : ''}`;
}

/** What a department's figure is, in words. */
function said({ page, words }: Frame, { state, value }: MappedDepartment): string {
  const figure = value === null ? '' : page.number(value);
  return {
    figure,
    sum: `${figure} (${words.map.sumMark})`,
    hidden: words.map.hidden,
    missing: words.table.missing,
    partial: words.map.partial,
  }[state];
}

function Legend({ frame: { page, words }, view }: { frame: Frame; view: MapView }) {
  const states = new Set([...view.departments.values()].map(({ state }) => state));
  return (
    <MapLegend
      label={words.map.legend}
      classes={view.classes}
      range={(from, to) => words.map.range(page.number(from), page.number(to))}
      others={[
        ...(states.has('sum') ? [['sum', words.map.sum] as const] : []),
        ...(states.has('hidden') ? [['hatched', words.map.hidden] as const] : []),
        ['blank', words.map.blank],
      ]}
    />
  );
}

/** Where the map is coarser than the figures, whom it leaves out, and whose shapes it is drawn with. */
async function Remarks({ frame, view, names }: { frame: Frame; view: MapView; names: Names }) {
  const { page, words } = frame;
  const departments = [...view.departments.values()];
  const nameOf = ({ department }: MappedDepartment) => names.of(DEPARTMENT + department);
  const close = departments.filter(
    ({ areas, state }) => areas.length === 1 && areas[0]?.close && state !== 'partial',
  );
  const remarks = [
    ...departments.filter(({ state }) => state === 'sum').map((one) => words.map.sumOf(nameOf(one))),
    ...departments.filter(({ state }) => state === 'partial').map((one) => words.map.partialOf(nameOf(one))),
    ...close.flatMap(({ areas: [area] }) => (area ? [words.map.close(page.text(area.code.label))] : [])),
  ];
  return (
    <div class="legend quiet">
      <p>{words.map.counts}</p>
      {remarks.map((remark) => (
        <p>{remark}</p>
      ))}
      {view.elsewhere.length > 0 && (
        <p>
          {words.map.elsewhere} {view.elsewhere.map(({ code }) => page.text(code.label)).join(', ')}
          {view.unlisted > 0 && ` ${words.map.others(view.unlisted, page.number(view.unlisted))}`}.
        </p>
      )}
      <p>
        <MapCredit page={page} />
      </p>
    </div>
  );
}

/** A line for each area of the view, those on the map with the code of their department. */
async function AreaTable({ frame, view }: { frame: Frame; view: MapView }) {
  const { page, words } = frame;
  const iriOf = await observationIris(frame);
  const mapped = [...view.departments.values()].flatMap((department) =>
    department.areas
      .filter(({ cell }) => cell !== undefined)
      .map((area) => ({
        ...area,
        department: department.department,
        shade: shade(view.classes, department),
      })),
  );
  const unmapped = view.elsewhere.map((area) => ({ ...area, department: undefined, shade: 'blank' }));
  const rows: readonly (Area & { department: string | undefined; shade: string })[] = [
    ...mapped,
    ...unmapped,
  ];
  return (
    <Scroll label={words.map.tableTitle}>
      <table class="figures">
        <caption>{words.map.tableTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{words.map.area}</th>
            <th scope="col">{measureName(frame)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, cell, department, shade }) => (
            <tr>
              <th scope="row">
                <Swatch shade={shade} />
                <a href={page.links.page(code.iri)}>{page.text(code.label)}</a>{' '}
                {department !== undefined && <span class="quiet">({department})</span>}
              </th>
              <Cell frame={frame} cell={cell} iriOf={iriOf} />
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

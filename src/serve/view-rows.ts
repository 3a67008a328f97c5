/** The rows of a view one after the other, whole: what files of it hold. */
import type { Language } from '../rdf/index.ts';
import type { IndexedCode, PivotCell } from '../store/index.ts';
import type { Selection } from './view-selection.ts';

export interface ViewRow {
  /** A code for each of the cube's dimensions, in the structure's order. */
  readonly codes: readonly IndexedCode[];
  readonly cell: PivotCell;
}

/** Lines in the order of their codes, and along each line. */
export async function* viewRows(selection: Selection, signal?: AbortSignal): AsyncGenerator<ViewRow> {
  const { pivot, cube, slice, varying } = selection;
  const lists = await Promise.all(cube.dimensions.map(({ id }) => pivot.codes(id)));
  for await (const cell of pivot.stream(slice, varying, signal)) {
    yield { codes: cell.ids.flatMap((id, at) => lists[at]?.byId.get(id) ?? []), cell };
  }
}

/** How many rows are written at a time. */
const BATCH = 500;

/** CSV as the downloads have it: codes beside their labels, the figure, the letter of its status. */
export async function* viewCsv(
  selection: Selection,
  language: Language,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const { cube } = selection;
  const heads = [...cube.dimensions.flatMap(({ id }) => [id, `${id}Label`]), cube.measure.id, 'obsStatus'];
  let lines = [heads.map(field).join(',')];
  for await (const { codes, cell } of viewRows(selection, signal)) {
    const values = [
      ...codes.flatMap(({ code, label }) => [code, label[language]]),
      cell.value === null ? '' : String(cell.value),
      cell.status,
    ];
    lines.push(values.map(field).join(','));
    if (lines.length < BATCH) continue;
    yield `${lines.join('\r\n')}\r\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\r\n')}\r\n`;
}

/** @see https://www.rfc-editor.org/rfc/rfc4180#section-2 */
const field = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

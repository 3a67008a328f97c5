/** Figures that stand where none belongs: a row that shifted puts them under codes, labels and regions. */
import type { Dataset } from '../describe/index.ts';
import { recogniserOf } from './codes.ts';
import type { Header } from './header.ts';
import { couldStray } from './quote.ts';
import { cell, type Sql } from './sql.ts';

/** Whether a cell of `reading.keyed`, outside the columns of figures, could be a figure below the threshold. */
export async function someStray(sql: Sql, header: Header, dataset: Dataset): Promise<boolean> {
  const figures = new Set(header.figures.map(({ column }) => column));
  const { threshold } = dataset.secret;
  for (const index of header.names.keys()) {
    const column = index + 1;
    if (figures.has(column)) continue;
    const cells = await sql.rows<{ spelled: string }>(
      `SELECT DISTINCT ${cell(column)} AS spelled FROM reading.keyed`,
    );
    const known = knownIn(column, header, dataset);
    const stray = ({ spelled }: { spelled: string }) =>
      couldStray(spelled, threshold, false) && !(known(spelled) && !couldStray(spelled, threshold, true));
    if (cells.some(stray)) return true;
  }
  return false;
}

/** Whether a cell is one of those that belong in a column; a column of nothing may be blank. */
function knownIn(column: number, header: Header, { dimensions }: Dataset): (spelled: string) => boolean {
  const named = [...header.codes, ...header.labels].find((one) => one.column === column);
  const dimension = dimensions.find(({ id }) => id === named?.dimension);
  if (dimension) {
    const recognise = recogniserOf(dimension);
    return (spelled) => isKnown(recognise(spelled));
  }
  if (header.regions.some((one) => one.column === column)) return (spelled) => /^\d\d$/.test(spelled);
  return (spelled) => spelled === '';
}

const isKnown = (recognised: ReturnType<ReturnType<typeof recogniserOf>>): boolean =>
  'code' in recognised || recognised.why === 'ambiguous-code';

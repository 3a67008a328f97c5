/** Every property of a row that is known already, from one reading of it. */
import { namedNode } from '../../rdf/index.ts';
import type { CubeView, Leg } from '../../store/index.ts';
import type { Names } from './block.ts';
import { type Column, valueOfId } from './column.ts';
import type { Knowledge } from './knowledge.ts';

/** What is read besides the row, under which conditions, and what stands for property and value. */
interface Legs {
  readonly from: readonly string[];
  readonly where: readonly string[];
  readonly predicate: Column;
  readonly object: Column;
}

/**
 * A row beside a table of its legs: one reading where a union has one per leg, but nothing is known of a leg
 * when the statement is planned, so it is for rows that few are left of.
 *
 * @returns undefined when a constant of the view has no id
 */
export function legTable(
  view: CubeView,
  known: Knowledge,
  names: Names,
): ((row: string) => Legs) | undefined {
  const ids = view.legs.map(({ property }) => known.id(namedNode(property)));
  const values = view.legs.map(({ value }) => columnIn(value, known));
  if ([...ids, ...values].includes(undefined)) return undefined;
  return (row) => {
    const legs = names.next('l');
    const numbered = ids.map((id, leg) => `(${leg}, ${id})`).join(', ');
    const cases = values.map((value, leg) => `WHEN ${leg} THEN ${value?.(row)}`).join(' ');
    return {
      from: [`(VALUES ${numbered}) AS ${legs}(leg, property)`],
      where: view.legs.flatMap(({ when }, leg) =>
        when ? [`(${legs}.leg <> ${leg} OR ${when(`${row}.`)})`] : [],
      ),
      predicate: { as: { kind: 'id', literal: false }, sql: [`${legs}.property`], optional: false },
      object: { as: { kind: 'value' }, sql: [`(CASE ${legs}.leg ${cases} END)`], optional: false },
    };
  };
}

/** A leg's value as one of `value`s; undefined when it is a term that has no id. */
function columnIn(value: Leg['value'], known: Knowledge): ((row: string) => string) | undefined {
  if (value.kind === 'term') return (row) => valueOfId(`${row}.${value.column}`);
  if (value.kind === 'integer') return (row) => `${row}.${value.column}::HUGEINT`;
  const id = known.id(value.term);
  return id === undefined ? undefined : () => valueOfId(id);
}

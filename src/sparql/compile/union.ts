/** Solutions of several blocks together, each variable represented the same way in all of them. */
import { type Block, isNothing, type Names, nothing, select, unit, withColumn } from './block.ts';
import { alike, type Column, type Representation } from './column.ts';
import type { Knowledge } from './knowledge.ts';
import { asId, asTerm, asValue } from './terms.ts';

export function unionOf(blocks: readonly Block[], known: Knowledge, names: Names): Block {
  const some = blocks.filter((block) => !isNothing(block));
  const [first, ...others] = some;
  if (!first) return nothing;
  if (others.length === 0) return first;
  const variables = [...new Set(some.flatMap(({ columns }) => [...columns.keys()]))];
  const aligned = variables.reduce<readonly Block[]>(
    (all, variable) => align(all, variable, known, names),
    some,
  );
  const columns = new Map<string, Column>();
  const heads = aligned.map((): string[] => []);
  for (const variable of variables) {
    const present = aligned.map((block) => block.columns.get(variable));
    const model = present.find((column) => column !== undefined) as Column;
    if (model.as.kind === 'constant') {
      columns.set(variable, model);
      continue;
    }
    const literal = present.some((column) => column?.as.kind === 'id' && column.as.literal);
    const as = common(model.as, literal);
    const sql = model.sql.map((_, at) => {
      const name = names.next('c');
      for (const [position, column] of present.entries()) {
        heads[position]?.push(`${column?.sql[at] ?? 'NULL'} AS ${name}`);
      }
      return name;
    });
    columns.set(variable, { as, sql, optional: present.some((column) => column?.optional ?? true) });
  }
  const selects = aligned.map((block, at) => select(heads[at]?.join(', ') || '1 AS one', block));
  return { ...unit, from: [`(${selects.join(' UNION ALL ')}) AS ${names.next('r')}`], columns };
}

/** What is known of one column alone is not known of all. */
export function common(as: Representation, literal: boolean): Representation {
  if (as.kind === 'id') return { kind: 'id', literal };
  return as.kind === 'number' ? { kind: 'number', type: as.type } : as;
}

/** Blocks in which a variable has one representation: its own where they agree, ids or values where all have one, else terms. */
function align(blocks: readonly Block[], variable: string, known: Knowledge, names: Names): readonly Block[] {
  const everywhere = blocks.every(({ columns }) => columns.has(variable));
  if (agree(blocks, variable) && (everywhere || !isConstant(blocks, variable))) return blocks;
  for (const narrower of [asId, asValue]) {
    const narrowed = blocks.map((block) => {
      const column = block.columns.get(variable);
      return column ? withColumn(block, variable, narrower(column, known)) : block;
    });
    if (agree(narrowed, variable) && !isConstant(narrowed, variable)) return narrowed;
  }
  return blocks.map((block) => asTerm(block, variable, names));
}

const columnsOf = (blocks: readonly Block[], variable: string): Column[] =>
  blocks.flatMap(({ columns }) => columns.get(variable) ?? []);

function agree(blocks: readonly Block[], variable: string): boolean {
  const [model, ...others] = columnsOf(blocks, variable);
  return others.every((column) => model && alike(model.as, column.as));
}

const isConstant = (blocks: readonly Block[], variable: string): boolean =>
  columnsOf(blocks, variable).some(({ as }) => as.kind === 'constant');

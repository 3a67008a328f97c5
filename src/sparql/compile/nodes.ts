/** The nodes of a graph: all that is a subject or an object in it. */
import { namedNode, type Term } from '../../rdf/index.ts';
import type { CubeView } from '../../store/index.ts';
import { graphsFor } from '../dataset.ts';
import { type Block, unit } from './block.ts';
import { Beyond, type Column, constant } from './column.ts';
import type { Context } from './joins.ts';
import { text, xsd } from './sql.ts';
import { unionOf } from './union.ts';

/** What of a release a graph holds. */
function heldIn(graph: Term, { known }: Context): { views: readonly CubeView[]; within: string } {
  const graphs = graphsFor(known.dataset, graph);
  const ids = graphs?.flatMap((one) => known.id(one) ?? []);
  return {
    views: known.views.filter(({ graph: own }) => graphs?.some(({ value }) => value === own) ?? true),
    within: ids ? ` WHERE graph IN (${ids.length > 0 ? ids.join(', ') : 'NULL'})` : '',
  };
}

/** The terms that are the same for all rows of a cube, and where one of those rows is. */
const constantsOf = ({ table, legs, groups }: CubeView) =>
  [
    ...legs.flatMap(({ value, when }) => (value.kind === 'constant' ? [{ term: value.term, when }] : [])),
    ...groups.map(({ subject, when }) => ({ term: namedNode(subject), when })),
  ].map(({ term, when }) => ({ term, rows: `FROM ${table}${when ? ` WHERE ${when('')}` : ''}` }));

/** A query for the ids of a graph's nodes, each once or more. */
export function nodeIds(graph: Term, literals: boolean, context: Context): string {
  const { views, within } = heldIn(graph, context);
  // A literal that has an id is in some statement; in which graph is another question, figures being literals too.
  if (literals && within !== '') throw new Beyond('a path from a literal of elsewhere');
  const statements = ['subject', 'object'].map((name) => `SELECT ${name} FROM statement${within}`);
  const cubes = views.flatMap((view) => [
    ...view.legs.flatMap(({ value }) =>
      value.kind === 'term' ? [`SELECT ${value.column} FROM ${view.table}`] : [],
    ),
    ...constantsOf(view).flatMap(({ term, rows }) => {
      const id = context.known.id(term);
      return id === undefined ? [] : [`SELECT ${id} ${rows}`];
    }),
  ]);
  return [...statements, ...cubes].join(' UNION ALL ');
}

/**
 * Every node of a graph, once.
 *
 * @param variables  what stands for it
 */
export function everyNode(graph: Term, variables: readonly string[], context: Context): Block {
  const { known, names } = context;
  const { views, within } = heldIn(graph, context);
  const [ids, figures] = [names.next('n'), names.next('n')];
  const block = (from: string, column: Column): Block => ({
    ...unit,
    from: [from],
    columns: new Map(variables.map((variable) => [variable, column])),
  });
  const read = (alias: string, as: Column['as']): Column => ({ as, sql: [`${alias}.node`], optional: false });
  const rows = views.map((view) => {
    const alias = names.next('o');
    const sql = view.key.map((column) => `${alias}.${column}`);
    return block(`${view.table} AS ${alias}`, { as: { kind: 'observation', view }, sql, optional: false });
  });
  const nameless = new Map<string, { term: Term; rows: string[] }>();
  for (const { term, rows: where } of views.flatMap(constantsOf)) {
    if (known.id(term) !== undefined) continue;
    const { rows: before } = nameless.get(term.value) ?? { rows: [] };
    nameless.set(term.value, { term, rows: [...before, `SELECT 1 ${where}`] });
  }
  const measures = views.flatMap(({ table, legs }) =>
    legs.flatMap(({ value }) =>
      value.kind === 'integer' ? [`SELECT ${value.column} AS node FROM ${table}`] : [],
    ),
  );
  const stated = `SELECT value FROM term WHERE datatype = ${text(xsd('integer'))} AND id IN (SELECT object FROM statement${within})`;
  return unionOf(
    [
      block(
        `(SELECT DISTINCT * FROM (${nodeIds(graph, false, context)}) AS all_ids(node)) AS ${ids}`,
        read(ids, { kind: 'id', literal: true }),
      ),
      ...rows,
      ...(measures.length === 0
        ? []
        : [
            block(
              `(SELECT DISTINCT node FROM (${measures.join(' UNION ALL ')}) WHERE node IS NOT NULL AND node::VARCHAR NOT IN (${stated})) AS ${figures}`,
              read(figures, { kind: 'number', type: 'integer' }),
            ),
          ]),
      ...[...nameless.values()].map(({ term, rows: where }) =>
        block(`(SELECT 1 FROM (${where.join(' UNION ALL ')}) LIMIT 1) AS ${names.next('n')}`, constant(term)),
      ),
    ],
    known,
    names,
  );
}

/** Paths of any length as recursive queries over pairs of ids. */
import type { Term } from '../../rdf/index.ts';
import { type Block, isNothing, nothing, select, unit, withWhere } from './block.ts';
import { Beyond, type Column, constant, first } from './column.ts';
import { type Context, joined } from './joins.ts';
import { everyNode, nodeIds } from './nodes.ts';
import { nodeOf } from './operands.ts';
import type { Walk } from './paths.ts';
import { asId } from './terms.ts';
import { unionOf } from './union.ts';

/** Solutions that a walk is joined with, there or further out: it need not start elsewhere. */
export interface Around {
  readonly block: Block;
  /** The variables that stand for a subject or an object of their graph in all of them. */
  readonly nodes: ReadonlySet<string>;
}

/** One end of a walk, from which it is followed. */
interface Origin {
  readonly term: Term;
  /** The ids that it starts from: one, or a query for them, in a column `start`; undefined for wherever a step starts. */
  readonly seeds?: number | string;
  readonly literal: boolean;
  /** Whether each of them is reached from itself, though no statement may have it. */
  readonly itself: boolean;
}

/**
 * The pairs of a walk's ends are distinct: the recursion ends where nothing new is found. Through a list, the
 * database takes them for few, and looks them up rather than to look what it reads up in them.
 */
const recursion = (step: string, reach: string): string =>
  `WITH RECURSIVE step(a, b) AS MATERIALIZED (${step}), reach(start, node) AS (${reach}) ` +
  'SELECT unnest(list(start)) AS start, unnest(list(node)) AS node FROM reach';

/**
 * Joins solutions with a walk.
 *
 * @param step  the solutions of the walk's step
 * @param around  what it is joined with, from near to far; the nearest is joined here
 * @see https://www.w3.org/TR/sparql11-query/#defn_evalPP_ZeroOrOnePath
 */
export function walked(
  walk: Walk,
  step: Block,
  around: readonly [Around, ...Around[]],
  context: Context,
): Block {
  const { block } = around[0];
  const { subject, object, zero } = walk as { subject: Term; object: Term } & Walk;
  if (walk.graph.termType === 'Variable') throw new Beyond('a path in any graph');
  if (isNothing(block)) return nothing;
  const [from, to] = [walk.from, walk.to].map(({ value }) => endOf(step, value, context));
  const ends = [
    {
      term: subject,
      other: object,
      steps: pairs(step, from, to),
      literal: from?.literal,
      found: to?.literal,
    },
    {
      term: object,
      other: subject,
      steps: pairs(step, to, from),
      literal: to?.literal,
      found: from?.literal,
    },
  ];
  for (const { term, other, steps, found } of ends.filter(({ term }) => term.termType !== 'Variable')) {
    const id = context.known.id(term);
    if (id === undefined) return zero ? joined(block, itself(term, other), context) : nothing;
    const origin = {
      term,
      seeds: id,
      literal: term.termType === 'Literal',
      itself: true,
    };
    return reached(walk, origin, other, steps, found ?? false, block, context);
  }
  for (const { block: known, nodes } of around) {
    for (const { term, other, steps, found } of ends) {
      const column = known.columns.get(term.value);
      if (column?.as.kind === 'observation' && !column.optional && known === block) {
        // No statement is about a row: nothing leads on from it.
        if (!zero) return nothing;
        const same = { ...unit, columns: new Map([[other.value, column]]) };
        if (other.termType === 'Variable') return joined(block, same, context);
      }
      const start = column && !column.optional ? seedsOf(known, column, context) : undefined;
      if (!start) continue;
      const origin = {
        term,
        ...start,
        itself: nodes.has(nodeOf(term.value, walk.graph)),
      };
      return reached(walk, origin, other, steps, found ?? false, block, context);
    }
  }
  const [{ steps, literal, found }] = ends as [(typeof ends)[0]];
  const anywhere = { term: subject, literal: literal ?? false, itself: false };
  if (!zero) return reached(walk, anywhere, object, steps, found ?? false, block, context);
  const others = reached({ ...walk, zero: false }, anywhere, object, steps, found ?? false, unit, context);
  const all = [
    everyNode(walk.graph as Term, [subject.value, object.value], context),
    apart(others, subject, object),
  ];
  return joined(block, unionOf(all, context.known, context.names), context);
}

/** Pairs of two terms: what leads back to itself is there without a step. */
function apart(pairs: Block, subject: Term, object: Term): Block {
  const [start, end] = [subject, object].map(({ value }) => pairs.columns.get(value));
  return start && end && start !== end ? withWhere(pairs, `${first(start)} <> ${first(end)}`) : nothing;
}

/** The ids that a column stands for; undefined when it stands for what has none, such as rows. */
function seedsOf(
  block: Block,
  column: Column,
  { known, names }: Context,
): Pick<Origin, 'seeds' | 'literal'> | undefined {
  const id = asId(column, known);
  if (id.as.kind === 'id') {
    return { seeds: select(`DISTINCT ${first(id)} AS start`, block), literal: id.as.literal };
  }
  if (id.as.kind !== 'term') return undefined;
  const alias = names.next('t');
  const same = ['kind', 'value', 'datatype', 'language'].map(
    (name, at) => `${alias}.${name} IS NOT DISTINCT FROM ${id.sql[at]}`,
  );
  const held = withWhere({ ...block, from: [...block.from, `term AS ${alias}`] }, ...same);
  return { seeds: select(`DISTINCT ${alias}.id AS start`, held), literal: true };
}

function itself(term: Term, other: Term): Block {
  if (other.termType !== 'Variable') return other.equals(term) ? unit : nothing;
  return { ...unit, columns: new Map([[other.value, constant(term)]]) };
}

function endOf(
  step: Block,
  variable: string,
  { known }: Context,
): { sql: string; literal: boolean } | undefined {
  const column = step.columns.get(variable);
  if (isNothing(step) || !column) return undefined;
  const id = asId(column, known);
  if (id.as.kind !== 'id' || id.optional) throw new Beyond(`a path over a ${column.as.kind}`);
  return { sql: first(id), literal: id.as.literal };
}

type End = ReturnType<typeof endOf>;

const pairs = (step: Block, from: End, to: End): string =>
  from && to
    ? select(`${from.sql} AS a, ${to.sql} AS b`, step)
    : 'SELECT NULL::INTEGER AS a, NULL::INTEGER AS b WHERE false';

function reached(
  walk: Walk,
  origin: Origin,
  other: Term,
  steps: string,
  found: boolean,
  block: Block,
  context: Context,
): Block {
  const alias = context.names.next('r');
  const reach = reachOf(walk, origin, context);
  const column = (name: string, literal: boolean): Column => {
    return { as: { kind: 'id', literal }, sql: [`${alias}.${name}`], optional: false };
  };
  const start = column('start', origin.literal);
  const node = column('node', found || (walk.zero && origin.literal));
  const columns = new Map<string, Column>();
  if (origin.term.termType === 'Variable') columns.set(origin.term.value, start);
  const conditions: string[] = [];
  if (other.termType !== 'Variable') {
    const id = context.known.id(other);
    if (id === undefined) return nothing;
    conditions.push(`${alias}.node = ${id}`);
  } else if (columns.has(other.value)) {
    conditions.push(`${alias}.node = ${alias}.start`);
  } else {
    columns.set(other.value, node);
  }
  const pairs: Block = { ...unit, from: [`(${recursion(steps, reach)}) AS ${alias}`], columns };
  return joined(block, withWhere(pairs, ...conditions), context);
}

/** The pairs that are reached, from `step` and from what was reached before. */
function reachOf(walk: Walk, origin: Origin, context: Context): string {
  const { seeds, itself } = origin;
  const [starts, among] =
    typeof seeds === 'number'
      ? [`SELECT ${seeds} AS start`, ` WHERE a = ${seeds}`]
      : [seeds, seeds === undefined ? '' : ` WHERE a IN (${seeds})`];
  const once = `SELECT a, b FROM step${among}`;
  const again = 'SELECT reach.start, step.b FROM reach JOIN step ON step.a = reach.node';
  const taken = walk.many ? again : once;
  if (!walk.zero) return `${once} UNION ${taken}`;
  const held = itself ? '' : ` WHERE start IN (${nodeIds(walk.graph as Term, origin.literal, context)})`;
  return `SELECT start, start FROM (${starts})${held} UNION ${taken}`;
}

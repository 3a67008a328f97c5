/** Basic graph patterns: each triple pattern is a statement, or a leg of a cube's view, in every way that fits. */
import type { Algebra } from '@comunica/utils-algebra';
import { namedNode, type Term } from '../../rdf/index.ts';
import { type CubeView, type Leg, membership, statementTable } from '../../store/index.ts';
import { graphsFor } from '../dataset.ts';
import { type Block, type Names, unit, withWhere } from './block.ts';
import { Beyond, type Column, constant } from './column.ts';
import type { Knowledge, Objects } from './knowledge.ts';
import { legTable } from './legs.ts';
import { same } from './terms.ts';

/** The most ways in which the patterns of one group may fit before it is left to the engine. */
const mostWays = 100;

const positions = ['subject', 'predicate', 'object', 'graph'] as const;

/** One way in which a pattern can be met: what it reads, and the columns of its terms. */
interface Way {
  readonly from: readonly string[];
  readonly where: readonly string[];
  readonly cells: Readonly<Record<(typeof positions)[number], Column>>;
}

export class Patterns {
  readonly #known: Knowledge;
  readonly #names: Names;

  constructor(known: Knowledge, names: Names) {
    this.#known = known;
    this.#names = names;
  }

  /**
   * A block for each way in which all patterns can be met together; their solutions add up.
   *
   * @param start  what the patterns are joined to
   */
  ways(patterns: readonly Algebra.Pattern[], start = unit): Block[] {
    let partials: Block[] = [start];
    for (const pattern of ordered(patterns)) {
      partials = partials.flatMap((partial) => this.#extended(partial, pattern));
      if (partials.length > mostWays) throw new Beyond('too many ways to read its patterns');
    }
    return partials;
  }

  #extended(partial: Block, pattern: Algebra.Pattern): Block[] {
    const found: Block[] = [];
    const statement = this.#statement(pattern);
    for (const way of statement ? [statement] : []) {
      const met = this.#met(partial, pattern, way);
      if (met) found.push(met);
    }
    for (const view of this.#known.views) {
      const graphs = graphsFor(this.#known.dataset, pattern.graph as Term);
      if (graphs && !graphs.some(({ value }) => value === view.graph)) continue;
      for (const { row, make } of this.#viewed(view, pattern, partial)) {
        const key = rowKey(view, row);
        const scanned = partial.scans.get(key);
        const alias = scanned ?? this.#names.next('o');
        const way = make(alias);
        const from = scanned === undefined ? [`${view.table} AS ${alias}`, ...way.from] : way.from;
        const met = this.#met(partial, pattern, { ...way, from });
        if (met) found.push({ ...met, scans: new Map([...partial.scans, [key, alias]]) });
      }
    }
    return found;
  }

  /** The block with the pattern's terms matched; undefined when they cannot be. */
  #met(block: Block, pattern: Algebra.Pattern, { from, where, cells }: Way): Block | undefined {
    const columns = new Map(block.columns);
    const conditions: string[] = [...where];
    for (const position of positions) {
      const term = pattern[position] as Term;
      if (term.termType === 'DefaultGraph') continue;
      const cell = cells[position];
      const other = term.termType === 'Variable' ? columns.get(term.value) : constant(term);
      const condition = other ? same(cell, other, this.#known) : 'true';
      if (condition === false) return undefined;
      conditions.push(condition);
      // What is known best of a variable is kept: a constant, then what is never a literal.
      if (term.termType === 'Variable' && (!other || cell.as.kind === 'constant')) {
        columns.set(term.value, cell);
      }
    }
    const read = { ...block, from: [...block.from, ...from], columns };
    return withWhere(read, ...new Set(conditions.filter((condition) => !block.where.includes(condition))));
  }

  #statement({ subject, predicate, object, graph }: Algebra.Pattern): Way | undefined {
    const known = this.#known;
    const graphs = graphsFor(known.dataset, graph as Term)?.flatMap((one) => known.id(one) ?? []);
    if (graphs?.length === 0) return undefined;
    const [p, o] = [predicate, object].map((term) =>
      term.termType === 'Variable' ? undefined : known.id(term as Term),
    );
    if (predicate.termType !== 'Variable') {
      if (p === undefined || !known.predicates.has(p)) return undefined;
      if (object.termType !== 'Variable' && (o === undefined || !known.stated(p, o))) return undefined;
    }
    const alias = this.#names.next('s');
    const within = graphs ? [`graph IN (${graphs.join(', ')})`] : [];
    const merged = known.repeated && graph.termType === 'DefaultGraph' && graphs?.length !== 1;
    const where = within.map((condition) => `${alias}.${condition}`);
    const table = statementTable({ subject: subject.termType !== 'Variable', predicate: p });
    const distinct = `(SELECT DISTINCT subject, predicate, object FROM ${table}${within.map((condition) => ` WHERE ${condition}`).join('')})`;
    const id = (name: string, objects: Objects = { literal: false }): Column => {
      return { as: { kind: 'id', ...objects }, sql: [`${alias}.${name}`], optional: false };
    };
    return {
      from: [merged ? `${distinct} AS ${alias}` : `${table} AS ${alias}`],
      where: merged ? [] : where,
      cells: {
        subject: id('subject'),
        predicate: id('predicate'),
        object: id('object', p === undefined ? { literal: true } : known.predicates.get(p)),
        graph: id('graph'),
      },
    };
  }

  /**
   * The ways to read a pattern in a cube; `row`: the term that stands for the observation, `make`: what is read
   * besides its row.
   */
  *#viewed(view: CubeView, { subject, predicate, object }: Algebra.Pattern, partial: Block) {
    const asks = (property: string) => predicate.termType === 'Variable' || predicate.value === property;
    const graph = constant(namedNode(view.graph));
    const observation = (alias: string): Column => {
      return {
        as: { kind: 'observation', view },
        sql: view.key.map((column) => `${alias}.${column}`),
        optional: false,
      };
    };
    const way = (alias: string, when: Leg['when'], cells: Omit<Way['cells'], 'graph'>): Way => ({
      from: [],
      where: when === undefined ? [] : [when(`${alias}.`)],
      cells: { ...cells, graph },
    });
    const known = subject.termType !== 'Variable' || partial.scans.has(rowKey(view, subject));
    const legs =
      known && predicate.termType === 'Variable' && object.termType === 'Variable'
        ? legTable(view, this.#known, this.#names)
        : undefined;
    if (legs) {
      yield {
        row: subject as Term,
        make: (alias: string): Way => {
          const { from, where, predicate, object } = legs(alias);
          return { from, where, cells: { subject: observation(alias), predicate, object, graph } };
        },
      };
    }
    for (const { property, value, when } of view.legs.filter(({ property }) => !legs && asks(property))) {
      yield {
        row: subject as Term,
        make: (alias: string) =>
          way(alias, when, {
            subject: observation(alias),
            predicate: constant(namedNode(property)),
            object: objectOf(value, alias),
          }),
      };
    }
    for (const group of asks(membership) ? view.groups : []) {
      yield {
        row: object as Term,
        make: (alias: string) =>
          way(alias, group.when, {
            subject: constant(namedNode(group.subject)),
            predicate: constant(namedNode(membership)),
            object: observation(alias),
          }),
      };
    }
  }
}

const rowKey = ({ table }: CubeView, { termType, value }: Pick<Term, 'termType' | 'value'>): string =>
  `${table} ${termType} ${value}`;

function objectOf(value: Leg['value'], alias: string): Column {
  if (value.kind === 'constant') return constant(value.term);
  const sql = [`${alias}.${value.column}`];
  if (value.kind === 'term') return { as: { kind: 'id', literal: false }, sql, optional: false };
  return { as: { kind: 'number', type: 'integer' }, sql, optional: false };
}

/** Patterns with a predicate go first: they tell what their subject is. */
function ordered(patterns: readonly Algebra.Pattern[]): Algebra.Pattern[] {
  const open = ({ predicate }: Algebra.Pattern) => Number(predicate.termType === 'Variable');
  return [...patterns].sort((a, b) => open(a) - open(b));
}

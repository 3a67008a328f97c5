/** The operations of the algebra, one function each: a block in, a block out. */
import { Algebra, AlgebraFactory } from '@comunica/utils-algebra';
import { getExpressionVariables } from '@comunica/utils-query-operation';
import type { Term } from '../../rdf/index.ts';
import { aggregateOf } from './aggregate.ts';
import {
  type Block,
  isNothing,
  Names,
  nested,
  nothing,
  select,
  unit,
  withColumn,
  withWhere,
} from './block.ts';
import { Beyond, type Column, constant } from './column.ts';
import { columnOf, computed, conditionOf, type Scope } from './expression.ts';
import type { Knowledge } from './knowledge.ts';
import { orderOf } from './order.ts';
import { Patterns } from './patterns.ts';
import { asId, asTerm, same } from './terms.ts';
import { unionOf } from './union.ts';

const factory = new AlgebraFactory();

/** How many rows of VALUES are written into a statement. */
const mostValues = 200;

/** Compiles operations of one query. Everything throws `Beyond` for what SQL is not proved to answer alike. */
export class Operations {
  readonly names = new Names();
  readonly #known: Knowledge;
  readonly #patterns: Patterns;
  readonly #needed: ReadonlySet<string> | undefined;

  /** @param needed  the variables that are read outside of their patterns; undefined for all */
  constructor(known: Knowledge, needed: ReadonlySet<string> | undefined) {
    this.#needed = needed;
    if (known.observationsNamed) throw new Beyond('statements about observations');
    this.#known = known;
    this.#patterns = new Patterns(known, this.names);
  }

  block(operation: Algebra.Operation): Block {
    const compile = this.#compilers[operation.type];
    if (!compile) throw new Beyond(`the operation ${operation.type}`);
    return compile(operation as never);
  }

  readonly #compilers: Readonly<Record<string, (operation: never) => Block>> = {
    bgp: ({ patterns }: Algebra.Bgp) => this.#group(patterns),
    pattern: (pattern: Algebra.Pattern) => this.#group([pattern]),
    join: ({ input }: Algebra.Join) => this.#join(input),
    filter: ({ input, expression }: Algebra.Filter) => {
      const block = this.block(input);
      return withWhere(block, conditionOf(expression, this.#scope(block)));
    },
    leftjoin: ({ input: [left, right], expression }: Algebra.LeftJoin) =>
      this.#leftJoin(this.block(left as never), right as never, expression),
    minus: ({ input: [left, right] }: Algebra.Minus) =>
      this.#minus(this.block(left as never), this.block(right as never)),
    union: ({ input }: Algebra.Union) =>
      unionOf(
        input.map((one) => this.block(one)),
        this.#known,
        this.names,
      ),
    extend: ({ input, variable, expression }: Algebra.Extend) => {
      const block = this.block(input);
      return withColumn(block, variable.value, this.#column(expression, block));
    },
    values: (values: Algebra.Values) => this.#values(values),
    project: ({ input, variables }: Algebra.Project) => {
      const kept = new Set(variables.map(({ value }) => value));
      // A variable that is left out is another one outside.
      return { ...this.#kept(this.block(input), kept), scans: unit.scans };
    },
    distinct: (distinct: Algebra.Distinct) => {
      const sorted = sortedLast(distinct);
      return sorted === distinct ? this.#distinct(distinct.input) : this.block(sorted);
    },
    // Any number of the same solutions, up to all of them, is right.
    reduced: ({ input }: Algebra.Reduced) => this.block(input),
    group: (group: Algebra.Group) => this.#aggregated(group),
    orderby: (order: Algebra.OrderBy) => this.#ordered(order, ''),
    slice: (slice: Algebra.Slice) => this.#slice(slice),
  };

  #group(patterns: readonly Algebra.Pattern[]): Block {
    const ways = this.#patterns.ways(patterns).map((way) => this.#kept(way, this.#needed));
    return unionOf(ways, this.#known, this.names);
  }

  /** A block without the columns of variables that nobody reads. */
  #kept(block: Block, variables: ReadonlySet<string> | undefined): Block {
    if (!variables) return block;
    const columns = new Map([...block.columns].filter(([variable]) => variables.has(variable)));
    return { ...block, columns };
  }

  /** Groups of patterns that meet in a join are one group. */
  #join(inputs: readonly Algebra.Operation[]): Block {
    const patterns = inputs.flatMap((input) => patternsOf(input) ?? []);
    const others = inputs.filter((input) => !patternsOf(input)).map((input) => this.block(input));
    const blocks = patterns.length > 0 ? [this.#group(patterns), ...others] : others;
    return blocks.reduce((left, right) => this.#joined(left, right), unit);
  }

  #joined(left: Block, right: Block): Block {
    const conditions = this.#agreement(left, right);
    if (conditions.includes(false) || isNothing(left) || isNothing(right)) return nothing;
    return withWhere(
      {
        from: [...left.from, ...right.from],
        where: [...left.where, ...right.where],
        columns: new Map([...left.columns, ...right.columns]),
        scans: new Map([...left.scans, ...right.scans]),
      },
      ...(conditions as string[]),
    );
  }

  #agreement(left: Block, right: Block): (string | false)[] {
    return shared(left, right).map((variable) =>
      same(left.columns.get(variable) as Column, right.columns.get(variable) as Column, this.#known),
    );
  }

  #leftJoin(left: Block, optional: Algebra.Operation, expression: Algebra.Expression | undefined): Block {
    if (isNothing(left)) return nothing;
    const inRow = this.#inRow(left, optional);
    if (inRow) return this.#optionalInRow(left, inRow, expression);
    const right = this.block(optional);
    const inner = isNothing(right) ? undefined : nested(this.names, this.#withoutConstants(right));
    const outer = nested(this.names, left);
    const conditions: (string | false)[] = inner ? this.#agreement(outer, inner) : [false];
    if (!inner || conditions.includes(false)) return left;
    const columns = new Map(outer.columns);
    for (const [variable, column] of inner.columns) {
      if (!columns.has(variable)) columns.set(variable, { ...column, optional: true });
    }
    if (expression) {
      const both = { ...outer, columns: new Map([...outer.columns, ...inner.columns]) };
      const condition = conditionOf(expression, this.#scope(both));
      if (condition.includes('(SELECT'))
        throw new Beyond('looking terms up under the condition of an OPTIONAL');
      conditions.push(condition);
    }
    const on = (conditions as string[]).filter((condition) => condition !== 'true').join(' AND ') || 'true';
    return { ...unit, from: [`${outer.from[0]} LEFT JOIN ${inner.from[0]} ON ${on}`], columns };
  }

  /**
   * Patterns met in rows that a block reads already, at most once for each: a condition and columns, no table.
   *
   * @returns undefined when another table has to be read, or when they can be met in several ways
   */
  #inRow(block: Block, operation: Algebra.Operation): Block | undefined {
    const patterns = patternsOf(operation);
    if (!patterns || patterns.length === 0 || block.scans.size === 0) return undefined;
    const ways = this.#patterns.ways(patterns, block);
    const [way] = ways;
    return way && ways.length === 1 && way.from.length === block.from.length ? way : undefined;
  }

  #optionalInRow(left: Block, met: Block, expression: Algebra.Expression | undefined): Block {
    const conditions = met.where.slice(left.where.length);
    if (expression) conditions.push(conditionOf(expression, this.#scope(met)));
    const columns = new Map(left.columns);
    const { columns: bound } = this.#withoutConstants(met);
    for (const [variable, column] of bound) {
      if (columns.has(variable)) continue;
      const when = (sql: string) =>
        conditions.length === 0 ? sql : `CASE WHEN ${conditions.join(' AND ')} THEN ${sql} END`;
      columns.set(variable, { ...column, sql: column.sql.map(when), optional: conditions.length > 0 });
    }
    return { ...left, columns };
  }

  /** A constant cannot be unbound: it takes a column of its own for that. */
  #withoutConstants(block: Block): Block {
    let made = block;
    for (const [variable, column] of block.columns) {
      if (column.as.kind !== 'constant') continue;
      const id = asId(column, this.#known);
      made = id === column ? asTerm(made, variable, this.names) : withColumn(made, variable, id);
    }
    return made;
  }

  #minus(left: Block, right: Block): Block {
    if (isNothing(left) || isNothing(right) || shared(left, right).length === 0) return left;
    const conditions = this.#agreement(left, right);
    if (conditions.includes(false)) return left;
    return withWhere(left, `NOT EXISTS (${select('1', withWhere(right, ...(conditions as string[])))})`);
  }

  #scope(block: Block): Scope {
    return {
      block,
      known: this.#known,
      exists: (pattern) => {
        if (usesFilters(pattern)) throw new Beyond('EXISTS over more than patterns');
        const inRow = this.#inRow(block, pattern);
        if (inRow) return `((${inRow.where.slice(block.where.length).join(' AND ') || 'true'}) IS TRUE)`;
        const inner = this.block(pattern);
        const conditions = this.#agreement(block, inner);
        if (isNothing(inner) || conditions.includes(false)) return 'false';
        return `EXISTS (${select('1', withWhere(inner, ...(conditions as string[])))})`;
      },
    };
  }

  #column(expression: Algebra.Expression, block: Block): Column {
    const scope = this.#scope(block);
    const column = columnOf(expression, scope);
    if (column) return column;
    const { type, sql } = computed(expression, scope);
    if (type === 'boolean' || type === 'string') return { as: { kind: type }, sql: [sql], optional: true };
    return { as: { kind: 'number', type }, sql: [sql], optional: true };
  }

  #values({ variables, bindings }: Algebra.Values): Block {
    if (bindings.length > mostValues) throw new Beyond('many values');
    const rows = bindings.map((binding): Block => {
      const bound = variables.flatMap(({ value }) => {
        const term = (binding[value] ?? binding[`?${value}`]) as Term | undefined;
        return term ? [[value, constant(term)] as const] : [];
      });
      return { ...unit, columns: new Map(bound) };
    });
    return unionOf(rows, this.#known, this.names);
  }

  #distinct(input: Algebra.Operation): Block {
    const block = this.block(input);
    if ([...block.columns.values()].some(({ as }) => as.kind === 'number' && as.type !== 'integer')) {
      throw new Beyond('DISTINCT over computed numbers');
    }
    return nested(this.names, block, (head) => select(`DISTINCT ${head}`, block));
  }

  #aggregated({ input, variables, aggregates }: Algebra.Group): Block {
    const block = this.block(input);
    const scope = this.#scope(block);
    const keys = variables.map(({ value }) => [value, block.columns.get(value)] as const);
    const columns = new Map<string, Column>();
    for (const [variable, column] of keys) if (column) columns.set(variable, column);
    for (const aggregate of aggregates) columns.set(aggregate.variable.value, aggregateOf(aggregate, scope));
    const by = keys.flatMap(([, column]) => column?.sql ?? []);
    if (keys.some(([, column]) => column?.as.kind === 'number' && column.as.type !== 'integer')) {
      throw new Beyond('groups by computed numbers');
    }
    const having = variables.length > 0 && by.length === 0 ? ' HAVING count(*) > 0' : '';
    const tail = by.length > 0 ? ` GROUP BY ${by.join(', ')}` : having;
    return nested(this.names, { ...block, columns }, (head) => `${select(head, block)}${tail}`);
  }

  /** @param tail  LIMIT and OFFSET, which go with the order */
  #ordered({ input, expressions }: Algebra.OrderBy, tail: string, project?: readonly string[]): Block {
    const { block, by } = orderOf(this.block(input), expressions, (read) => this.#scope(read), this.names);
    const kept = project
      ? new Map([...block.columns].filter(([variable]) => project.includes(variable)))
      : block.columns;
    const whole = { ...block, columns: kept };
    return nested(this.names, whole, (head) => `${select(head, block)}${by}${tail}`);
  }

  #slice({ input: sliced, start, length }: Algebra.Slice): Block {
    const input = sortedLast(sliced);
    const tail = `${length === undefined ? '' : ` LIMIT ${BigInt(length)}`} OFFSET ${BigInt(start)}`;
    if (input.type === Algebra.Types.ORDER_BY) return this.#ordered(input as Algebra.OrderBy, tail);
    if (input.type === Algebra.Types.PROJECT) {
      const { input: below, variables } = input as Algebra.Project;
      if (below.type === Algebra.Types.ORDER_BY) {
        return this.#ordered(
          below as Algebra.OrderBy,
          tail,
          variables.map(({ value }) => value),
        );
      }
    }
    const block = this.block(input);
    return nested(this.names, block, (head) => `${select(head, block)}${tail}`);
  }
}

/** Solutions are made distinct before they are sorted, where what they are sorted by is kept. */
function sortedLast(operation: Algebra.Operation): Algebra.Operation {
  if (operation.type !== Algebra.Types.DISTINCT) return operation;
  const project = (operation as Algebra.Distinct).input as Algebra.Project;
  if (project.type !== Algebra.Types.PROJECT || project.input.type !== Algebra.Types.ORDER_BY)
    return operation;
  const { input, expressions } = project.input as Algebra.OrderBy;
  const kept = new Set(project.variables.map(({ value }) => value));
  const read = expressions.flatMap((expression) => getExpressionVariables(expression));
  if (!read.every(({ value }) => kept.has(value)))
    throw new Beyond('DISTINCT after sorting by what is left out');
  const distinct = factory.createDistinct(factory.createProject(input, project.variables));
  return factory.createOrderBy(distinct, expressions);
}

const shared = (left: Block, right: Block): string[] =>
  [...left.columns.keys()].filter((variable) => right.columns.has(variable));

function patternsOf(operation: Algebra.Operation): readonly Algebra.Pattern[] | undefined {
  if (operation.type === Algebra.Types.BGP) return (operation as Algebra.Bgp).patterns;
  return operation.type === Algebra.Types.PATTERN ? [operation as Algebra.Pattern] : undefined;
}

/** Patterns alone mean the same whether they are evaluated before or after what is known is put in. */
const usesFilters = (operation: Algebra.Operation): boolean =>
  operation.type === Algebra.Types.JOIN
    ? (operation as Algebra.Join).input.some(usesFilters)
    : !patternsOf(operation);

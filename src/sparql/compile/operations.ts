/** The operations of the algebra, one function each: a block in, a block out. */
import { type Algebra, AlgebraFactory } from '@comunica/utils-algebra';
import { type Block, isNothing, Names, nothing, unit, withColumn, withWhere } from './block.ts';
import { Beyond, type Column } from './column.ts';
import { exists } from './exists.ts';
import { columnOf, columnOfValue, computed, conditionOf } from './expression.ts';
import { type Context, joined, leftJoined, without, withoutConstants } from './joins.ts';
import type { Knowledge } from './knowledge.ts';
import { conjuncts, filterOf, isFixed, nodesOf, partsOf, patternsOf, variablesIn } from './operands.ts';
import type { Scope } from './operator.ts';
import type { Walk } from './paths.ts';
import { Patterns } from './patterns.ts';
import { asked, reading, type ScopeOf, termsIn, withoutTerms, withTerms } from './reading.ts';
import { type Compiler, distinct, grouped, ordered, sliced, sortedLast } from './solution-sets.ts';
import { unionOf } from './union.ts';
import { valuesOf } from './values.ts';
import { type Around, walked } from './walks.ts';

const factory = new AlgebraFactory();

/** Compiles operations of one query. Everything throws `Beyond` for what SQL is not proved to answer alike. */
export class Operations implements Compiler {
  readonly names = new Names();
  readonly #known: Knowledge;
  readonly #context: Context;
  readonly #patterns: Patterns;
  readonly #needed: ReadonlySet<string> | undefined;

  /** @param needed  the variables that are read outside of their patterns; undefined for all */
  constructor(known: Knowledge, needed: ReadonlySet<string> | undefined) {
    this.#needed = needed;
    if (known.observationsNamed) throw new Beyond('statements about observations');
    this.#known = known;
    this.#context = { known, names: this.names };
    this.#patterns = new Patterns(known, this.names);
  }

  /** @param around  what its solutions are joined with further out, from near to far */
  block(operation: Algebra.Operation, around: readonly Around[] = []): Block {
    const compile = this.#compilers[operation.type];
    if (!compile) throw new Beyond(`the operation ${operation.type}`);
    return compile(operation as never, around);
  }

  readonly #compilers: Readonly<Record<string, (operation: never, around: readonly Around[]) => Block>> = {
    bgp: ({ patterns }: Algebra.Bgp) => this.#group(patterns),
    pattern: (pattern: Algebra.Pattern) => this.#group([pattern]),
    path: (path: Walk, around) => this.#join([path], around),
    join: ({ input }: Algebra.Join, around) => this.#join(input, around),
    filter: (filter: Algebra.Filter, around) => {
      const { input, conditions } = filterOf(filter);
      return this.#filtered(this.block(input, around), conditions);
    },
    leftjoin: (optional: Algebra.LeftJoin, around) => this.#leftJoin(optional, around),
    minus: ({ input: [left, right] }: Algebra.Minus, around) =>
      without(this.block(left as never, around), this.block(right as never), this.#context),
    union: ({ input }: Algebra.Union, around) =>
      unionOf(
        input.map((one) => this.block(one, around)),
        this.#known,
        this.names,
      ),
    extend: ({ input, variable, expression }: Algebra.Extend, around) => {
      const { block, made } = this.reading(this.block(input, around), (scope) =>
        columnFor(expression, scope),
      );
      return withoutTerms(withColumn(block, variable.value, made));
    },
    values: (values: Algebra.Values) => valuesOf(values, this.#context),
    project: ({ input, variables }: Algebra.Project) => {
      const kept = new Set(variables.map(({ value }) => value));
      // A variable that is left out is another one outside.
      return { ...this.#kept(this.block(input), kept), scans: unit.scans };
    },
    distinct: (operation: Algebra.Distinct) => {
      const sorted = sortedLast(operation);
      return sorted === operation ? distinct(operation, this) : this.block(sorted);
    },
    // Any number of the same solutions, up to all of them, is right.
    reduced: ({ input }: Algebra.Reduced) => this.block(input),
    group: (group: Algebra.Group) => grouped(group, this),
    orderby: (order: Algebra.OrderBy) => ordered(order, this),
    slice: (slice: Algebra.Slice) => sliced(slice, this),
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

  /** Groups of patterns that meet in a join are one group; then come the paths that start from what is known. */
  #join(inputs: readonly Algebra.Operation[], around: readonly Around[]): Block {
    const { patterns, walks, others } = partsOf(inputs);
    const blocks = others.map((other) => this.block(other, around));
    if (patterns.length > 0) blocks.unshift(this.#group(patterns));
    let block = blocks.reduce((left, right) => joined(left, right, this.#context), unit);
    const nodes = nodesOf(factory.createJoin([...inputs], true));
    for (let left = walks; left.length > 0; ) {
      const next = left.find((walk) => isFixed(walk) || this.#starts(walk, block)) ?? left[0];
      if (!next) break;
      left = left.filter((walk) => walk !== next);
      block = walked(next, this.block(next.step), [{ block, nodes }, ...around], this.#context);
    }
    return block;
  }

  #starts({ subject, object }: Walk, { columns }: Block): boolean {
    return [subject, object].some(({ value }) => columns.get(value)?.optional === false);
  }

  #filtered(given: Block, conditions: readonly Algebra.Expression[]): Block {
    if (conditions.length === 0) return given;
    const { block, made } = this.reading(given, (scope) =>
      conditions.map((condition) => conditionOf(condition, scope)),
    );
    return withoutTerms(withWhere(block, ...made));
  }

  #leftJoin({ input, expression }: Algebra.LeftJoin, around: readonly Around[]): Block {
    const [first, optional] = input as [Algebra.Operation, Algebra.Operation];
    const left = this.block(first, around);
    if (isNothing(left)) return nothing;
    const met = this.#inRow(left, optional);
    const inRow = met && this.#optionalInRow(left, met, expression);
    if (inRow) return inRow;
    const found = this.block(optional, [{ block: left, nodes: nodesOf(first) }, ...around]);
    const isOwn = (one: Algebra.Expression) => reads(one, found, left);
    const conditions = expression ? conjuncts(expression) : [];
    const right = this.#filtered(found, conditions.filter(isOwn));
    const rest = conditions.filter((one) => !isOwn(one));
    if (rest.length === 0) return leftJoined(left, right, this.#context);
    const both = { ...left, columns: new Map([...right.columns, ...left.columns]) };
    const condition = (scope: Scope) => rest.map((one) => conditionOf(one, scope)).join(' AND ');
    const { wanted } = asked(both, this.#scopeOf, condition);
    const [inLeft, inRight] = [[...wanted].filter((name) => left.columns.has(name)), wanted];
    if (inLeft.some((name) => left.columns.get(name)?.optional && right.columns.has(name))) {
      throw new Beyond('the condition of an OPTIONAL over what either side may bind');
    }
    const filtered = (read: Block) => {
      const made = condition(this.#scopeOf(read, termsIn(read)));
      if (made.includes('(SELECT')) throw new Beyond('EXISTS under the condition of an OPTIONAL');
      return made;
    };
    const only = [...inRight].filter((name) => !left.columns.has(name));
    return withoutTerms(
      leftJoined(
        withTerms(left, inLeft, this.names),
        withTerms(right, only, this.names),
        this.#context,
        filtered,
      ),
    );
  }

  /**
   * Patterns met in rows that a block reads already, at most once for each: a condition and columns, no table.
   *
   * @returns undefined when another table has to be read, or when they can be met in several ways
   */
  #inRow(block: Block, operation: Algebra.Operation): Block | undefined {
    const patterns = patternsOf(operation);
    if (!patterns || patterns.length === 0 || block.scans.size === 0) return undefined;
    const terms = patterns.flatMap(({ subject, predicate, object, graph }) => [
      subject,
      predicate,
      object,
      graph,
    ]);
    if (terms.some(({ value }) => block.columns.get(value)?.optional)) return undefined;
    const ways = this.#patterns.ways(patterns, block);
    const [way] = ways;
    return way && ways.length === 1 && way.from.length === block.from.length ? way : undefined;
  }

  /** @returns undefined when the expression reads terms that have to be looked up */
  #optionalInRow(left: Block, met: Block, expression: Algebra.Expression | undefined): Block | undefined {
    const conditions = met.where.slice(left.where.length);
    if (expression) {
      const { wanted, made } = asked(met, this.#scopeOf, (scope) => conditionOf(expression, scope));
      if (wanted.size > 0) return undefined;
      conditions.push(made);
    }
    const columns = new Map(left.columns);
    const { columns: bound } = withoutConstants(met, this.#context);
    for (const [variable, column] of bound) {
      if (columns.has(variable)) continue;
      const when = (sql: string) =>
        conditions.length === 0 ? sql : `CASE WHEN ${conditions.join(' AND ')} THEN ${sql} END`;
      columns.set(variable, { ...column, sql: column.sql.map(when), optional: conditions.length > 0 });
    }
    return { ...left, columns };
  }

  reading<Made>(block: Block, make: (scope: Scope) => Made): { block: Block; made: Made } {
    return reading(block, this.#scopeOf, this.names, make);
  }

  readonly #scopeOf: ScopeOf = (block, term) => {
    const scope: Scope = {
      block,
      known: this.#known,
      column: (variable) => block.columns.get(variable),
      term,
      exists: (pattern) => {
        const inRow = this.#inRow(block, pattern);
        if (inRow) return `((${inRow.where.slice(block.where.length).join(' AND ') || 'true'}) IS TRUE)`;
        return exists(pattern, scope, this, this.#context);
      },
    };
    return scope;
  };
}

/** Whether a condition reads nothing but what a block always binds. */
function reads(condition: Algebra.Expression, own: Block, other: Block): boolean {
  return [...variablesIn(condition)].every((variable) => {
    const column = own.columns.get(variable);
    return column ? !column.optional : !other.columns.has(variable);
  });
}

function columnFor(expression: Algebra.Expression, scope: Scope): Column {
  return columnOf(expression, scope) ?? columnOfValue(computed(expression, scope));
}

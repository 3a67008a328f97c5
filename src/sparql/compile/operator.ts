/** What SPARQL's operators and functions are compiled from. */
import type { Algebra } from '@comunica/utils-algebra';
import type { Block } from './block.ts';
import type { Column } from './column.ts';
import type { Knowledge } from './knowledge.ts';
import type { Value } from './value.ts';

/** What an expression is compiled in. */
export interface Scope {
  readonly block: Block;
  readonly known: Knowledge;
  /** What stands for a variable; undefined when nothing binds it. */
  column(variable: string): Column | undefined;
  /** The four columns of the term that a variable stands for: reading them may take a join. */
  term(variable: string): readonly string[];
  /** The condition that a pattern has a solution that agrees with the present one. */
  exists(pattern: Algebra.Operation): string;
}

/** An argument, compiled in the way that it is asked for. */
export interface Argument {
  /** What stands for a variable or a term; undefined where the argument has to be computed. */
  readonly column: Column | undefined;
  /** @throws Beyond */
  value(): Value;
  /** Its effective boolean value. @throws Beyond */
  condition(): string;
}

/** At least one: the grammar counts the arguments of all but casts. */
export type Arguments = readonly [Argument, ...Argument[]];

/** @throws Beyond */
export type Operator = (args: Arguments, scope: Scope) => Value;

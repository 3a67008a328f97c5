/** What of a query compiles, as a source that Comunica asks; the rest of the query stays Comunica's. */
import { KeysInitQuery } from '@comunica/context-entries';
import type {
  BindingsStream,
  FragmentSelectorShape,
  IActionContext,
  MetadataBindings,
} from '@comunica/types';
import { Algebra, AlgebraFactory } from '@comunica/utils-algebra';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { MetadataValidationState } from '@comunica/utils-metadata';
import { assignOperationSource } from '@comunica/utils-query-operation';
import type { Bindings, Variable } from '@rdfjs/types';
import { variable as toVariable } from '../rdf/index.ts';
import type { Release } from '../store/index.ts';
import { BindingsSource } from './bindings-source.ts';
import { Beyond, type Compiled, compile, solutionsOf } from './compile/index.ts';
import type { Dataset } from './dataset.ts';
import { sourceStream } from './source-stream.ts';

const factory = new AlgebraFactory();

/** An operation of our own, in the place of one that compiles. */
const compiledType = 'starcube-compiled';

/** Solutions are counted up to here, for Comunica's plans. */
const mostCounted = 10_000;

export interface Evaluation {
  readonly release: Release;
  readonly dataset: Dataset;
  readonly signal: AbortSignal;
  /** Told when the store fails a source: Comunica does not always listen. */
  readonly onError: (error: Error) => void;
}

/** An operation, and how it is answered: as one statement, or by the engine from its parts. */
export interface Part {
  readonly operation: Algebra.Operation;
  readonly compiled?: Compiled;
  /** Why it is not one statement; absent where it was not tried. */
  readonly reason?: string;
  /** Empty where it is one statement. */
  readonly parts: readonly Part[];
}

/** Finds what compiles, as far up as it does. */
export async function planParts(
  operation: Algebra.Operation,
  evaluation: Pick<Evaluation, 'release' | 'dataset'>,
): Promise<Part> {
  const compiled = worthwhile(operation) ? await tryCompile(operation, evaluation) : undefined;
  if (compiled && !(compiled instanceof Beyond)) return { operation, compiled, parts: [] };
  const inputs = inputsOf(operation);
  const parts = await Promise.all(
    inputs.map((part, at) =>
      at > 0 && isConditional(operation)
        ? { operation: part, reason: conditional, parts: [] }
        : planParts(part, evaluation),
    ),
  );
  return { operation, ...(compiled && { reason: compiled.message }), parts };
}

/**
 * Puts what compiles in the hands of a source.
 *
 * @returns the operation, with operations of our own in it
 */
export function assembled({ operation, compiled, parts }: Part, evaluation: Evaluation): Algebra.Operation {
  if (compiled) {
    return assignOperationSource(opaque(compiled), { source: new CompiledSource(evaluation, compiled) });
  }
  if (parts.length === 0) return operation;
  const made = parts.map((part) => assembled(part, evaluation));
  const several = Array.isArray((operation as { input?: unknown }).input);
  return { ...operation, input: several ? made : made[0] } as Algebra.Operation;
}

/** The operations that an operation is made from. */
export function inputsOf(operation: Algebra.Operation): readonly Algebra.Operation[] {
  if (!('input' in operation)) return [];
  return [operation.input as Algebra.Operation | Algebra.Operation[]].flat();
}

/** Comunica evaluates what is optional under a condition once per solution, its terms put in: it stays as it is. */
const conditional = 'what is optional under a condition';

function isConditional(operation: Algebra.Operation): boolean {
  return (
    operation.type === Algebra.Types.LEFT_JOIN && (operation as Algebra.LeftJoin).expression !== undefined
  );
}

/** Tells what it binds, and that nothing can be moved into it: a group's solutions are those of the whole. */
function opaque({ columns }: Compiled): Algebra.Operation {
  const variables = columns.map(({ variable }) => toVariable(variable));
  const group = factory.createGroup(factory.createBgp([]), variables, []);
  return { type: compiledType, input: group } as unknown as Algebra.Operation;
}

/** @returns why not, where SQL is not proved to have the same answer */
export async function tryCompile(
  operation: Algebra.Operation,
  { release, dataset }: Pick<Evaluation, 'release' | 'dataset'>,
): Promise<Compiled | Beyond> {
  try {
    return await compile(release, operation, dataset);
  } catch (error) {
    if (error instanceof Beyond) return error;
    throw error;
  }
}

/** What is made of the solutions is never the database's to make. */
const forms: ReadonlySet<string> = new Set([Algebra.Types.ASK, Algebra.Types.CONSTRUCT]);

/** A single pattern is looked up as fast as it is. */
function worthwhile(operation: Algebra.Operation): boolean {
  if (forms.has(operation.type)) return false;
  return operation.type !== Algebra.Types.BGP || (operation as Algebra.Bgp).patterns.length > 1;
}

class CompiledSource extends BindingsSource {
  readonly referenceValue = compiledType;
  readonly #evaluation: Evaluation;
  readonly #compiled: Compiled;

  constructor(evaluation: Evaluation, compiled: Compiled) {
    super();
    this.#evaluation = evaluation;
    this.#compiled = compiled;
  }

  async getSelectorShape(): Promise<FragmentSelectorShape> {
    return {
      type: 'operation',
      operation: { operationType: 'type', type: compiledType as Algebra.Types },
      children: [{ type: 'operation', operation: { operationType: 'wildcard' } }],
    };
  }

  queryBindings(_: Algebra.Operation, context: IActionContext): BindingsStream {
    const factory = new BindingsFactory(context.getSafe(KeysInitQuery.dataFactory));
    const { onError } = this.#evaluation;
    return sourceStream(this.#bindings(factory), this.#metadata(), onError);
  }

  async *#bindings(factory: BindingsFactory): AsyncGenerator<Bindings> {
    const { release, signal } = this.#evaluation;
    const variables = this.#compiled.columns.map(({ variable }) => toVariable(variable));
    for await (const solution of solutionsOf(release, this.#compiled, signal)) {
      yield factory.bindings(
        variables.flatMap((variable, at): [Variable, never][] => {
          const term = solution[at];
          return term ? [[variable, term as never]] : [];
        }),
      );
    }
  }

  async #metadata(): Promise<MetadataBindings> {
    const { release, signal } = this.#evaluation;
    const { sql, columns } = this.#compiled;
    const counted = `SELECT count(*)::DOUBLE FROM (SELECT 1 FROM (${sql}) LIMIT ${mostCounted})`;
    const [row] = await release.database.all(counted, [], signal);
    const value = row?.[0] as number;
    return {
      state: new MetadataValidationState(),
      cardinality: { type: value < mostCounted ? 'exact' : 'estimate', value },
      variables: columns.map(({ variable, column }) => ({
        variable: toVariable(variable),
        canBeUndef: column.optional,
      })),
    };
  }

  override toString(): string {
    return 'a compiled part';
  }
}

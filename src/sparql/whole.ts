/** Queries that are one SQL statement from end to end: Comunica is not asked. */
import { Algebra } from '@comunica/utils-algebra';
import type { Answer, Batch, Cells } from './answer.ts';
import { batchesOf, type Compiled } from './compile/index.ts';
import { type Evaluation, tryCompile } from './compiled-source.ts';

/** What SQL refuses to compute where SPARQL has an answer: too large for its types, or not built yet. */
const beyondSql = /^(Out of Range|Conversion|Not implemented) Error/;

/** @returns undefined when the query is not one statement */
export async function evaluateWhole(
  operation: Algebra.Operation,
  evaluation: Evaluation,
): Promise<Answer | undefined> {
  const compiled = await tryCompile(statementOf(operation), evaluation);
  if (!compiled) return undefined;
  try {
    if (operation.type === Algebra.Types.ASK) {
      for await (const _ of batchesOf(evaluation.release, compiled, evaluation.signal)) {
        return { kind: 'boolean', value: true };
      }
      return { kind: 'boolean', value: false };
    }
    const variables = projected(operation);
    return {
      kind: 'bindings',
      variables,
      batches: await started(batches(compiled, variables, evaluation)),
    };
  } catch (error) {
    if (beyondSql.test((error as Error).message)) return undefined;
    throw error;
  }
}

function statementOf(operation: Algebra.Operation): Algebra.Operation {
  return operation.type === Algebra.Types.ASK ? (operation as Algebra.Ask).input : operation;
}

/** The variables that a SELECT gives, in their order. */
function projected(operation: Algebra.Operation): string[] {
  let below = operation;
  while (below.type !== Algebra.Types.PROJECT) below = (below as Algebra.Single).input;
  return (below as Algebra.Project).variables.map(({ value }) => value);
}

async function* batches(
  compiled: Compiled,
  variables: readonly string[],
  { release, signal }: Evaluation,
): AsyncGenerator<Batch> {
  const places = variables.map((name) => compiled.columns.findIndex(({ variable }) => variable === name));
  for await (const { size, columns } of batchesOf(release, compiled, signal)) {
    const unbound: Cells = { kind: 'terms', terms: Array(size).fill(undefined) };
    yield { size, columns: places.map((place) => columns[place] ?? unbound) };
  }
}

/** The same items, the first of which has been computed: what goes wrong at once shows now. */
async function started<T>(items: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await items.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* items;
  })();
}

/** Queries that are one SQL statement from end to end: Comunica is not asked. */
import { Algebra } from '@comunica/utils-algebra';
import type { Answer, Batch, Cells } from './answer.ts';
import { Beyond, batchesOf, type Compiled } from './compile/index.ts';
import { type Evaluation, tryCompile } from './compiled-source.ts';
import { instances } from './template.ts';

/** What SQL refuses to compute where SPARQL has an answer: too large for its types, not built yet, or its own fault. */
export const beyondSql = /^(Out of Range|Conversion|Not implemented|INTERNAL|Invalid) Error/;

/** A query that is one statement, and what its rows are made into. It holds for a release as long as that lives. */
export interface WholePlan {
  readonly compiled: Compiled;
  answer(batches: AsyncGenerator<Batch>, compiled: Compiled): Answer | Promise<Answer>;
}

/** @returns why not, when the query is not one statement */
export async function planWhole(
  operation: Algebra.Operation,
  evaluation: Pick<Evaluation, 'release' | 'dataset'>,
): Promise<WholePlan | Beyond> {
  const form = forms[operation.type]?.(operation as never) ?? select(operation);
  const compiled = await tryCompile(form.statement, evaluation);
  return compiled instanceof Beyond ? compiled : { compiled, answer: form.answer };
}

/** @returns undefined when the database cannot compute what SPARQL can */
export async function answerWhole(
  { compiled, answer }: WholePlan,
  { release, signal }: Pick<Evaluation, 'release' | 'signal'>,
): Promise<Answer | undefined> {
  try {
    return await answer(await started(batchesOf(release, compiled, signal)), compiled);
  } catch (error) {
    if (beyondSql.test((error as Error).message)) return undefined;
    throw error;
  }
}

/** A query form: the operation that makes its solutions, and what becomes of them. */
interface Form extends Pick<WholePlan, 'answer'> {
  readonly statement: Algebra.Operation;
}

const forms: Readonly<Record<string, (operation: never) => Form>> = {
  [Algebra.Types.ASK]: ({ input }: Algebra.Ask) => ({
    statement: input,
    answer: async (batches) => {
      const { done } = await batches.next();
      await batches.return(undefined);
      return { kind: 'boolean', value: !done };
    },
  }),
  [Algebra.Types.CONSTRUCT]: ({ input, template }: Algebra.Construct) => ({
    statement: input,
    answer: (batches, { columns }) => {
      const variables = columns.map(({ variable }) => variable);
      return { kind: 'quads', quads: instances(template, variables, batches) };
    },
  }),
};

function select(operation: Algebra.Operation): Form {
  const variables = projected(operation);
  return {
    statement: operation,
    answer: (batches, { columns }) => {
      const places = variables.map((name) => columns.findIndex(({ variable }) => variable === name));
      return { kind: 'bindings', variables, batches: placed(batches, places) };
    },
  };
}

/** The variables that a SELECT gives, in their order. */
function projected(operation: Algebra.Operation): string[] {
  let below = operation;
  while (below.type !== Algebra.Types.PROJECT) below = (below as Algebra.Single).input;
  return (below as Algebra.Project).variables.map(({ value }) => value);
}

async function* placed(batches: AsyncGenerator<Batch>, places: readonly number[]): AsyncGenerator<Batch> {
  for await (const { size, columns } of batches) {
    const unbound: Cells = { kind: 'terms', terms: Array(size).fill(undefined) };
    yield { size, columns: places.map((place) => columns[place] ?? unbound) };
  }
}

/** The same items, the first of which has been computed: what goes wrong at once shows now. */
async function started<T>(items: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await items.next();
  return (async function* () {
    if (first.done) return;
    try {
      yield first.value;
      yield* items;
    } finally {
      await items.return(undefined);
    }
  })();
}

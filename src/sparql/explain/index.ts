/** EXPLAIN: how a query is answered, which parts as SQL and which by the engine, and what each takes. */
import type { Algebra } from '@comunica/utils-algebra';
import { prefixes, type Text } from '../../rdf/index.ts';
import type { Release } from '../../store/index.ts';
import type { Answer, Batch } from '../answer.ts';
import { Beyond, batchesOf, type Compiled } from '../compile/index.ts';
import { type Evaluation, type Part, planParts } from '../compiled-source.ts';
import { evaluate, prepare, type Query } from '../evaluate.ts';
import { guardFilters } from '../guarded-filters.ts';
import { beyondSql, planWhole } from '../whole.ts';
import { operationWords, partsOf } from './operations.ts';
import { reasonWords } from './reasons.ts';
import { readableSql } from './sql.ts';
import { shortener } from './terms.ts';

/** Plain data: it goes from process to process, and to machines as JSON. */
export interface Explanation {
  readonly plan: ExplainedPart;
  readonly statements: readonly ExplainedStatement[];
  /** Solutions of a SELECT, triples of a graph, 1 of a yes or no. */
  readonly rows: number;
  /** The whole evaluation, statements included; nothing is written. */
  readonly milliseconds: number;
}

/** An operation of the algebra. */
export interface ExplainedPart {
  /** In SPARQL's words. */
  readonly operation: string;
  readonly by: 'sql' | 'engine';
  /** Which statement it is a part of, from 1; absent where the engine does it. */
  readonly statement?: number;
  /** Why the engine does it. */
  readonly reason?: Text;
  readonly parts: readonly ExplainedPart[];
}

export interface ExplainedStatement {
  readonly sql: string;
  readonly rows: number;
  readonly milliseconds: number;
}

/**
 * Evaluates the query to say so.
 *
 * @param signal  ends the evaluation
 * @throws as `evaluate` does
 */
export async function explain(release: Release, query: Query, signal: AbortSignal): Promise<Explanation> {
  const { operation, dataset } = await prepare(release, query);
  const evaluation: Evaluation = { release, dataset, signal, onError: () => {} };
  const shorten = shortener({ ...prefixes, ...release.iris.prefixes() });
  return (
    (await explainWhole(operation, evaluation, shorten)) ??
    (await explainParts(operation, query, evaluation, shorten))
  );
}

type Shorten = ReturnType<typeof shortener>;

/** @returns undefined when the query is not one statement, or the database cannot compute what SPARQL can */
async function explainWhole(
  operation: Algebra.Operation,
  evaluation: Evaluation,
  shorten: Shorten,
): Promise<Explanation | undefined> {
  const whole = await planWhole(operation, evaluation);
  if (whole instanceof Beyond) return undefined;
  const { release, signal } = evaluation;
  const counted = counting(batchesOf(release, whole.compiled, signal));
  try {
    const { rows, milliseconds } = await timed(async () =>
      size(await whole.answer(counted.batches, whole.compiled)),
    );
    const sql = await readableSql(whole.compiled.sql);
    return {
      plan: inSql(operation, 1, shorten),
      statements: [{ sql, rows: counted.rows(), milliseconds }],
      rows,
      milliseconds,
    };
  } catch (error) {
    if (beyondSql.test((error as Error).message)) return undefined;
    throw error;
  }
}

async function explainParts(
  operation: Algebra.Operation,
  query: Query,
  evaluation: Evaluation,
  shorten: Shorten,
): Promise<Explanation> {
  const planned = await planParts(guardFilters(operation), evaluation);
  const found: Compiled[] = [];
  const plan = explained(planned, found, shorten);
  const statements: ExplainedStatement[] = [];
  for (const compiled of found) statements.push(await ran(compiled, evaluation));
  const { release, signal } = evaluation;
  return { plan, statements, ...(await timed(async () => size(await evaluate(release, query, signal)))) };
}

/** @param found  the statements of the parts before, to which its own are added */
function explained(part: Part, found: Compiled[], shorten: Shorten): ExplainedPart {
  const { operation, compiled, reason, parts } = part;
  if (compiled) return inSql(operation, found.push(compiled), shorten);
  // What keeps a part from compiling keeps all that hold it: it is said once, where it is.
  const own = reason !== undefined && !parts.some((inner) => inner.reason === reason);
  return {
    operation: operationWords(operation, shorten),
    by: 'engine',
    ...(own && { reason: reasonWords(reason) }),
    parts:
      parts.length > 0
        ? parts.map((inner) => explained(inner, found, shorten))
        : byEngine(operation, shorten),
  };
}

const inSql = (operation: Algebra.Operation, statement: number, shorten: Shorten): ExplainedPart => ({
  operation: operationWords(operation, shorten),
  by: 'sql',
  statement,
  parts: partsOf(operation).map((part) => inSql(part, statement, shorten)),
});

const byEngine = (operation: Algebra.Operation, shorten: Shorten): ExplainedPart[] =>
  partsOf(operation).map((part) => ({
    operation: operationWords(part, shorten),
    by: 'engine',
    parts: byEngine(part, shorten),
  }));

/** Runs a part's statement by itself, to its last row. */
async function ran(compiled: Compiled, { release, signal }: Evaluation): Promise<ExplainedStatement> {
  const counted = counting(batchesOf(release, compiled, signal));
  const measured = await timed(async () => {
    for await (const _ of counted.batches);
    return counted.rows();
  });
  return { sql: await readableSql(compiled.sql), ...measured };
}

/** How many solutions, triples or verdicts an answer holds, read to its end. */
async function size(answer: Answer): Promise<number> {
  if (answer.kind === 'boolean') return 1;
  let rows = 0;
  if (answer.kind === 'bindings') for await (const batch of answer.batches) rows += batch.size;
  else for await (const _ of answer.quads) rows += 1;
  return rows;
}

function counting(batches: AsyncIterable<Batch>) {
  let rows = 0;
  const counted = async function* () {
    for await (const batch of batches) {
      rows += batch.size;
      yield batch;
    }
  };
  return { batches: counted(), rows: () => rows };
}

async function timed(work: () => Promise<number>): Promise<{ rows: number; milliseconds: number }> {
  const start = performance.now();
  const rows = await work();
  return { rows, milliseconds: Math.round((performance.now() - start) * 10) / 10 };
}

/** Evaluates a query over a release: algebra in, an answer out, nothing written yet. */

import { setMaxListeners } from 'node:events';
import { KeysInitQuery, KeysQueryOperation } from '@comunica/context-entries';
import { QueryEngine } from '@comunica/query-sparql';
import type { QueryType } from '@comunica/types';
import type { Bindings } from '@rdfjs/types';
import { LRUCache } from 'lru-cache';
import type { Quad } from '../rdf/index.ts';
import type { Release } from '../store/index.ts';
import type { Answer } from './answer.ts';
import { batched } from './batched.ts';
import { Beyond } from './compile/index.ts';
import { assembled, planParts } from './compiled-source.ts';
import { type RequestedGraphs, splitDataset } from './dataset.ts';
import { describeSubjects } from './describe.ts';
import { Failure } from './failure.ts';
import { resolveGraphs } from './graphs.ts';
import { guardFilters } from './guarded-filters.ts';
import { parseQuery } from './parse.ts';
import { PatternSource } from './source.ts';
import { answerWhole, planWhole, type WholePlan } from './whole.ts';

export interface Query extends RequestedGraphs {
  readonly text: string;
  /** What relative IRIs are resolved against; the release's base when absent. */
  readonly baseIRI?: string;
}

export interface EvaluationOptions {
  /** `false` leaves the whole query to Comunica, pattern by pattern. */
  readonly compiler?: boolean;
}

const engine = new QueryEngine();

/** The plans of the queries that came last, by what was asked: the same one comes again and again. */
type Plans = LRUCache<string, WholePlan>;

/** How much text a release's plans may hold, in UTF-16 units. */
const plansSize = 4_000_000;

const plansByRelease = new WeakMap<Release, Plans>();

/**
 * What compiles runs as SQL: the whole query if it does, else its parts, and Comunica does the rest.
 *
 * @param signal  ends the evaluation
 * @throws QuerySyntaxError, QueryRefused
 * @see https://www.w3.org/TR/sparql11-query/#sparqlAlgebraEval
 */
export async function evaluate(
  release: Release,
  query: Query,
  signal: AbortSignal,
  { compiler = true }: EvaluationOptions = {},
): Promise<Answer> {
  // Every statement of the query listens to it.
  setMaxListeners(0, signal);
  const failure = new Failure();
  const plans = plansOf(release);
  const asked = JSON.stringify([query.text, query.baseIRI, query.defaultGraphs, query.namedGraphs]);
  const plan = compiler ? plans.get(asked) : undefined;
  const planned = plan && (await answerWhole(plan, { release, signal }));
  if (planned) return planned;
  const { operation, dataset, baseIRI } = await prepare(release, query);
  const evaluation = { release, dataset, signal, onError: failure.onError };
  const found = compiler ? await planWhole(operation, evaluation) : undefined;
  const whole = found instanceof Beyond ? undefined : found;
  const answer = whole && (await answerWhole(whole, evaluation));
  if (whole && answer) {
    plans.set(asked, whole);
    return answer;
  }
  const guarded = guardFilters(operation);
  // What the database could not compute, it cannot as a part either.
  const inParts = compiler && !whole;
  const parts = inParts ? assembled(await planParts(guarded, evaluation), evaluation) : guarded;
  const answering = engine.query(parts, {
    [KeysQueryOperation.querySources.name]: [{ source: new PatternSource(evaluation) }],
    [KeysInitQuery.distinctConstruct.name]: true,
    [KeysInitQuery.baseIRI.name]: baseIRI,
  } as never);
  return failure.or(answerOf(await failure.or(answering), failure));
}

/** The query as it is evaluated: its algebra, over which graphs, and what its relative IRIs are resolved against. */
export async function prepare(release: Release, query: Query) {
  const parsed = parseQuery(query.text, query.baseIRI ?? release.manifest.base);
  const { operation, dataset } = splitDataset(parsed.operation, query);
  const named = dataset.named ?? (await release.graphs());
  return { operation: resolveGraphs(describeSubjects(operation), named), dataset, baseIRI: parsed.baseIRI };
}

function plansOf(release: Release): Plans {
  const sizeCalculation = ({ compiled }: WholePlan, asked: string) => asked.length + compiled.sql.length;
  const plans = plansByRelease.get(release) ?? new LRUCache({ maxSize: plansSize, sizeCalculation });
  plansByRelease.set(release, plans);
  return plans;
}

async function answerOf(result: QueryType, failure: Failure): Promise<Answer> {
  switch (result.resultType) {
    case 'bindings': {
      const stream = await result.execute();
      const { variables } = await result.metadata();
      return {
        kind: 'bindings',
        variables: variables.map(({ value }) => value),
        batches: batched(
          each(stream, failure, (bindings: Bindings) => variables.map((variable) => bindings.get(variable))),
          variables.length,
        ),
      };
    }
    case 'boolean':
      return { kind: 'boolean', value: await result.execute() };
    case 'quads':
      return { kind: 'quads', quads: each(await result.execute(), failure, (quad: Quad) => quad) };
    default:
      throw new Error(`a ${result.resultType} is not an answer`);
  }
}

async function* each<From, To>(
  stream: unknown,
  failure: Failure,
  map: (item: From) => To,
): AsyncGenerator<To> {
  const items = (stream as AsyncIterable<From>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await failure.or(items.next());
      if (done) return;
      yield map(value);
    }
  } finally {
    void items.return?.();
  }
}

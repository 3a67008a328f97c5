/** Evaluates a query over a release: algebra in, an answer out, nothing written yet. */

import { KeysInitQuery, KeysQueryOperation } from '@comunica/context-entries';
import { QueryEngine } from '@comunica/query-sparql';
import type { Bindings } from '@rdfjs/types';
import type { Quad, Term } from '../rdf/index.ts';
import type { Release } from '../store/index.ts';
import { type RequestedGraphs, splitDataset } from './dataset.ts';
import { resolveGraphs } from './graphs.ts';
import { parseQuery } from './parse.ts';
import { PatternSource } from './source.ts';

/** A solution: the term of each variable, in order; undefined where it is unbound. */
export type Solution = readonly (Term | undefined)[];

export type Answer =
  | {
      readonly kind: 'bindings';
      readonly variables: readonly string[];
      readonly solutions: AsyncIterable<Solution>;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: AsyncIterable<Quad> };

export interface Query extends RequestedGraphs {
  readonly text: string;
  /** What relative IRIs are resolved against; the release's base when absent. */
  readonly baseIRI?: string;
}

const engine = new QueryEngine();

/**
 * @param signal  ends the evaluation
 * @throws QuerySyntaxError, QueryRefused
 * @see https://www.w3.org/TR/sparql11-query/#sparqlAlgebraEval
 */
export async function evaluate(release: Release, query: Query, signal: AbortSignal): Promise<Answer> {
  const parsed = parseQuery(query.text, query.baseIRI ?? release.manifest.base);
  const { operation, dataset } = splitDataset(parsed.operation, query);
  const resolved = resolveGraphs(operation, dataset.named ?? (await release.graphs()));
  const source = new PatternSource(release, dataset, signal);
  const result = await engine.query(resolved, {
    [KeysQueryOperation.querySources.name]: [{ source }],
    [KeysInitQuery.distinctConstruct.name]: true,
    [KeysInitQuery.baseIRI.name]: parsed.baseIRI,
  } as never);
  switch (result.resultType) {
    case 'bindings': {
      const stream = await result.execute();
      const { variables } = await result.metadata();
      return {
        kind: 'bindings',
        variables: variables.map(({ value }) => value),
        solutions: each(stream, (bindings: Bindings) => variables.map((variable) => bindings.get(variable))),
      };
    }
    case 'boolean':
      return { kind: 'boolean', value: await result.execute() };
    case 'quads':
      return { kind: 'quads', quads: each(await result.execute(), (quad: Quad) => quad) };
    default:
      throw new Error(`a ${result.resultType} is not an answer`);
  }
}

async function* each<From, To>(stream: unknown, map: (item: From) => To): AsyncGenerator<To> {
  for await (const item of stream as AsyncIterable<From>) yield map(item);
}

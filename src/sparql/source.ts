/** The release as a source of Comunica's: triple patterns in, bindings out. */
import { KeysInitQuery } from '@comunica/context-entries';
import type {
  BindingsStream,
  FragmentSelectorShape,
  IActionContext,
  MetadataBindings,
} from '@comunica/types';
import { Algebra } from '@comunica/utils-algebra';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { MetadataValidationState } from '@comunica/utils-metadata';
import type { Bindings, Quad, Term } from '@rdfjs/types';
import type { Release } from '../store/index.ts';
import { BindingsSource } from './bindings-source.ts';
import type { Evaluation } from './compiled-source.ts';
import { type Dataset, graphsFor } from './dataset.ts';
import { sourceStream } from './source-stream.ts';

const patternsOnly: FragmentSelectorShape = {
  type: 'operation',
  operation: { operationType: 'type', type: Algebra.Types.PATTERN },
};

const positions = ['subject', 'predicate', 'object', 'graph'] as const;

export class PatternSource extends BindingsSource {
  readonly referenceValue: string;
  readonly #release: Release;
  readonly #dataset: Dataset;
  readonly #signal: AbortSignal;
  readonly #onError: (error: Error) => void;

  constructor({ release, dataset, signal, onError }: Evaluation) {
    super();
    this.#onError = onError;
    this.referenceValue = release.manifest.base;
    this.#release = release;
    this.#dataset = dataset;
    this.#signal = signal;
  }

  async getSelectorShape(): Promise<FragmentSelectorShape> {
    return patternsOnly;
  }

  queryBindings(operation: Algebra.Operation, context: IActionContext): BindingsStream {
    const pattern = operation as Algebra.Pattern;
    const factory = new BindingsFactory(context.getSafe(KeysInitQuery.dataFactory));
    const variables = positions.flatMap((position) => {
      const term = pattern[position];
      return term.termType === 'Variable' ? [{ position, term }] : [];
    });
    const read = (quad: Quad): Bindings | undefined => {
      const seen = new Map<string, Term>();
      for (const { position, term } of variables) {
        const value = quad[position];
        if (!(seen.get(term.value) ?? value).equals(value)) return undefined;
        seen.set(term.value, value);
      }
      return factory.bindings(variables.map(({ position, term }) => [term, quad[position]]));
    };
    const names = new Map(variables.map(({ term }) => [term.value, term]));
    const metadata = this.#cardinality(pattern).then((value): MetadataBindings => {
      return {
        state: new MetadataValidationState(),
        cardinality: { type: names.size < variables.length ? 'estimate' : 'exact', value },
        variables: [...names.values()].map((variable) => ({ variable, canBeUndef: false })),
      };
    });
    return sourceStream(mapped(this.#quads(pattern), read), metadata, this.#onError);
  }

  #quads(pattern: Algebra.Pattern): AsyncGenerator<Quad> {
    const asked = this.#asked(pattern);
    return pattern.graph.termType === 'Variable'
      ? this.#release.matchQuads(asked, this.#signal)
      : this.#release.match(asked, this.#signal);
  }

  #cardinality(pattern: Algebra.Pattern): Promise<number> {
    const asked = this.#asked(pattern);
    return pattern.graph.termType === 'Variable'
      ? this.#release.countQuads(asked, this.#signal)
      : this.#release.count(asked, this.#signal);
  }

  #asked({ subject, predicate, object, graph }: Algebra.Pattern) {
    const open = (term: Term) => (term.termType === 'Variable' ? undefined : (term as never));
    return {
      subject: open(subject),
      predicate: open(predicate),
      object: open(object),
      graph: graphsFor(this.#dataset, graph as never),
    };
  }

  override toString(): string {
    return `release ${this.referenceValue}`;
  }
}

async function* mapped<From, To>(
  items: AsyncGenerator<From>,
  map: (item: From) => To | undefined,
): AsyncGenerator<To> {
  for await (const item of items) {
    const made = map(item);
    if (made !== undefined) yield made;
  }
}

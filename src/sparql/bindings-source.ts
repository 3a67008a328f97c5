/** A source of Comunica's that gives bindings and nothing else. */
import type { BindingsStream, FragmentSelectorShape, IActionContext, IQuerySource } from '@comunica/types';
import type { Algebra } from '@comunica/utils-algebra';

export abstract class BindingsSource implements IQuerySource {
  abstract readonly referenceValue: string;
  abstract getSelectorShape(): Promise<FragmentSelectorShape>;
  abstract queryBindings(operation: Algebra.Operation, context: IActionContext): BindingsStream;

  /** It filters nothing by itself. */
  async getFilterFactor(): Promise<number> {
    return 1;
  }

  queryQuads(): never {
    throw new Error('a source of bindings has no quads');
  }

  queryBoolean(): never {
    throw new Error('a source of bindings has no yes or no');
  }

  queryVoid(): never {
    throw new Error('a release is never changed');
  }
}

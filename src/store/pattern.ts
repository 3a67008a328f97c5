/** What a lookup asks for: some of a quad's terms, the others left open. */
import type { NamedNode, Quad, Term } from '../rdf/index.ts';

export interface QuadPattern {
  readonly subject?: Term | undefined;
  readonly predicate?: Term | undefined;
  readonly object?: Term | undefined;
  /** One graph or several; all of them when absent. */
  readonly graph?: NamedNode | readonly NamedNode[] | undefined;
}

/** The IRIs of the graphs asked for; undefined stands for all. */
export function graphsOf({ graph }: QuadPattern): readonly NamedNode[] | undefined {
  return graph === undefined ? undefined : [graph].flat();
}

/** Whether a quad has the terms asked for; its graph is not looked at. */
export function fits(quad: Quad, { subject, predicate, object }: QuadPattern): boolean {
  return (
    (subject === undefined || subject.equals(quad.subject)) &&
    (predicate === undefined || predicate.equals(quad.predicate)) &&
    (object === undefined || object.equals(quad.object))
  );
}

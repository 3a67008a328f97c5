/** The SHACL engine, and what it finds. */
import { Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import type { NamedNode, Quad, Term } from '../rdf/index.ts';

/** One violation of one constraint. */
export interface Finding {
  readonly focus: Term;
  /** The shape that asks for it. */
  readonly shape: Term;
  /** Local name of SHACL's parameter: `minCount`, `datatype`, `or`. */
  readonly constraint: string;
  /** The value that is wrong, where one is. */
  readonly value?: Term;
}

/**
 * By default the engine lets a node pass, silently, once it has been checked 50 times against a shape: 0 takes that
 * limit away. It keeps shapes and findings in the dataset of its `factory`: N3's makes it a third faster than its own.
 */
const options = {
  maxNodeChecks: 0,
  factory: Object.create(new SHACLValidator(new Store() as never).factory, {
    dataset: { value: (quads: Iterable<Quad> = []) => new Store([...quads]) },
  }),
};

/**
 * @param shapes  shapes with targets
 * @param data  the graph to check, with all that its classes and code lists are known by
 */
export async function checkShapes(shapes: Store, data: Store): Promise<Finding[]> {
  const engine = new SHACLValidator(shapes as never, options as never);
  const report = await engine.validate(data as never);
  return report.results.map(({ focusNode, sourceShape, sourceConstraintComponent, value }) => ({
    focus: focusNode as Term,
    shape: sourceShape as Term,
    constraint: constraintOf(sourceConstraintComponent as NamedNode),
    ...(value ? { value: value as Term } : {}),
  }));
}

/** sh:MinCountConstraintComponent → `minCount` */
function constraintOf({ value }: NamedNode): string {
  const name = value.slice(value.indexOf('#') + 1).replace(/ConstraintComponent$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

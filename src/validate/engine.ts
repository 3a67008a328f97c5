/** The SHACL engine, and what it finds. */
import type { Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import type { NamedNode, Term } from '../rdf/index.ts';

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
 * The engine's own default is to let a node pass, silently, once it has been checked 50 times against a shape.
 * 0 takes that limit away.
 */
const options = { maxNodeChecks: 0 };

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

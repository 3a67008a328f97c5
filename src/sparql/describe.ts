/** What a DESCRIBE means here: the triples whose subject is one of the things described, as a CONSTRUCT. */
import { Algebra, AlgebraFactory } from '@comunica/utils-algebra';
import { variable } from '../rdf/index.ts';

const factory = new AlgebraFactory();

/**
 * @returns the operation itself when it is no DESCRIBE
 * @see https://www.w3.org/TR/sparql11-query/#describe
 */
export function describeSubjects(operation: Algebra.Operation): Algebra.Operation {
  if (operation.type !== Algebra.Types.DESCRIBE) return operation;
  const { input, terms } = operation as Algebra.Describe;
  const patterns = terms.map((thing, at) =>
    // No name of a query's own variable has a space.
    factory.createPattern(thing, variable(`property ${at}`), variable(`value ${at}`)),
  );
  const described = patterns.map((pattern) => {
    const triples = factory.createBgp([pattern]);
    if (pattern.subject.termType !== 'Variable') return triples;
    const things = factory.createDistinct(factory.createProject(input, [pattern.subject]));
    return factory.createJoin([things, triples], false);
  });
  return factory.createConstruct(factory.createUnion(described, false), patterns);
}

/** Whether an answer is the expected one: same terms, blank nodes apart from their labels. */
import { isomorphic } from 'rdf-isomorphic';
import { blankNode, literal, namedNode, type Quad, quad, type Term } from '../../../src/rdf/index.ts';
import type { Expected, ExpectedRow } from './files.ts';

/** An answer that was read to its end. */
export type Read = Expected;

/** What differs, in words; undefined when nothing does. */
export function difference(found: Read, expected: Expected): string | undefined {
  if (found.kind === 'boolean' && expected.kind === 'boolean') {
    return found.value === expected.value ? undefined : `${found.value} instead of ${expected.value}`;
  }
  if (found.kind === 'quads' && expected.kind === 'quads') {
    return isomorphic(found.quads.map(plain), expected.quads.map(plain))
      ? undefined
      : `found\n${found.quads.map(show).join('\n')}\nexpected\n${expected.quads.map(show).join('\n')}`;
  }
  if (found.kind === 'bindings' && expected.kind === 'bindings') {
    const same = isomorphic(found.rows.flatMap(asGraph), expected.rows.flatMap(asGraph));
    if (!same || found.rows.length !== expected.rows.length) {
      return `found\n${found.rows.map(showRow).sort().join('\n')}\nexpected\n${expected.rows.map(showRow).sort().join('\n')}`;
    }
    const names = (variables: readonly string[] = []) => [...variables].sort().join(' ');
    return expected.variables && names(found.variables) !== names(expected.variables)
      ? `variables ${names(found.variables)} instead of ${names(expected.variables)}`
      : undefined;
  }
  return `${found.kind} instead of ${expected.kind}`;
}

/** A row as statements about a blank node, so that a table is compared as a graph is. */
function asGraph(row: ExpectedRow, position: number): Quad[] {
  const subject = blankNode(`row${position}`);
  return [
    quad(subject, namedNode('urn:row'), literal('')),
    ...Object.entries(row).map(([name, term]) =>
      quad(subject, namedNode(`urn:variable:${name}`), byValue(term) as never),
    ),
  ];
}

const plain = ({ subject, predicate, object }: Quad): Quad =>
  quad(subject, predicate, byValue(object as Term) as never);

const inexact = /#(decimal|double|float)$/;

/** Decimals and doubles are compared by value: specifications do not fix how they are written. */
function byValue(term: Term): Term {
  if (term.termType !== 'Literal' || !inexact.test(term.datatype.value)) return term;
  return literal(String(Number(term.value.replace('INF', 'Infinity'))), term.datatype);
}

const show = ({ subject, predicate, object }: Quad): string =>
  [subject, predicate, object].map((term) => showTerm(term as Term)).join(' ');
const showRow = (row: ExpectedRow): string =>
  Object.entries(row)
    .map(([name, term]) => `?${name}=${showTerm(term)}`)
    .sort()
    .join(' ');
const showTerm = (term: Term): string =>
  term.termType === 'Literal'
    ? JSON.stringify([term.value, term.language || term.datatype.value])
    : term.value;

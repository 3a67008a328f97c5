/** SHACL constraints on observations, compiled to SQL over the columns of a cube. */
import { Store } from 'n3';
import { iri, type NamedNode, namedNode, ns, type Quad, quad, type Term } from '../rdf/index.ts';
import { checkShapes } from './engine.ts';
import { listOf, object, objects, subjects } from './graph.ts';
import { grouped } from './group.ts';
import { allOf, anyOf } from './sql.ts';
import type { Slot, View } from './view.ts';

/** A constraint of a shape, and the SQL condition under which a row breaks it. */
export interface ColumnCheck {
  readonly shape: Term;
  /** Local name of SHACL's parameter, as in `Finding`. */
  readonly constraint: string;
  readonly broken: string;
}

interface Source {
  readonly shapes: Store;
  /** Where the classes of terms, their code lists… are known by. */
  readonly graph: Store;
  readonly view: View;
}

/** What counts values. */
const counts: Readonly<Record<string, (slots: readonly Slot[], limit: Term) => string>> = {
  minCount: (slots, { value }) => `${countOf(slots)} < ${Number(value)}`,
  maxCount: (slots, { value }) => `${countOf(slots)} > ${Number(value)}`,
};

/** What a figure can be asked, of a column of 64-bit whole numbers. */
const figureChecks: Readonly<Record<string, (column: string, parameter: Term) => string>> = {
  datatype: (_, { value }) => (value === iri('xsd:integer').value ? 'false' : 'true'),
  minInclusive: (column, { value }) => `${column} < ${BigInt(value)}`,
  nodeKind: (_, kind) => (kind.equals(iri('sh:Literal')) ? 'false' : 'true'),
};

type Combine = (values: readonly { readonly present: string; readonly bad: string }[]) => string;

const ofEach: Combine = (values) => anyOf(values.map(({ present, bad }) => `(${present} AND ${bad})`));
const ofOne: Combine = (values) => allOf(values.map(({ present, bad }) => `(NOT (${present}) OR ${bad})`));

/** What is asked of each value, or of one at least. */
const valueConstraints: Readonly<Record<string, Combine>> = {
  class: ofEach,
  datatype: ofEach,
  hasValue: ofOne,
  in: ofEach,
  minInclusive: ofEach,
  nodeKind: ofEach,
};

/** What says no constraint. */
const silent = [
  'rdf:type',
  'sh:path',
  'sh:message',
  'sh:targetClass',
  'sh:property',
  'rdfs:seeAlso',
] as const;
const silentIris: ReadonlySet<string> = new Set(silent.map((name) => iri(name).value));

/** A constraint on values, asked of the engine once for each distinct term. */
interface Question {
  readonly terms: readonly Term[];
  /** What the terms must say, where the path goes on from them. */
  readonly rest: Term | undefined;
  readonly constraint: string;
  readonly parameter: Term;
}

/** Which of a question's terms break the constraint, by their places. */
type Answers = ReadonlyMap<Question, readonly number[]>;

/** A check that waits for the engine's answers. */
interface Draft extends Omit<ColumnCheck, 'broken'> {
  readonly broken: (answers: Answers) => string;
}

/**
 * @param source.shapes  of observations: property shapes, and `sh:or` over them
 * @throws when a shape asks for what columns cannot be asked: it would go unchecked
 */
export async function compileShapes(source: Source): Promise<ColumnCheck[]> {
  const questions: Question[] = [];
  const drafts = subjects(source.shapes, 'sh:targetClass', iri('qb:Observation')).flatMap((node) =>
    draftNode(source, node, questions),
  );
  const answers = await answer(questions, source);
  return drafts.map((draft) => ({ ...draft, broken: draft.broken(answers) }));
}

function draftNode(source: Source, node: Term, questions: Question[]): Draft[] {
  const drafts = objects(source.shapes, node, 'sh:property').flatMap((property) =>
    draftProperty(source, property, questions),
  );
  for (const { predicate, object: value } of statementsOf(source, node)) {
    if (predicate.equals(iri('sh:or'))) {
      const alternatives = listOf(source.shapes, value).map((one) => draftNode(source, one, questions));
      const broken = (answers: Answers) =>
        allOf(alternatives.map((checks) => anyOf(checks.map((check) => check.broken(answers)))));
      drafts.push({ shape: node, constraint: 'or', broken });
    } else mustBeSilent(predicate);
  }
  return drafts;
}

function draftProperty(source: Source, shape: Term, questions: Question[]): Draft[] {
  const { slots, rest } = slotsOf(source, object(source.shapes, shape, 'sh:path'));
  return statementsOf(source, shape).flatMap(({ predicate, object: parameter }): Draft[] => {
    const constraint = predicate.value.replace(ns.sh('').value, '');
    const count = rest ? undefined : counts[constraint];
    if (count) return [{ shape, constraint, broken: () => count(slots, parameter) }];
    const combine = valueConstraints[constraint];
    if (!combine) {
      mustBeSilent(predicate);
      return [];
    }
    const bad = slots.map((slot) => draftValue(slot, { rest, constraint, parameter }, questions));
    const broken = (answers: Answers) =>
      combine(slots.map(({ present }, place) => ({ present, bad: bad[place]?.(answers) ?? 'true' })));
    return [{ shape, constraint, broken }];
  });
}

/** A path from the observation: a property, its inverse, or a property and what its values say. */
function slotsOf({ shapes, view }: Source, path: Term | undefined): { slots: readonly Slot[]; rest?: Term } {
  if (path?.termType === 'NamedNode') return { slots: view.forward.get(path.value) ?? [] };
  const inverse = path && object(shapes, path, 'sh:inversePath');
  if (inverse?.termType === 'NamedNode') return { slots: view.inverse.get(inverse.value) ?? [] };
  const [first, rest, ...more] = path ? listOf(shapes, path) : [];
  if (first?.termType !== 'NamedNode' || rest?.termType !== 'NamedNode' || more.length > 0) {
    throw new Error(`no column for the path ${path?.value}`);
  }
  return { slots: view.forward.get(first.value) ?? [], rest };
}

/** SQL: whether the slot's value, if there is one, breaks the constraint. */
function draftValue(
  { value }: Slot,
  asked: Omit<Question, 'terms'>,
  questions: Question[],
): (answers: Answers) => string {
  if (value.kind === 'terms') {
    const question = { ...asked, terms: value.terms };
    questions.push(question);
    return (answers) => value.isAmong(answers.get(question) ?? []);
  }
  const check = figureChecks[asked.constraint];
  if (!check || asked.rest) throw new Error(`no SQL for ${asked.constraint} of a figure`);
  return () => check(value.column, asked.parameter);
}

/** The engine's own judgement of terms: each question is a shape, its terms are what the shape targets. */
async function answer(questions: readonly Question[], { shapes, graph }: Source): Promise<Answers> {
  const quads = questions.flatMap(({ terms, rest, constraint, parameter }, place): Quad[] => {
    const shape = questionIri(place);
    return [
      ...terms.map((term) => quad(shape, iri('sh:targetNode'), term as NamedNode)),
      ...(rest ? [quad(shape, iri('sh:path'), rest as NamedNode)] : []),
      quad(shape, ns.sh(constraint), parameter as NamedNode),
      ...listQuads(shapes, parameter),
    ];
  });
  const findings = grouped(await checkShapes(new Store(quads), graph), ({ shape }) => shape.value);
  return new Map(
    questions.map((question, place) => {
      const bad = new Set(findings.get(questionIri(place).value)?.map(({ focus }) => keyOf(focus)));
      const { terms } = question;
      return [question, [...terms.keys()].filter((place) => bad.has(keyOf(terms[place])))];
    }),
  );
}

const questionIri = (place: number): NamedNode => namedNode(`urn:question:${place}`);

function listQuads(shapes: Store, node: Term): Quad[] {
  if (node.termType !== 'BlankNode') return [];
  const own = shapes.getQuads(node, null, null, null) as Quad[];
  return own.flatMap((statement) => [statement, ...listQuads(shapes, statement.object as Term)]);
}

const countOf = (slots: readonly Slot[]): string =>
  slots.length === 0 ? '0' : slots.map(({ present }) => `(${present})::INTEGER`).join(' + ');

const keyOf = (term: Term | undefined): string =>
  JSON.stringify(
    term?.termType === 'Literal'
      ? [term.value, term.datatype.value, term.language]
      : [term?.termType, term?.value],
  );

const statementsOf = ({ shapes }: Source, node: Term): Quad[] =>
  shapes.getQuads(node as NamedNode, null, null, null) as Quad[];

function mustBeSilent({ value }: Term): void {
  if (value.startsWith(ns.sh('').value) && !silentIris.has(value)) throw new Error(`no SQL for ${value}`);
}

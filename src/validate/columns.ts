/** SHACL constraints on observations, compiled to SQL over the columns of a cube. */
import { Store } from 'n3';
import { iri, type NamedNode, ns, type Quad, quad, type Term } from '../rdf/index.ts';
import { checkShapes } from './engine.ts';
import { listOf, object, objects, subjects } from './graph.ts';
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

/** What each value must meet, and what one value at least must; the engine itself is asked, once a distinct term. */
const ofEach = ['class', 'datatype', 'in', 'minInclusive', 'nodeKind', 'pattern'];
const ofOne = ['hasValue'];

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

/**
 * @param source.shapes  of observations: property shapes, and `sh:or` over them
 * @throws when a shape asks for what columns cannot be asked: it would go unchecked
 */
export async function compileShapes(source: Source): Promise<ColumnCheck[]> {
  const nodes = subjects(source.shapes, 'sh:targetClass', iri('qb:Observation'));
  return (await Promise.all(nodes.map((node) => compileNode(source, node)))).flat();
}

async function compileNode(source: Source, node: Term): Promise<ColumnCheck[]> {
  const checks: ColumnCheck[] = [];
  for (const property of objects(source.shapes, node, 'sh:property')) {
    checks.push(...(await compileProperty(source, property)));
  }
  for (const { predicate, object: value } of source.shapes.getQuads(node as NamedNode, null, null, null)) {
    if (predicate.value === ns.sh('or').value) {
      const alternatives = await Promise.all(
        listOf(source.shapes, value as Term).map(async (alternative) =>
          anyOf((await compileNode(source, alternative)).map(({ broken }) => broken)),
        ),
      );
      checks.push({ shape: node, constraint: 'or', broken: allOf(alternatives) });
    } else mustBeSilent(predicate.value);
  }
  return checks;
}

async function compileProperty(source: Source, shape: Term): Promise<ColumnCheck[]> {
  const { slots, rest } = await slotsOf(source, object(source.shapes, shape, 'sh:path'));
  const checks: ColumnCheck[] = [];
  for (const { predicate, object: parameter } of source.shapes.getQuads(
    shape as NamedNode,
    null,
    null,
    null,
  )) {
    const constraint = predicate.value.startsWith(ns.sh('').value)
      ? predicate.value.slice(ns.sh('').value.length)
      : '';
    const count = rest ? undefined : counts[constraint];
    if (count) checks.push({ shape, constraint, broken: count(slots, parameter as Term) });
    else if (ofEach.includes(constraint) || ofOne.includes(constraint)) {
      const bad = await Promise.all(
        slots.map((slot) => badValue(source, slot, rest, { constraint, parameter: parameter as Term })),
      );
      const broken = ofEach.includes(constraint)
        ? anyOf(slots.map(({ present }, index) => `(${present} AND ${bad[index]})`))
        : allOf(slots.map(({ present }, index) => `(NOT ${present} OR ${bad[index]})`));
      checks.push({ shape, constraint, broken });
    } else mustBeSilent(predicate.value);
  }
  return checks;
}

/** A path from the observation: a property, its inverse, or a property and what its values say. */
async function slotsOf(
  { shapes, view }: Source,
  path: Term | undefined,
): Promise<{ slots: readonly Slot[]; rest?: Term }> {
  if (path?.termType === 'NamedNode') return { slots: view.forward.get(path.value) ?? [] };
  const inverse = path && object(shapes, path, 'sh:inversePath');
  if (inverse?.termType === 'NamedNode') return { slots: view.inverse.get(inverse.value) ?? [] };
  const [first, rest, ...more] = path ? listOf(shapes, path) : [];
  if (first?.termType !== 'NamedNode' || rest?.termType !== 'NamedNode' || more.length > 0) {
    throw new Error(`no column for the path ${path?.value}`);
  }
  return { slots: view.forward.get(first.value) ?? [], rest };
}

interface Asked {
  readonly constraint: string;
  readonly parameter: Term;
}

/** SQL: whether the slot's value, if there is one, breaks the constraint. */
async function badValue(
  source: Source,
  { value }: Slot,
  rest: Term | undefined,
  asked: Asked,
): Promise<string> {
  if (value.kind === 'terms') {
    const bad = await badTerms(source, value.terms, rest, asked);
    return value.isAmong([...value.terms.keys()].filter((place) => bad.has(keyOf(value.terms[place]))));
  }
  const check = figureChecks[asked.constraint];
  if (!check || rest) throw new Error(`no SQL for ${asked.constraint} of a figure`);
  return check(value.column, asked.parameter);
}

/** The terms that break a constraint, by the engine's own judgement. */
async function badTerms(
  { shapes, graph }: Source,
  terms: readonly Term[],
  rest: Term | undefined,
  { constraint, parameter }: Asked,
): Promise<Set<string>> {
  const shape = iri('sh:this');
  const asked: Quad[] = [
    ...terms.map((term) => quad(shape, iri('sh:targetNode'), term as NamedNode)),
    ...(rest ? [quad(shape, iri('sh:path'), rest as NamedNode)] : []),
    quad(shape, ns.sh(constraint), parameter as NamedNode),
    ...listQuads(shapes, parameter),
  ];
  return new Set((await checkShapes(new Store(asked), graph)).map(({ focus }) => keyOf(focus)));
}

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

function mustBeSilent(predicate: string): void {
  if (!silentIris.has(predicate) && predicate.startsWith(ns.sh('').value)) {
    throw new Error(`no SQL for ${predicate}`);
  }
}

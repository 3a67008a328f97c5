/** What a compilation needs to know of the release, looked up before it starts: compiling itself asks nothing. */
import type { Algebra } from '@comunica/utils-algebra';
import { type NamedNode, namedNode, type Term } from '../../rdf/index.ts';
import { type CubeView, codesOf, keyOf, membership, type Release } from '../../store/index.ts';
import type { Dataset } from '../dataset.ts';
import { type LiteralRange, literalRanges } from './literal-ranges.ts';
import { type PlainFamily, plainFamilies } from './literals.ts';
import { mentioned } from './mentioned.ts';

/** What the objects of a predicate are. */
export interface Objects {
  /** Whether literals are among them. */
  readonly literal: boolean;
  /** The datatype that they all have, where they do. */
  readonly datatype?: string;
}

/** What holds for a release, whatever the query. */
interface Facts {
  /** Whether a triple is in several graphs. */
  readonly repeated: boolean;
  /** Whether statements name observations, which are rows elsewhere. */
  readonly observationsNamed: boolean;
  /** Id of each predicate of statements → what its objects are. */
  readonly predicates: ReadonlyMap<number, Objects>;
  /** The ids of literals of each datatype and language, in order: they lie side by side. */
  readonly literals: readonly LiteralRange[];
  /** The kinds of literals that SQL reads as SPARQL does. */
  readonly plain: ReadonlySet<PlainFamily>;
  /** `predicate object` of statements → whether there is one, for those that were asked for. */
  readonly pairs: Map<string, boolean>;
}

export interface Knowledge extends Omit<Facts, 'pairs'> {
  readonly views: readonly CubeView[];
  readonly dataset: Dataset;
  /** The id of a term that the query or a view mentions; undefined when the release does not hold it. */
  id(term: Term): number | undefined;
  /** The ids that identify an observation's row; undefined when it has a code that does not exist. */
  row(observation: Term): readonly number[] | undefined;
  /** Whether a statement has this predicate and object, both mentioned by one pattern. */
  stated(predicate: number, object: number): boolean;
}

const facts = new WeakMap<Release, Promise<Facts>>();

/** Facts are gathered once for a release. */
function factsOf(release: Release): Promise<Facts> {
  const known = facts.get(release) ?? gatherFacts(release);
  facts.set(release, known);
  return known;
}

async function gatherFacts(release: Release): Promise<Facts> {
  const { database, views, cardinalities } = release;
  const prefixes = views.map(({ prefix }) => prefix);
  const [named] =
    prefixes.length === 0
      ? []
      : await database.all(
          `SELECT 1 FROM term WHERE kind = 2 AND (${prefixes.map(() => 'starts_with(value, ?)').join(' OR ')}) LIMIT 1`,
          prefixes,
        );
  return {
    repeated: cardinalities.repeated,
    observationsNamed: named !== undefined,
    predicates: new Map(
      [...cardinalities.predicates].map(([id, { literals, datatype }]) => [
        id,
        { literal: literals > 0, ...(datatype !== undefined && { datatype }) },
      ]),
    ),
    literals: await literalRanges(release),
    plain: await plainFamilies(release),
    pairs: new Map(),
  };
}

export async function gather(
  release: Release,
  operation: Algebra.Operation,
  dataset: Dataset,
): Promise<Knowledge> {
  const { views, dictionary } = release;
  const { terms, pairs } = mentioned(operation);
  const graphs = [...(dataset.default ?? []), ...(dataset.named ?? [])];
  const ids = await dictionary.ids([...terms, ...graphs, ...views.flatMap(constantsOf)]);
  const idOf = (term: Term) => ids.get(keyOf(term));
  const known = await factsOf(release);
  const bound = pairs.flatMap((pair) => {
    const [predicate, object] = pair.map(idOf);
    return predicate === undefined || object === undefined ? [] : [[predicate, object] as const];
  });
  await learnPairs(release, known.pairs, bound);
  const rows = await rowsOf(release, terms);
  return {
    ...known,
    views,
    dataset,
    id: idOf,
    row: ({ value }) => rows.get(value),
    stated: (predicate, object) => known.pairs.get(`${predicate} ${object}`) ?? false,
  };
}

/** Every term that a view gives all by itself. */
function constantsOf({ legs, groups, graph }: CubeView): NamedNode[] {
  const properties = [membership, graph, ...legs.map(({ property }) => property)];
  return [
    ...[...properties, ...groups.map(({ subject }) => subject)].map((value) => namedNode(value)),
    ...legs.flatMap(({ value }) => (value.kind === 'constant' ? [value.term] : [])),
  ];
}

async function rowsOf({ views, codeLists }: Release, terms: readonly Term[]) {
  const rows = new Map<string, readonly number[] | undefined>();
  for (const view of views) {
    for (const term of terms) {
      const codes = term.termType === 'NamedNode' ? codesOf(view, term) : undefined;
      if (!codes) continue;
      const wanted = view.layout.dimensions.map(({ scheme }, at) => ({ scheme, code: codes[at] ?? '' }));
      rows.set(term.value, await codeLists.terms(wanted));
    }
  }
  return rows;
}

async function learnPairs(
  { database }: Release,
  known: Map<string, boolean>,
  bound: readonly (readonly [number, number])[],
): Promise<void> {
  const wanted = bound.filter((pair) => !known.has(pair.join(' ')));
  if (wanted.length === 0) return;
  const list = wanted.map((pair) => `(${pair.join(', ')})`).join(', ');
  const rows = await database.all(
    `SELECT DISTINCT predicate, object FROM statement WHERE (predicate, object) IN (${list})`,
  );
  for (const pair of wanted) known.set(pair.join(' '), false);
  for (const pair of rows) known.set(pair.join(' '), true);
}

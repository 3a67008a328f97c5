/** Observations against their shapes: through the engine when they are few, over columns when they are many. */
import { Store } from 'n3';
import { iri, type NamedNode, type Quad } from '../rdf/index.ts';
import { type ColumnCheck, compileShapes } from './columns.ts';
import { checkShapes, type Finding } from './engine.ts';
import { grouped } from './group.ts';
import { type Cube, type Row, readRows, tableOf } from './rows.ts';
import { anyOf } from './sql.ts';
import { viewOf } from './view.ts';

/**
 * Up to how many observations all go through the engine: it checks some 2,000 a second on a machine
 * of two busy cores, the columns' SQL some millions, and nobody should wait for more than a second.
 */
const engineBound = 2_000;

/** How many rows of a larger cube go through the engine all the same, spread evenly over the table. */
const sampleSize = 500;

/** How many rows that break one constraint go through the engine, to be told; all are counted. */
const shownRows = 20;

/** Observations that break one constraint of one shape. */
export interface Tally {
  readonly shape: string;
  readonly constraint: string;
  readonly count: number;
}

export interface ObservationCheck {
  readonly tallies: readonly Tally[];
  /** Failing rows, some for each tally, with what the engine finds in each. */
  readonly failures: readonly { readonly row: Row; readonly findings: readonly Finding[] }[];
  /** How many rows fail. */
  readonly failing: number;
  /** How many rows the engine saw, and how many the columns' SQL. */
  readonly byEngine: number;
  readonly byColumns: number;
}

interface Input {
  readonly cube: Cube;
  readonly shapes: Store;
  /** The metadata: what classes and code lists are known by. */
  readonly graph: Store;
}

export async function checkObservations(input: Input): Promise<ObservationCheck> {
  return input.cube.layout.observations <= engineBound ? checkByEngine(input) : checkByColumns(input);
}

export async function checkByEngine(input: Input): Promise<ObservationCheck> {
  const rows = await readRows(input.cube, 'true', Number.MAX_SAFE_INTEGER);
  const failures = await throughEngine(input, rows);
  return {
    tallies: tally(failures.flatMap(({ findings }) => distinct(findings))),
    failures,
    failing: failures.length,
    byEngine: rows.length,
    byColumns: 0,
  };
}

/** The engine's report is what people see; the columns say which rows it is about, and how many there are. */
export async function checkByColumns(input: Input): Promise<ObservationCheck> {
  const { cube } = input;
  const checks = await compileShapes({ ...input, view: await viewOf(cube) });
  const counted = await countBroken(cube, checks);
  const broken = anyOf(checks.map(({ broken }) => broken));
  const rows = await failingRows(cube, checks, counted.tallies);
  const failures = await throughEngine(input, rows);
  if (failures.length < rows.length) throw new Error(`${cube.layout.dataset}: columns and engine disagree`);

  const step = Math.max(1, Math.floor(cube.layout.observations / sampleSize));
  const sample = await readRows(cube, `rowid % ${step} = 0 AND NOT ${broken}`, sampleSize + 1);
  // Two rows of one cell make one observation, in which the engine may find what no row shows.
  const merged = await throughEngine(input, sample);
  return { ...counted, failures: [...failures, ...merged], byEngine: rows.length + sample.length };
}

/** The first rows that break each constraint that is broken. */
async function failingRows(
  cube: Cube,
  checks: readonly ColumnCheck[],
  tallies: readonly Tally[],
): Promise<Row[]> {
  const rows = new Map<bigint, Row>();
  for (const { shape, constraint } of tallies) {
    const check = checks.find((one) => one.shape.value === shape && one.constraint === constraint);
    const found = check ? await readRows(cube, check.broken, shownRows) : [];
    for (const row of found) rows.set(row.id, row);
  }
  return [...rows.values()];
}

/** @returns the rows that fail, in their order */
async function throughEngine(
  { cube, shapes, graph }: Input,
  rows: readonly Row[],
): Promise<ObservationCheck['failures']> {
  const observations = rows.flatMap(({ quads }) => quads);
  const data = new Store([...observations, ...surroundings(graph, observations)]);
  const findings = grouped((await checkShapes(shapes, data)).map(withoutFigure), ({ focus }) => focus.value);
  const failures = rows.map((row) => ({ row, findings: findings.get(row.observation.value) ?? [] }));
  const known = new Set(rows.map(({ observation }) => observation.value));
  for (const focus of findings.keys()) {
    if (!known.has(focus)) throw new Error(`${cube.layout.dataset}: ${focus} is no row's observation`);
  }
  return failures.filter(({ findings }) => findings.length > 0);
}

/** A figure that breaks a rule may be one that should be hidden: it gets no further than here. */
function withoutFigure({ value, ...finding }: Finding): Finding {
  const isFigure = value?.termType === 'Literal' && value.datatype.equals(iri('xsd:integer'));
  return value === undefined || isFigure ? finding : { ...finding, value };
}

/** What the metadata says of the terms that observations use. */
function surroundings(graph: Store, observations: readonly Quad[]): Quad[] {
  const terms = new Map(
    observations
      .flatMap(({ subject, object }) => [subject, object])
      .map((term) => [term.value, term as NamedNode]),
  );
  const described = [...terms.values()].flatMap((term) =>
    term.termType === 'NamedNode' ? (graph.getQuads(term, null, null, null) as Quad[]) : [],
  );
  return [...described, ...(graph.getQuads(null, iri('rdfs:subClassOf'), null, null) as Quad[])];
}

async function countBroken(
  cube: Cube,
  checks: readonly ColumnCheck[],
): Promise<Pick<ObservationCheck, 'tallies' | 'failing' | 'byColumns'>> {
  const counts = [...checks.map(({ broken }) => broken), anyOf(checks.map(({ broken }) => broken))].map(
    (condition) => `count(*) FILTER (WHERE ${condition})::DOUBLE`,
  );
  const result = await cube.db.runAndReadAll(
    `SELECT ${counts.join(', ')}, count(*)::DOUBLE FROM ${tableOf(cube)}`,
  );
  const numbers = (result.getRowsJS()[0] ?? []) as number[];
  return {
    tallies: checks
      .map(({ shape, constraint }, index) => ({ shape: shape.value, constraint, count: numbers[index] ?? 0 }))
      .filter(({ count }) => count > 0),
    failing: numbers[checks.length] ?? 0,
    byColumns: numbers[checks.length + 1] ?? 0,
  };
}

function tally(findings: readonly Finding[]): Tally[] {
  const groups = grouped(findings, ({ shape, constraint }) => `${shape.value} ${constraint}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ shape: first.shape.value, constraint: first.constraint, count: group.length }] : [];
  });
}

/** One observation breaks a constraint once, with however many values. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.shape.value} ${finding.constraint}`, finding])).values(),
  ];
}

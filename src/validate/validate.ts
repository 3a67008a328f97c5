/** The one way to a release: everything that will be served is checked, before any of it is. */
import type { OnProgress, Problem } from '../describe/index.ts';
import { checkShapes, type Finding } from './engine.ts';
import { objects } from './graph.ts';
import { grouped } from './group.ts';
import { type CheckedCube, type Evidence, integrityConstraints } from './integrity/index.ts';
import { fileOf } from './keeper.ts';
import { observationShapes } from './observation-shapes.ts';
import { checkObservations } from './observations.ts';
import {
  abridged,
  constraintProblem,
  cubeProblems,
  licencesOf,
  metadataProblem,
  more,
  type Places,
  toldOfAKind,
} from './problems.ts';
import { ratingQuads } from './rate/quads.ts';
import { rateDraft } from './rate/ratings.ts';
import { type Draft, withDraft } from './release-draft.ts';
import { type ConstraintReport, type Report, type ShapeReport, type Verdict, validated } from './report.ts';
import type { Cube } from './rows.ts';
import { metadataShapes, readShapes } from './shapes.ts';
import { structureOf } from './structure.ts';

/**
 *   a folder ─ read back ▸ statements, columns
 *            ─ shapes ▸ findings ─ IC-1 to IC-21 ▸ violations ─ places ▸ problems, or the folder, passed
 *
 * @param input.folder  a release that is written and not released: manifest.json, cube.duckdb
 * @param input.places  where a cell stands in the tables
 */
export async function validate(input: {
  readonly folder: string;
  readonly places: Places;
  readonly onProgress?: OnProgress | undefined;
}): Promise<Verdict> {
  return withDraft(input.folder, async (draft) => {
    const { report, problems } = await check(draft, input.places, input.onProgress);
    const broken = report.shapes.length > 0 || report.constraints.some(({ outcome }) => outcome === 'broken');
    if (broken !== problems.length > 0) throw new Error('the report and its problems disagree');
    if (!broken) await mustBeRatedRight(draft, input.folder);
    return broken
      ? { ok: false, problems, report }
      : { ok: true, value: validated(input.folder, draft.manifest), report };
  });
}

async function check(
  draft: Draft,
  places: Places,
  onProgress?: OnProgress,
): Promise<{ report: Report; problems: Problem[] }> {
  const { graph, iris, manifest } = draft;
  const shapes = await metadataShapes(iris.base);
  const findings = await checkShapes(shapes, graph);
  onProgress?.({ stage: 'validate', unit: 'statements', done: graph.size, total: graph.size });
  const cubes = await checkCubes(draft, onProgress);
  const evidence: Evidence = { graph, cubes };

  const words = { iris, places, fileOf: fileOf(iris, manifest.cubes, licencesOf(graph, iris)) };
  const problems = abridged(findings.map((finding) => metadataProblem({ ...words, shapes }, finding)));
  for (const checked of cubes)
    problems.push(...(await cubeProblems({ ...words, shapes: checked.shapes }, checked)));
  const constraints: ConstraintReport[] = [];
  for (const [name, constraint] of integrityConstraints) {
    const applies = constraint.applies(evidence);
    const { count, shown } = await constraint.check(evidence);
    const outcome = count > 0 ? 'broken' : applies ? 'holds' : 'vacuous';
    constraints.push({ name, expected: constraint.expected, outcome, violations: count });
    const told = await Promise.all(
      shown.slice(0, toldOfAKind).map((violation) => constraintProblem(words, name, constraint, violation)),
    );
    problems.push(...told, ...more(told[0], count - told.length));
  }
  return {
    problems,
    report: {
      constraints,
      shapes: [
        ...tallied(findings),
        ...cubes.flatMap(({ observations }) => observations.tallies.map(asReport)),
      ],
      checked: {
        statements: graph.size,
        observations: manifest.counts.observations,
        byEngine: cubes.reduce((sum, { observations }) => sum + observations.byEngine, 0),
        byColumns: cubes.reduce((sum, { observations }) => sum + observations.byColumns, 0),
      },
    },
  };
}

/** The graph states ratings that were worked out before there were files: they must hold of what was written. */
async function mustBeRatedRight(draft: Draft, folder: string): Promise<void> {
  const { graph, iris } = draft;
  for (const rating of await rateDraft(draft, { folder })) {
    if (!objects(graph, iris.dataset(rating.dataset), 'dqv:hasQualityMeasurement').length) continue;
    const untrue = ratingQuads(iris, rating).find((stated) => !graph.has(stated as never));
    if (untrue) throw new Error(`${rating.dataset}: not rated by what was written: ${untrue.subject.value}`);
  }
}

async function checkCubes({ graph, iris, cubes }: Draft, onProgress?: OnProgress): Promise<CheckedCube[]> {
  const templates = await readShapes('observation', iris.base);
  const total = cubes.reduce((sum, { layout }) => sum + layout.observations, 0);
  const checked: CheckedCube[] = [];
  let done = 0;
  for (const cube of cubes) {
    checked.push(await checkCube(cube));
    done += cube.layout.observations;
    onProgress?.({ stage: 'validate', unit: 'observations', done, total });
  }
  return checked;

  async function checkCube(cube: Cube): Promise<CheckedCube> {
    const structure = structureOf(graph, iris.dataset(cube.layout.dataset));
    const shapes = observationShapes(templates, structure, graph);
    return { cube, structure, shapes, observations: await checkObservations({ cube, shapes, graph }) };
  }
}

function tallied(findings: readonly Finding[]): ShapeReport[] {
  return [...grouped(findings, ({ shape, constraint }) => `${shape.value} ${constraint}`).values()].flatMap(
    (alike) =>
      alike[0]
        ? [{ shape: alike[0].shape.value, constraint: alike[0].constraint, violations: alike.length }]
        : [],
  );
}

const asReport = ({
  shape,
  constraint,
  count,
}: {
  shape: string;
  constraint: string;
  count: number;
}): ShapeReport => ({
  shape,
  constraint,
  violations: count,
});

/** What is wrong with the graph → problems, in the words of the person who keeps the tables. */
import type { Store } from 'n3';
import type { Place, Problem } from '../describe/index.ts';
import { type Iris, type Language, namedNode, type Term, type Text } from '../rdf/index.ts';
import type { Finding } from './engine.ts';
import { object, objects, textOf } from './graph.ts';
import { grouped } from './group.ts';
import type { CheckedCube, IntegrityConstraint, Violation } from './integrity/index.ts';
import type { FileOf } from './keeper.ts';
import type { Cube, Row } from './rows.ts';

/** Where a cell stands in the tables: one place for each table that holds it. */
export type Places = (dataset: string, codes: readonly string[]) => Promise<readonly Place[]>;

/** How many problems of one kind are told one by one; the last says how many more there are. */
export const toldOfAKind = 20;

interface Words {
  readonly shapes: Store;
  readonly iris: Iris;
  readonly fileOf: FileOf;
  readonly places: Places;
}

/** A shape's finding about metadata. */
export function metadataProblem({ shapes, iris, fileOf }: Words, finding: Finding): Problem {
  const file = fileOf(finding.focus);
  const key = object(shapes, finding.shape, iris.def('shape/key'))?.value;
  const place = key === undefined || file.name !== undefined ? file : { ...file, name: key };
  return {
    ...sayings(shapes, iris, finding, correct(place)),
    place,
    found: saying(finding.focus.value, whatIs(finding)),
  };
}

/** What the shapes found in a cube's rows: the first of each kind, and how many more there are. */
export async function cubeProblems(words: Words, { cube, observations }: CheckedCube): Promise<Problem[]> {
  const found = observations.failures.flatMap(({ row, findings }) =>
    findings.map((finding) => ({ row, finding })),
  );
  const kinds = grouped(found, ({ finding }) => `${finding.shape.value} ${finding.constraint}`);
  const problems: Problem[] = [];
  for (const { shape, constraint, count } of observations.tallies) {
    const told: Problem[] = [];
    for (const { row, finding } of (kinds.get(`${shape} ${constraint}`) ?? []).slice(0, toldOfAKind)) {
      told.push(await observationProblem(words, cube, row, finding));
    }
    problems.push(...told, ...more(told[0], count - told.length));
  }
  return problems;
}

async function observationProblem(
  { shapes, iris, places }: Words,
  { layout }: Cube,
  row: Row,
  finding: Finding,
): Promise<Problem> {
  return {
    ...sayings(shapes, iris, finding, correct({ file: `${layout.dataset}/dataset.yaml` })),
    ...(await placesOf(places, layout.dataset, row)),
    found: saying(cellName(row), whatIs(finding)),
  };
}

/** A violation of an integrity constraint. */
export async function constraintProblem(
  { fileOf, places }: Omit<Words, 'shapes'>,
  name: string,
  { expected, fix }: IntegrityConstraint,
  { focus, found }: Violation,
): Promise<Problem> {
  const said = { code: name.toLowerCase(), expected, fix };
  if ('termType' in focus) return { ...said, place: fileOf(focus), found: saying(focus.value, found) };
  const where = await placesOf(places, focus.cube.layout.dataset, focus.row);
  return { ...said, ...where, found: saying(cellName(focus.row), found) };
}

/** Problems of one kind in one file: the first ones, and how many more there are. */
export function abridged(problems: readonly Problem[]): Problem[] {
  return [...grouped(problems, ({ code, place }) => `${code} ${place.file}`).values()].flatMap((alike) => [
    ...alike.slice(0, toldOfAKind),
    ...more(alike[0], alike.length - toldOfAKind),
  ]);
}

/** One more problem, which says how many there are besides those that are told. */
export function more(like: Problem | undefined, count: number): Problem[] {
  if (like === undefined || count <= 0) return [];
  const { other: _, ...problem } = like;
  return [
    {
      ...problem,
      place: { file: like.place.file },
      found: {
        fr: `et ${count.toLocaleString('fr')} autres du même genre`,
        en: `and ${count.toLocaleString('en')} more like it`,
      },
    },
  ];
}

async function placesOf(
  places: Places,
  dataset: string,
  { codes }: Row,
): Promise<Pick<Problem, 'place' | 'other'>> {
  const known = codes.filter((code) => code !== undefined);
  const [place, other] = known.length === codes.length ? await places(dataset, known) : [];
  return { place: place ?? { file: `${dataset}/dataset.yaml` }, ...(other ? { other } : {}) };
}

function sayings(
  shapes: Store,
  iris: Iris,
  { shape }: Finding,
  fix: Text,
): Pick<Problem, 'code' | 'expected' | 'fix'> {
  return {
    code: shape.value.slice(iris.def('shape/').value.length).replace(/\/.*/, ''),
    expected: textOf(shapes, shape, namedNode('http://www.w3.org/ns/shacl#message')) ?? { fr: '', en: '' },
    fix: textOf(shapes, shape, iris.def('shape/remedy')) ?? fix,
  };
}

const correct = ({ file, name }: Place): Text =>
  name === undefined
    ? { fr: `Corrigez ${file}.`, en: `Correct ${file}.` }
    : { fr: `Corrigez « ${name} » dans ${file}.`, en: `Correct “${name}” in ${file}.` };

const nothing: Text = { fr: 'rien', en: 'nothing' };

/** What each constraint finds, where there is no value to show. */
const whatWasFound: Readonly<Record<string, Text>> = {
  minCount: { fr: 'rien, ou trop peu', en: 'nothing, or too little' },
  maxCount: { fr: 'plus de valeurs qu’il n’en faut', en: 'more values than there should be' },
  hasValue: { fr: 'ce qui est attendu n’y est pas', en: 'what is expected is not there' },
  uniqueLang: { fr: 'deux textes dans la même langue', en: 'two texts in the same language' },
  or: {
    fr: 'un chiffre et un statut qui se contredisent',
    en: 'a figure and a status that contradict each other',
  },
};

function whatIs({ constraint, value, focus }: Finding): Text {
  const said = whatWasFound[constraint];
  if (said) return said;
  return value && !value.equals(focus) ? { fr: quoted(value, 'fr'), en: quoted(value, 'en') } : nothing;
}

const quoted = ({ value }: Term, language: Language): string =>
  language === 'fr' ? `« ${value} »` : `“${value}”`;

const saying = (what: string, found: Text): Text => ({
  fr: `${what} : ${found.fr}`,
  en: `${what}: ${found.en}`,
});

/** `landes, 2014-12`; what the row lacks is a question mark. */
const cellName = ({ codes }: Row): string => codes.map((code) => code ?? '?').join(', ');

export const licencesOf = (graph: Store, iris: Iris): Term[] => objects(graph, iris.catalog(), 'dct:license');

import { afterAll, beforeAll, expect, test } from 'vitest';
import { iri } from '../../src/rdf/index.ts';
import { validate } from '../../src/validate/index.ts';
import { damagedCopy, iris, type TestRelease, term, testRelease } from './release.ts';

let release: TestRelease;
beforeAll(async () => {
  release = await testRelease();
});
afterAll(() => release.remove());

async function problemsOf(damage: string) {
  const folder = await damagedCopy(release, damage);
  const verdict = await validate({ ...release, folder });
  if (verdict.ok) throw new Error('the damage went unseen');
  return verdict.problems;
}

const landesDecember = `"refArea" = ${term(iris.caf('landes').value)}
  AND "refPeriod" = ${term(iris.period('2014-12').value)}`;

test('the tables of the document pass, and the report names every constraint', async () => {
  const verdict = await validate(release);
  expect(verdict).toMatchObject({ ok: true, report: { shapes: [] } });
  const { constraints, checked } = verdict.report;
  expect(constraints.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    ...['IC-1', 'IC-2', 'IC-3', 'IC-4', 'IC-5', 'IC-6'].map((name) => `${name} holds`),
    ...['IC-7', 'IC-8', 'IC-9', 'IC-10'].map((name) => `${name} vacuous`),
    ...['IC-11', 'IC-12', 'IC-13', 'IC-14'].map((name) => `${name} holds`),
    ...['IC-15', 'IC-16', 'IC-17', 'IC-18'].map((name) => `${name} vacuous`),
    'IC-19 holds',
    ...['IC-20', 'IC-21'].map((name) => `${name} vacuous`),
  ]);
  expect(checked).toMatchObject({ observations: 144, byEngine: 144 });
});

test('a figure beside a confidential status names both tables, and not the figure', async () => {
  const problems = await problemsOf(`
    UPDATE observation.aah SET status = ${term(iris.confidential().value)} WHERE ${landesDecember}`);
  expect(problems).toMatchObject([
    {
      code: 'observation-figure-hidden',
      place: { file: 'aah/caf-fr.csv', row: 3, column: 3, name: 'déc.-14' },
      other: { file: 'aah/cafdata.csv', row: 2, column: 6, name: 'déc-14' },
    },
  ]);
  expect(JSON.stringify(problems)).not.toMatch(/5\s?465/);
});

test('a negative figure is found, and not told', async () => {
  const problems = await problemsOf(
    `UPDATE observation.aah SET beneficiaires = -31415 WHERE ${landesDecember}`,
  );
  expect(problems.map(({ code }) => code)).toEqual(['observation-measure']);
  expect(JSON.stringify(problems)).not.toContain('31415');
});

test('a cell given twice is named by its place', async () => {
  const [problem, ...others] = await problemsOf(
    `INSERT INTO observation.aah SELECT * FROM observation.aah WHERE ${landesDecember}`,
  );
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    code: 'ic-12',
    place: { file: 'aah/caf-fr.csv', row: 3, column: 3 },
    found: { fr: 'landes, 2014-12 : 2 fois la même case', en: 'landes, 2014-12: the same cell 2 times' },
  });
});

test('what the description lacks is named by its file and key', async () => {
  const english = `(SELECT id FROM term WHERE language = 'en' AND value LIKE 'Recipients with%')`;
  const problems = await problemsOf(`
    DELETE FROM statement WHERE subject = ${term(iris.dataset('aah').value)} AND object = ${english}`);
  expect(problems).toMatchObject([
    {
      code: 'dataset-title',
      place: { file: 'aah/dataset.yaml', name: 'title' },
      expected: { en: 'the dataset has one title in French and one in English' },
      fix: { fr: 'Corrigez « title » dans aah/dataset.yaml.' },
    },
  ]);
});

test('what the catalogue lacks is named by its file and key', async () => {
  const problems = await problemsOf(`
    DELETE FROM statement WHERE subject = ${term(iris.catalog().value)}
      AND predicate = ${term(iri('dct:license').value)}`);
  expect(problems).toMatchObject([
    { code: 'catalog-license', place: { file: 'catalog.yaml', name: 'licence' } },
  ]);
});

test('a great many problems of one kind are told in part, and counted', async () => {
  const problems = await problemsOf('UPDATE observation.aah SET beneficiaires = NULL');
  expect(problems).toHaveLength(21);
  expect(problems.slice(0, 20).every(({ place }) => place.row !== undefined)).toBe(true);
  expect(problems[20]?.found.en).toBe('and 124 more like it');
});

test('progress is told, statements first', async () => {
  const seen: string[] = [];
  await validate({
    ...release,
    onProgress: ({ unit, done, total }) => seen.push(`${unit} ${done === total}`),
  });
  expect(seen).toEqual(['statements true', 'observations true']);
});

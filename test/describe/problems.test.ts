/** What is wrong with a description is said all at once, with file, line and key, in both languages. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCatalog, type Problem } from '../../src/describe/index.ts';

const aah = 'aah/dataset.yaml';
const example = 'secret-exemple/dataset.yaml';

async function problemsAfter(edits: Readonly<Record<string, (text: string) => string>>): Promise<Problem[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'starcube-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await cp('data', dataDir, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const before = await readFile(path.join(dataDir, file), 'utf8');
    const after = edit(before);
    if (after === before) throw new Error(`the edit changes nothing in ${file}`);
    await writeFile(path.join(dataDir, file), after);
  }
  const catalog = await loadCatalog(dataDir, 'http://localhost:8080/');
  return catalog.ok ? [] : catalog.problems;
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

/** The line of a piece of text, from 1. */
async function lineOf(file: string, piece: string): Promise<number> {
  const text = await readFile(path.join('data', file), 'utf8');
  return text.slice(0, text.indexOf(piece)).split('\n').length;
}

interface Case {
  readonly file: string;
  readonly edit: (text: string) => string;
  readonly code: string;
  /** What stands on the line of the problem. */
  readonly line: string;
  readonly name?: string;
  readonly found: string;
  readonly fix: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a misspelled key': {
    file: aah,
    edit: replace('granularity:', 'granularty:'),
    code: 'unknown-key',
    line: 'granularity:',
    name: 'granularty',
    found: 'the key `granularty`',
    fix: 'Write `granularity`.',
  },
  'a misspelled key inside a column': {
    file: aah,
    edit: replace('reg: { holds: region, of:', 'reg: { holds: region, off:'),
    code: 'unknown-key',
    line: 'reg: {',
    name: 'tables.1.columns.reg.off',
    found: 'the key `off`',
    fix: 'Write `of`.',
  },
  'a missing text': {
    file: aah,
    edit: replace(/unit:\n.*\n.*\n/, ''),
    code: 'missing-key',
    line: '# yaml',
    name: 'unit',
    found: 'no key `unit`',
    fix: 'Add the key `unit`.',
  },
  'a word that is not on the list': {
    file: aah,
    edit: replace('frequency: quarterly', 'frequency: quaterly'),
    code: 'unreadable-value',
    line: 'frequency:',
    name: 'frequency',
    found: '"quaterly"',
    fix: 'Write `quarterly`.',
  },
  'a number where a text is expected': {
    file: aah,
    edit: replace('geography: "2015"', 'geography: 2015'),
    code: 'unreadable-value',
    line: 'reg: {',
    name: 'tables.1.columns.reg.geography',
    found: '2015',
    fix: 'Put it between quotes: "2015".',
  },
  'a date that is none': {
    file: aah,
    edit: replace('2015-03-19', '19/03/2015'),
    code: 'unreadable-value',
    line: 'updated:',
    name: 'tables.0.updated',
    found: '"19/03/2015"',
    fix: 'such as 2015-03-19',
  },
  'a dimension that is not there': {
    file: aah,
    edit: replace('across: refPeriod', 'across: refPeriode'),
    code: 'unknown-dimension',
    line: '"*": { holds: figures',
    name: 'tables.0.columns.*.across',
    found: '`refPeriode`',
    fix: 'Write `refPeriod`.',
  },
  'a code list that is none': {
    file: aah,
    edit: replace('codes: caf', 'codes: cafs'),
    code: 'unreadable-value',
    line: 'codes: caf',
    name: 'dimensions.0.codes',
    found: '"cafs"',
    fix: 'Write',
  },
  'a parent that is not in the list': {
    file: example,
    edit: replace('parent: total', 'parent: totaux'),
    code: 'unknown-code',
    line: 'parent: total',
    name: 'dimensions.0.codes.1.parent',
    found: '`totaux`',
    fix: 'Write `total`.',
  },
  'a key written twice': {
    file: 'catalog.yaml',
    edit: (text) => `${text}languages: [fr]\n`,
    code: 'not-yaml',
    line: '\u0000',
    found: 'DUPLICATE_KEY',
    fix: 'Correct this line',
  },
};

for (const [title, { file, edit, code, line, name, found, fix }] of Object.entries(cases)) {
  test(`${title} is a problem, with its line and the way out`, async () => {
    const problems = await problemsAfter({ [file]: edit });
    expect(problems.filter((problem) => problem.code === code)).toHaveLength(1);
    const problem = problems.find((one) => one.code === code);
    const row =
      line === '\u0000'
        ? (await readFile('data/catalog.yaml', 'utf8')).split('\n').length
        : await lineOf(file, line);
    expect(problem?.place).toEqual({ file, row, ...(name !== undefined && { name }) });
    expect(problem?.found.en).toContain(found);
    expect(problem?.fix.en).toContain(fix);
    for (const text of [problem?.found, problem?.expected, problem?.fix]) expect(text?.fr).toBeTruthy();
  });
}

test('a figure needs one code in each dimension, neither none nor two', async () => {
  const problems = await problemsAfter({
    [aah]: (text) =>
      text
        .replace('      Départ.: { holds: code, of: refArea }\n', '')
        .replace('deplib: { holds: label, of: refArea }', 'deplib: { holds: code, of: refArea }'),
  });
  expect(problems.map(({ code }) => code)).toEqual([
    'dimension-without-code',
    'dimension-with-two-codes',
    'label-without-code',
  ]);
});

test('codes that the description states are in their list', async () => {
  const stated = (dimension: string, code: string) =>
    replace('    headerRows: 2\n', `    headerRows: 2\n    codes: { ${dimension}: ${code} }\n`);
  expect(await problemsAfter({ [aah]: stated('refPeriod', 'décembre') })).toMatchObject([
    { code: 'unreadable-value' },
  ]);
  const problems = await problemsAfter({ [aah]: stated('refArea', 'lande') });
  expect(problems.map(({ code }) => code)).toContain('unknown-code');
  expect(problems.find(({ code }) => code === 'unknown-code')?.fix.en).toBe('Write `landes`.');
});

test('a hierarchy that comes back to itself is a problem', async () => {
  const problems = await problemsAfter({
    [example]: replace(/spelled: Total\n/, 'spelled: Total\n        parent: oui\n'),
  });
  expect(problems.map(({ code, place }) => [code, place.name])).toEqual([
    ['circular-code-list', 'dimensions.0.codes.0.parent'],
    ['circular-code-list', 'dimensions.0.codes.1.parent'],
  ]);
});

test('the problems of all files come at once', async () => {
  const problems = await problemsAfter({
    'catalog.yaml': replace('homepage: https', 'homepage: ftp'),
    [aah]: (text) =>
      text.replace('frequency: quarterly', 'frequency: often').replace('threshold: 5', 'threshold: five'),
    [example]: replace('frequency: never', 'publish: no way\nfrequency: never'),
  });
  expect(problems.map(({ place }) => `${place.file} ${place.name}`)).toEqual([
    'catalog.yaml publisher.homepage',
    `${aah} frequency`,
    `${aah} secret.threshold`,
    `${example} publish`,
  ]);
});

test('a folder needs a description and a name fit for an address', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'starcube-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await cp('data', dataDir, { recursive: true });
  await mkdir(path.join(dataDir, 'Mes données'));
  const catalog = await loadCatalog(dataDir, 'http://localhost:8080/');
  expect(catalog.ok ? [] : catalog.problems.map(({ code, place }) => [code, place.file])).toEqual([
    ['unreadable-folder-name', 'Mes données'],
    ['missing-file', 'Mes données/dataset.yaml'],
  ]);
});

test('no data folder is one clear problem', async () => {
  const catalog = await loadCatalog('nowhere', 'http://localhost:8080/');
  expect(catalog.ok ? [] : catalog.problems.map(({ code }) => code)).toEqual(['missing-folder']);
});

test.each([
  ['leads nowhere', 'frequency: *often'],
  ['leads to itself', 'frequency: &often [*often]'],
  [
    'leads to too many copies',
    'frequency: [&a [x, x, x, x, x, x, x, x, x], &b [*a, *a, *a, *a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b, *b, *b, *b], *c, *c]',
  ],
])('an alias that %s is a problem with its line', async (_, written) => {
  const problems = await problemsAfter({ [aah]: replace('frequency: quarterly', written) });
  expect(problems.map(({ code, place }) => [code, place.file, place.row])).toEqual([
    ['unreadable-alias', aah, await lineOf(aah, 'frequency:')],
  ]);
});

test('a catalog.yaml that is there and cannot be read is not said to be missing', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'starcube-test-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await cp('data', dataDir, { recursive: true });
  await rm(path.join(dataDir, 'catalog.yaml'));
  await symlink('catalog.yaml', path.join(dataDir, 'catalog.yaml'));
  const problemsNow = async () => {
    const catalog = await loadCatalog(dataDir, 'http://localhost:8080/');
    return catalog.ok ? [] : catalog.problems.map(({ code, place, found }) => [code, place.file, found.en]);
  };
  expect(await problemsNow()).toEqual([
    ['unreadable-file', 'catalog.yaml', 'a file that cannot be read (ELOOP)'],
  ]);
  await rm(path.join(dataDir, 'catalog.yaml'));
  await mkdir(path.join(dataDir, 'catalog.yaml'));
  expect(await problemsNow()).toContainEqual(['unreadable-file', 'catalog.yaml', 'a folder (EISDIR)']);
});

test('a granularity that is not that of the periods is a problem', async () => {
  const problems = await problemsAfter({ [aah]: replace('granularity: month', 'granularity: year') });
  expect(problems).toMatchObject([
    {
      code: 'contradictory-granularity',
      place: { file: aah, row: await lineOf(aah, 'granularity:'), name: 'granularity' },
      fix: { en: 'Write `granularity: month`, or `codes: year`, as the tables have it.' },
    },
  ]);
});

test.each([
  ['codes: caf', 'codes: month', 'refArea', 'refPeriod'],
  ['codes: month', 'codes: region', 'refPeriod', 'refArea'],
])('%s is not the list of %s', async (from, to, id, meant) => {
  const problems = await problemsAfter({ [aah]: replace(from, to) });
  expect(problems.find(({ code }) => code === 'unfit-code-list')).toMatchObject({
    place: { file: aah, row: await lineOf(aah, from) },
    found: { en: `\`${to}\` in dimension \`${id}\`` },
    fix: { en: `Name the dimension \`${meant}\`, or take another list.` },
  });
});

test('no measure takes the name of what every dataset holds, nor of a term of the vocabulary', async () => {
  const vocabulary = await readFile('vocab/ontology.ttl', 'utf8');
  const terms = [...vocabulary.matchAll(/^<def\/([a-z]\w*)>/gm)].map(([, term = '']) => term);
  expect(terms).toContain('formerRegion');
  const attributes = ['status', 'sources', 'obsStatus', 'confStatus', 'unitMeasure', 'vAlUe'];
  for (const name of [...terms, ...attributes]) {
    const problems = await problemsAfter({ [aah]: replace('id: beneficiaires', `id: ${name}`) });
    expect(problems, name).toMatchObject([
      { code: 'unreadable-value', place: { file: aah, name: 'measure.id' }, found: { en: `"${name}"` } },
    ]);
    expect(problems[0]?.expected.en).toContain('reserved');
  }
});

test('names that differ by capitals alone are one name', async () => {
  const problems = await problemsAfter({ [aah]: replace('id: beneficiaires', 'id: refarea') });
  expect(problems.map(({ code, place }) => [code, place.name])).toEqual([['repeated-name', 'measure.id']]);
});

test('two datasets that name a measure alike and label it otherwise: both files', async () => {
  const problems = await problemsAfter({
    [example]: replace(/measure:\n {2}id: \w+/, 'measure:\n  id: beneficiaires'),
  });
  expect(problems).toMatchObject([
    { code: 'contradictory-names', place: { file: example, name: 'measure.id' }, other: { file: aah } },
  ]);
  expect(problems[0]?.found.en).toContain(`“Number of recipients” in ${aah}`);
});

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemText } from '../../src/cli/problems.ts';
import { starcube } from './starcube.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'starcube-messages-'));
});
afterAll(() => rm(out, { recursive: true }));

test('publishing says how many observations are confidential: as many as readers count', async () => {
  const { code, stderr } = await starcube(['publish', '--out', out]);
  expect(code, stderr).toBe(0);
  const downloads = path.join(out, 'current', 'downloads');
  const files = (await readdir(downloads)).filter((file) => file.endsWith('.csv'));
  const tables = await Promise.all(files.map((file) => readFile(path.join(downloads, file), 'utf8')));
  const lines = tables.flatMap((table) => table.trim().split('\n').slice(1));
  const hidden = lines.filter((line) => line.trim().endsWith(',C'));
  expect(hidden.length).toBeGreaterThan(0);
  expect(stderr).toContain(`${lines.length} observations published, ${hidden.length} of them confidential: `);
});

test('a problem is written as French and English are', () => {
  const problem = {
    code: 'x',
    place: { file: 'a.csv', row: 2, name: 'dep' },
    found: { fr: 'a', en: 'a' },
    expected: { fr: 'b', en: 'b' },
    fix: { fr: 'c', en: 'c' },
  };
  expect(problemText(problem, 'fr')).toBe(
    'a.csv:2 (ligne 2, «\u00a0dep\u00a0») [x]\n  trouvé\u00a0: a\n  attendu\u00a0: b\n  que faire\u00a0: c',
  );
  expect(problemText(problem, 'en')).toBe(
    'a.csv:2 (row 2, “dep”) [x]\n  found: a\n  expected: b\n  what to do: c',
  );
});

test('the help of every command is in French where the environment is', async () => {
  const { stdout } = await starcube(['--help'], { LC_ALL: 'fr_FR.UTF-8' });
  expect(stdout).toContain('servir la version publiée par HTTP');
  const { stdout: help } = await starcube(['publish', '--help'], { LC_ALL: 'fr_FR.UTF-8' });
  expect(help).toContain('dossier des versions publiées');
  const { code, stderr } = await starcube(['publish', '--base', 'x'], { LC_ALL: 'fr_FR.UTF-8' });
  expect(code).toBe(2);
  expect(stderr).toContain('Donnez une adresse http://');
});

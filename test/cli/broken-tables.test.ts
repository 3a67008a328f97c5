import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Each breaks one table of a copy of data/; the answer names the place. */
const breakages: readonly {
  what: string;
  file: string;
  damage: (text: string) => string | Buffer;
  /** `file:row:column`, as far as the problem has them. */
  place: string;
  code: string;
}[] = [
  {
    what: 'a letter in a number',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace(';5465;', ';5 4O5;'),
    place: 'aah/cafdata.csv:2:6',
    code: 'not-a-whole-number',
  },
  {
    what: 'an unknown department',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace('\n46;', '\n99;'),
    place: 'aah/cafdata.csv:8:1',
    code: 'unknown-code',
  },
  {
    what: '64 in the department column',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace('\n46;', '\n64;'),
    place: 'aah/cafdata.csv:8:1',
    code: 'ambiguous-code',
  },
  {
    what: 'two contradictory values',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace(';5465;', ';5466;'),
    place: 'aah/cafdata.csv:2:6',
    code: 'contradictory-values',
  },
  {
    what: 'a duplicated row',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace(/\n(46;.*)/, '\n$1\n$1'),
    place: 'aah/cafdata.csv:9',
    code: 'repeated-row',
  },
  {
    what: 'an unreadable header',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace('juin-15', 'jouin-15'),
    place: 'aah/cafdata.csv:1:4',
    code: 'unreadable-header',
  },
  {
    what: 'a missing column',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace(/^[^;\n]*;/gm, ''),
    place: 'aah/cafdata.csv:1',
    code: 'missing-column',
  },
  {
    what: 'a file that is not text',
    file: 'aah/cafdata.csv',
    damage: () => Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 0xff, 0xfe, 0]),
    place: 'aah/cafdata.csv:1',
    code: 'not-text',
  },
  {
    what: 'an empty file',
    file: 'aah/cafdata.csv',
    damage: () => '',
    place: 'aah/cafdata.csv',
    code: 'empty-file',
  },
  {
    what: 'a row with one cell too many',
    file: 'aah/cafdata.csv',
    damage: (text) => text.replace(/\n(46;.*)/, '\n$1;12'),
    place: 'aah/cafdata.csv:8:11',
    code: 'too-many-cells',
  },
];

let folder: string;
let released: string;
const out = () => path.join(folder, 'published');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-broken-'));
  const sound = await publish('data');
  expect(sound.stderr).toContain('159 observations');
  expect(sound.code).toBe(0);
  released = await readlink(path.join(out(), 'current'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('a broken table is named, and the former release stays', () => {
  test.each(breakages)('$what', async ({ file, damage, place, code }) => {
    const data = await mkdtemp(path.join(folder, 'data-'));
    await cp('data', data, { recursive: true });
    const text = await readFile(path.join(data, file), 'utf8');
    const broken = damage(text);
    expect(broken).not.toBe(text);
    await writeFile(path.join(data, file), broken);

    const { code: exit, stderr } = await publish(data);
    expect(exit, stderr).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${place}( |$).*\\[${code}\\]`, 'm'));
    expect(stderr).not.toMatch(/\n\s+at .*\.js/);
    expect(await readdir(path.join(out(), 'releases'))).toHaveLength(1);
    expect(await readlink(path.join(out(), 'current'))).toBe(released);
  });
});

async function publish(data: string): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['dist/cli/main.js', 'publish', '--data', data, '--out', out()],
      { env: { ...process.env, LC_ALL: 'C' } },
      (error, _stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stderr }),
    );
  });
}

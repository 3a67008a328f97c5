import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starcube } from './starcube.ts';

let folder: string;
let scratch: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-folders-'));
  scratch = path.join(folder, 'tmp');
  await mkdir(scratch);
});
afterAll(() => rm(folder, { recursive: true }));

/** A number that no process bears: above the greatest that Linux gives. */
const DEAD = 4_194_305;

describe('a folder that cannot be had ends the command with one line', () => {
  test.each([
    ['--out is empty', ['publish', '--out', ''], {}, 2, /--out.*Name a folder/],
    ['--out lies in /proc', ['publish', '--out', '/proc/x'], {}, 3, /^starcube: .*\/proc\/x \(/m],
    ['--out is below a file', ['publish', '--out', 'package.json/x'], {}, 3, /package\.json\/x \(/],
    [
      'there is no temporary folder',
      ['check'],
      { TMPDIR: '/no/such/folder' },
      3,
      /\/no\/such\/folder \(ENOENT\)/,
    ],
  ] as const)('%s', async (_, args, env, code, line) => {
    const ran = await starcube(args, env);
    expect(ran.stderr).toMatch(line);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
    expect(ran.code).toBe(code);
  });

  test('current is a real folder, and no release is left behind', async () => {
    const out = path.join(folder, 'real');
    await mkdir(path.join(out, 'current'), { recursive: true });
    const { code, stderr } = await starcube(['publish', '--out', out]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^starcube: .*real\/current \(EEXIST\)$/m);
    expect(await readdir(out)).toEqual(['current']);
  });
});

describe('nothing half made stays', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('after %s', async (signal, code) => {
    const out = path.join(folder, signal);
    const publishing = spawn(process.execPath, ['dist/cli/main.js', 'publish', '--out', out], {
      env: { ...process.env, TMPDIR: scratch },
      stdio: 'ignore',
    });
    const ended = once(publishing, 'exit');
    await expect.poll(() => readdir(scratch), { timeout: 30_000, interval: 5 }).not.toEqual([]);
    publishing.kill(signal);
    expect(await ended).toEqual([code, null]);
    expect(await readdir(scratch)).toEqual([]);
    expect(await readdir(out)).toEqual([]);
  });

  test('of processes that were killed, once the next one runs', async () => {
    const out = path.join(folder, 'killed');
    const left = [
      path.join(scratch, `starcube-publish-${DEAD}-a1b2c3`),
      path.join(scratch, `starcube-check-${DEAD}-a1b2c3`),
      path.join(out, `.building-${DEAD}`),
    ];
    for (const dead of left) {
      await mkdir(dead, { recursive: true });
      await writeFile(path.join(dead, 'job.json'), '{}');
    }
    const alive = path.join(scratch, `starcube-publish-${process.pid}-a1b2c3`);
    await mkdir(alive);
    for (const command of [['publish', '--out', out], ['check']]) {
      const { code, stderr } = await starcube(command, { TMPDIR: scratch });
      expect(code, stderr).toBe(0);
    }
    expect(await readdir(scratch)).toEqual([path.basename(alive)]);
    expect((await readdir(out)).sort()).toEqual(['current', 'releases']);
  });
});

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/serve/index.ts';
import { starcube } from './starcube.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-base-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a base that is no clean address is refused before anything is read', () => {
  test.each([
    'http://x/a b/',
    'http://x/<a>/',
    'http://x/a|b/',
    'http://x//',
    'http://x/../',
    'http://user:pw@x/',
    'http://X/',
    'http://x/?a/',
    'http://x/#a/',
    'http://x',
    'ftp://x/',
    'x',
  ])('%s', async (base) => {
    const { code, stderr } = await starcube(['publish', '--out', path.join(folder, 'none'), '--base', base]);
    expect(code).toBe(2);
    expect(stderr).toContain('--base');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await readdir(folder)).not.toContain('none');
  });
});

describe('a base with a path', () => {
  test('is served under that path, which the server names, and says elsewhere that nothing is there', async () => {
    const out = path.join(folder, 'published');
    const published = await starcube(['publish', '--out', out, '--base', 'http://ex.org/a/b/']);
    expect(published.code, published.stderr).toBe(0);
    const server = await serve({ outDir: out, port: 0, host: '127.0.0.1', log: pino({ level: 'silent' }) });
    try {
      expect(new URL(server.url).pathname).toBe('/a/b/');
      expect((await fetch(server.url)).status).toBe(200);
      expect((await fetch(new URL('health', server.url))).status).toBe(200);
      for (const outside of ['/', '/health', '/a/', '/sparql']) {
        const response = await fetch(new URL(outside, server.url));
        expect(response.status, outside).toBe(404);
        expect(await response.text(), outside).not.toBe('');
      }
    } finally {
      await server.close();
    }
    const rated = await starcube(['rate', '--out', out]);
    expect(rated.stdout).toContain('★★★★');
  });
});

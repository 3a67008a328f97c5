import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeRelease } from '../../src/publish/write-release.ts';

test('a fault of the writing process is one line that says what went wrong, without its stack', async () => {
  const scratch = await mkdtemp(path.join(tmpdir(), 'starcube-fault-'));
  try {
    const folder = path.join(scratch, 'release');
    await mkdir(folder);
    const job = {
      folder,
      base: 'http://x/',
      created: '',
      metadata: path.join(scratch, 'no-such-file.nq'),
      cubes: [],
    };
    const failed: Error = await writeRelease(job, scratch).then(
      () => expect.fail('it was written'),
      (error) => error,
    );
    expect(failed.message).toMatch(/^the writing process failed: .*no such file.*no-such-file\.nq'?$/);
  } finally {
    await rm(scratch, { recursive: true });
  }
});

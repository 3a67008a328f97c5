/** Has the writing process fill a release's folder. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { WriteJob } from './job.ts';

/** The built file, also when this one runs from its source (in tests). */
const writer = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/publish/writer/main.js' : './writer/main.js',
    import.meta.url,
  ),
);

/**
 * @param scratch  a folder that only its owner can read, where the job is left
 * @throws when the process fails, with what it said
 */
export async function writeRelease(job: WriteJob, scratch: string): Promise<void> {
  const jobFile = path.join(scratch, 'job.json');
  await writeFile(jobFile, JSON.stringify(job));
  await promisify(execFile)(process.execPath, [writer, jobFile]);
}

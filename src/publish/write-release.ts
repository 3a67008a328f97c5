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
 * @throws when the process fails, with the one line that says why
 */
export async function writeRelease(job: WriteJob, scratch: string): Promise<void> {
  const jobFile = path.join(scratch, 'job.json');
  await writeFile(jobFile, JSON.stringify(job));
  const writing = promisify(execFile)(process.execPath, [writer, jobFile], {
    env: { ...process.env, ...constantMemory },
  });
  const end = () => writing.child.kill('SIGKILL');
  // Before the folders that it writes in are removed.
  process.prependOnceListener('exit', end);
  await writing
    .catch((error: Ended) => {
      throw new Error(`the writing process failed: ${reasonOf(error)}`);
    })
    .finally(() => process.off('exit', end));
}

/**
 * Has glibc fill memory as it is handed out: the database file's unused bytes are then the same at every writing,
 * and not what memory happened to hold.
 *
 * @see https://man7.org/linux/man-pages/man3/mallopt.3.html
 */
const constantMemory = { MALLOC_PERTURB_: '85' };

/** A process that failed, as `execFile` gives it. */
interface Ended {
  readonly stderr: string;
  readonly code?: number | string | null;
  readonly signal?: NodeJS.Signals | null;
}

/** What an uncaught error says, without where it comes from. */
function reasonOf({ stderr, code, signal }: Ended): string {
  const message = /^\w*Error\b[^:\n]*: (.*)$/m.exec(stderr)?.[1];
  return message ?? (signal ? `ended by ${signal}` : `ended with ${code}`);
}

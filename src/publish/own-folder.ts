/** Folders of one process: they bear its number, go when it ends, and the next process clears what a killed one left. */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const owned = new Set<string>();

/** What a process that is told to end leaves is removed in the moment that it ends: nothing asynchronous runs then. */
process.on('exit', () => {
  for (const folder of owned) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Removes the folder when the process ends, if nothing has removed it before. */
export function own(folder: string): void {
  owned.add(folder);
}

/** Removes the folder now. */
export async function disown(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  owned.delete(folder);
}

/** The name of this process's folder: `.building-4711`. */
export const nameOf = (prefix: string): string => `${prefix}${process.pid}`;

/** Makes an empty folder that only its owner can read: `starcube-publish-4711-a1b2c3`. */
export async function makeScratch(parent: string, prefix: string): Promise<string> {
  await clearDead(parent, prefix);
  const folder = await mkdtemp(path.join(parent, `${nameOf(prefix)}-`));
  own(folder);
  return folder;
}

/** Removes the folders of processes that are gone; those of other users stay, for them to remove. */
export async function clearDead(parent: string, prefix: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const pid = entry.startsWith(prefix) ? /^\d+/.exec(entry.slice(prefix.length))?.[0] : undefined;
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(parent, entry), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

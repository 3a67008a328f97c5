/** The folder of releases: a place to build, one rename to publish, `current` to say which is served. */
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Validated } from '../validate/index.ts';

const building = '.building-';

/** The folder cannot be written; the message says which and why. */
export class FolderNotWritable extends Error {
  override readonly name = 'FolderNotWritable';
}

/**
 * Makes an empty folder beside the releases, on their file system, and clears what crashed builds left.
 *
 * @throws FolderNotWritable
 */
export async function startBuilding(outDir: string): Promise<string> {
  const folder = path.join(outDir, `${building}${process.pid}`);
  try {
    await mkdir(path.join(outDir, 'releases'), { recursive: true });
    for (const entry of await readdir(outDir)) {
      if (entry.startsWith(building) && !isAlive(Number(entry.slice(building.length)))) {
        await rm(path.join(outDir, entry), { recursive: true });
      }
    }
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  } catch (error) {
    throw new FolderNotWritable(`${outDir}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
  return folder;
}

/**
 * Moves a folder that has passed validation among the releases, then points `current` at it; each is one rename,
 * so that whoever reads `current` finds a whole release at any moment.
 *
 * @returns the release's folder
 */
export async function release(outDir: string, { folder, manifest }: Validated): Promise<string> {
  const time = manifest.created.replace(/[-:.]/g, '');
  const name = `${time}-${manifest.digest.slice(0, 12)}`;
  const target = path.join(outDir, 'releases', name);
  await rename(folder, target);
  const link = path.join(outDir, `.current-${process.pid}`);
  await rm(link, { force: true });
  await symlink(path.join('releases', name), link);
  await rename(link, path.join(outDir, 'current'));
  return target;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

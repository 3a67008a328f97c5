/** The folder of releases: a place to build, one rename to publish, `current` to say which is served. */
import { lstat, mkdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Validated } from '../validate/index.ts';
import { clearDead, nameOf, own } from './own-folder.ts';

const building = '.building-';

/** The folder cannot be written; the message says which and why. */
export class FolderNotWritable extends Error {
  override readonly name = 'FolderNotWritable';

  /** @param error  the system's: only its code is kept */
  static because(folder: string, error: unknown): FolderNotWritable {
    return new FolderNotWritable(`${folder} (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

/**
 * Makes an empty folder beside the releases, on their file system, and clears what crashed builds left.
 *
 * @throws FolderNotWritable
 */
export async function startBuilding(outDir: string): Promise<string> {
  const folder = path.join(outDir, nameOf(building));
  const current = path.join(outDir, 'current');
  const found = await lstat(current).catch(() => undefined);
  // A link can be replaced in one rename; a folder that somebody made is not ours to remove.
  if (found && !found.isSymbolicLink()) throw new FolderNotWritable(`${current} (EEXIST)`);
  try {
    await makeFolder(outDir);
    await clearDead(outDir, building);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  } catch (error) {
    throw FolderNotWritable.because(outDir, error);
  }
  own(folder);
  return folder;
}

/**
 * Moves a folder that has passed validation among the releases, then points `current` at it; each is one rename,
 * so that whoever reads `current` finds a whole release at any moment.
 *
 * @returns the release's folder
 * @throws FolderNotWritable  with nothing left of the release
 */
export async function release(outDir: string, { folder, manifest }: Validated): Promise<string> {
  const time = manifest.created.replace(/[-:.]/g, '');
  const name = `${time}-${manifest.digest.slice(0, 12)}`;
  const target = path.join(outDir, 'releases', name);
  const link = path.join(outDir, nameOf('.current-'));
  try {
    await makeFolder(path.join(outDir, 'releases'));
    await rename(folder, target);
    await rm(link, { force: true });
    await symlink(path.join('releases', name), link);
    await rename(link, path.join(outDir, 'current'));
  } catch (error) {
    await rm(link, { force: true });
    await rm(target, { recursive: true, force: true });
    throw FolderNotWritable.because(outDir, error);
  }
  return target;
}

/** Makes a folder and those above it, one by one: Node's own way never ends where the system refuses oddly (`/proc`). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder));
    await mkdir(folder);
  }
}

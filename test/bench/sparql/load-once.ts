/** A peer's database, loaded once for a release and kept for the next run. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kept, type Prepared } from './release.ts';

/**
 * @param system  the beginning of the folder's name
 * @param size  one database is kept for each size
 * @param load  fills an empty folder, and tells how many seconds loading took
 */
export async function loadOnce(
  system: string,
  size: string,
  { digest }: Prepared,
  load: (folder: string) => Promise<number>,
): Promise<{ folder: string; seconds: number }> {
  const place = path.join(kept, `${system}-${size}-${digest.slice(0, 12)}`);
  const folder = path.join(place, 'database');
  const note = path.join(place, 'seconds');
  if (!existsSync(note)) {
    const former = (await readdir(kept)).filter((entry) => entry.startsWith(`${system}-${size}-`));
    for (const entry of former) await rm(path.join(kept, entry), { recursive: true });
    const loading = `${place}.loading`;
    await mkdir(path.join(loading, 'database'), { recursive: true });
    const seconds = await load(path.join(loading, 'database'));
    await writeFile(path.join(loading, 'seconds'), `${seconds}`);
    await rename(loading, place);
  }
  return { folder, seconds: Number(await readFile(note, 'utf8')) };
}

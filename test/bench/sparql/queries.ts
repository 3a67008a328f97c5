/** The queries that are measured: `test/bench/queries/*.rq`, each with a comment that says what it asks. */
import { readdir, readFile } from 'node:fs/promises';

export interface BenchQuery {
  /** The file's name without its suffix. */
  readonly name: string;
  /** Its first line. */
  readonly what: string;
  readonly text: string;
}

const folder = new URL('../queries/', import.meta.url);

export async function benchQueries(): Promise<BenchQuery[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.rq')).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8');
      const what = /^# (.*)\.\n/.exec(text)?.[1] ?? file;
      return { name: file.slice(0, -'.rq'.length), what, text };
    }),
  );
}

/** A release of data/ and the application on it: shared by the tests of a file. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { publish } from '../../src/publish/index.ts';
import { createApp } from '../../src/serve/index.ts';
import { startEndpoint } from '../../src/sparql/index.ts';
import { openCurrent } from '../../src/store/index.ts';

export const silent = pino({ level: 'silent' });

/** Publishes a copy of data/ in a folder of its own. */
export async function published(base = 'http://localhost:8080/') {
  const folder = await mkdtemp(path.join(tmpdir(), 'starcube-serve-'));
  const dataDir = path.join(folder, 'data');
  const outDir = path.join(folder, 'published');
  await cp('data', dataDir, { recursive: true });
  const outcome = await publish({ dataDir, outDir, base });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, undefined, 1));
  return { dataDir, outDir, remove: () => rm(folder, { recursive: true }) };
}

/** The application on a release of data/. */
export async function startApp(base?: string) {
  const { outDir, remove } = await published(base);
  const release = await openCurrent(outDir);
  const endpoint = await startEndpoint({ release });
  const app = await createApp({ release, endpoint, log: silent });
  return {
    app,
    release,
    get: (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }),
    close: async () => {
      await endpoint.close();
      await release.close();
      await remove();
    },
  };
}

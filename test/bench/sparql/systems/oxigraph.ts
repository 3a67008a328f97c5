/** Oxigraph: its server when it is installed, its npm package otherwise. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untilAnswered } from '../client.ts';
import { bytesOf, ended, isInstalled } from '../processes.ts';
import { kept, type Prepared } from '../release.ts';
import { startEngine } from './engine.ts';
import type { Running, System } from './system.ts';

const port = 17_878;

export const oxigraph: System = {
  name: 'Oxigraph',
  async start(prepared, size) {
    if (isInstalled('oxigraph')) return startServer(prepared);
    if (size === '420k') return startEngine('oxigraph', prepared);
    return {
      leftOut:
        'its npm package keeps triples in the memory of WebAssembly, which ends at 4 GB; its server does not: pip install oxigraph',
    };
  },
};

async function startServer(prepared: Prepared): Promise<Running> {
  const version = execFileSync('oxigraph', ['--version'], { encoding: 'utf8' }).trim().split(' ')[1];
  const { folder, load } = await loaded(prepared);
  const server = spawn('oxigraph', ['serve-read-only', '--location', folder, '--bind', `127.0.0.1:${port}`], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}/query`;
  await untilAnswered(endpoint, 60);
  return {
    title: `Oxigraph ${version} (server)`,
    endpoint,
    pid: server.pid as number,
    load,
    disk: bytesOf(folder),
    stop: () => ended(server, 'SIGKILL'),
  };
}

/** The folder that holds the triples, from an earlier run or from this one. */
async function loaded({ digest, nTriples }: Prepared): Promise<{ folder: string; load: number }> {
  const folder = path.join(kept, `oxigraph-${digest.slice(0, 12)}`);
  const note = `${folder}.seconds`;
  if (!existsSync(note)) {
    const loading = `${folder}.loading`;
    await rm(loading, { recursive: true, force: true });
    const start = performance.now();
    const files = nTriples.flatMap((file) => ['--file', file]);
    execFileSync('oxigraph', ['load', '--location', loading, '--lenient', ...files], { stdio: 'ignore' });
    execFileSync('oxigraph', ['optimize', '--location', loading], { stdio: 'ignore' });
    const seconds = (performance.now() - start) / 1000;
    await rm(folder, { recursive: true, force: true });
    await rename(loading, folder);
    await writeFile(note, `${seconds}`);
  }
  return { folder, load: Number(await readFile(note, 'utf8')) };
}

/** Oxigraph: its server when it is installed, its npm package otherwise. */
import { execFileSync, spawn } from 'node:child_process';
import { untilAnswered } from '../client.ts';
import { loadOnce } from '../load-once.ts';
import { bytesOf, ended, isInstalled } from '../processes.ts';
import type { Prepared } from '../release.ts';
import { startEngine } from './engine.ts';
import type { Running, System } from './system.ts';

const port = 17_878;

export const oxigraph: System = {
  name: 'Oxigraph',
  async start(prepared, size) {
    if (isInstalled('oxigraph')) return startServer(prepared, size);
    if (size === '420k') return startEngine('oxigraph', prepared);
    return {
      leftOut:
        'its npm package keeps triples in the memory of WebAssembly, which ends at 4 GB; its server does not: pip install oxigraph',
    };
  },
};

async function startServer(prepared: Prepared, size: string): Promise<Running> {
  const version = execFileSync('oxigraph', ['--version'], { encoding: 'utf8' }).trim().split(' ')[1];
  const { folder, seconds } = await loadOnce('oxigraph', size, prepared, (empty) =>
    load(empty, prepared.nTriples),
  );
  const server = spawn('oxigraph', ['serve-read-only', '--location', folder, '--bind', `127.0.0.1:${port}`], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}/query`;
  await untilAnswered(endpoint, 60);
  return {
    title: `Oxigraph ${version} (server)`,
    endpoint,
    pid: server.pid as number,
    load: seconds,
    disk: bytesOf(folder),
    stop: () => ended(server, 'SIGKILL'),
  };
}

/** @returns how many seconds loading took, and compacting, without which it answers more slowly */
async function load(folder: string, nTriples: readonly string[]): Promise<number> {
  const start = performance.now();
  const files = nTriples.flatMap((file) => ['--file', file]);
  execFileSync('oxigraph', ['load', '--location', folder, '--lenient', ...files], { stdio: 'ignore' });
  execFileSync('oxigraph', ['optimize', '--location', folder], { stdio: 'ignore' });
  return (performance.now() - start) / 1000;
}

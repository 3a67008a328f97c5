/** Engines that are libraries: each in a process of its own, behind a small HTTP server, like the others. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ended } from '../processes.ts';
import type { Prepared } from '../release.ts';
import type { Running } from './system.ts';

/** What the process says once everything is loaded. */
export interface Ready {
  readonly title: string;
  readonly port: number;
  readonly load: number;
}

export async function startEngine(engine: 'oxigraph' | 'comunica', prepared: Prepared): Promise<Running> {
  const process_ = fork(
    fileURLToPath(new URL('engine-process.ts', import.meta.url)),
    [engine, ...prepared.nTriples],
    {
      execArgv: [...process.execArgv, '--max-old-space-size=10000'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const { title, port, load } = await new Promise<Ready>((resolve, reject) => {
    process_.once('message', (message) => resolve(message as Ready));
    process_.once('exit', (code, signal) => reject(new Error(`${engine} has ended (${signal ?? code})`)));
  });
  return {
    title,
    endpoint: `http://127.0.0.1:${port}/`,
    pid: process_.pid as number,
    load,
    disk: undefined,
    stop: () => ended(process_, 'SIGKILL'),
  };
}

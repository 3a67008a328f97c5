/** The server as it ships: the built command line's `serve`, in a process of its own, on a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface BuiltServer {
  /** Where it is, ending in `/`. */
  readonly url: string;
  /**
   * Ends it, if it has not ended yet.
   *
   * @returns its exit code; null when the signal ended it
   */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * @param outDir  the folder of releases
 * @param options  of `serve`
 * @throws what it said, when it ended without an address
 */
export async function serveBuilt(outDir: string, ...options: readonly string[]): Promise<BuiltServer> {
  const server = spawn(
    process.execPath,
    ['dist/cli/main.js', 'serve', '--out', outDir, '--port', '0', ...options],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  );
  const ended = once(server, 'exit') as Promise<[number | null]>;
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    // What it says later is for the log that nobody reads here.
    server.stderr.resume();
    return {
      url,
      stop: async (signal = 'SIGTERM') => {
        server.kill(signal);
        const [code] = await ended;
        return code;
      },
    };
  }
  throw new Error(`the server did not start: ${said.join('\n')}`);
}

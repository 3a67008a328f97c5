/** starcube as it ships: the built server, over HTTP. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { untilAnswered } from '../client.ts';
import { ended } from '../processes.ts';
import type { System } from './system.ts';

export const starcube: System = {
  name: 'starcube',
  async start({ outDir, load, disk }) {
    const server = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--out', outDir, '--port', '0'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LANG: 'en' },
    });
    const endpoint = await new Promise<string>((resolve, reject) => {
      createInterface(server.stderr).on('line', (line) => {
        const url = /http:\S+/.exec(line)?.[0];
        if (url) resolve(`${url}sparql`);
        else console.error(line);
      });
      server.once('exit', () => reject(new Error('the server has ended')));
    });
    await untilAnswered(endpoint, 30);
    return {
      title: 'starcube',
      endpoint,
      pid: server.pid as number,
      load,
      disk: disk.all,
      stop: () => ended(server, 'SIGTERM'),
    };
  },
};

/** What systems are made of: processes, their memory, their files. */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Memory of a process and all that it started, in MB: proportional set size, shared pages counted once. */
export function memoryOf(pid: number): number | undefined {
  try {
    return familyOf(pid).reduce((sum, member) => sum + proportional(member), 0) / 1000;
  } catch {
    return undefined; // not Linux
  }
}

function proportional(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return Number(kilobytes) * 1.024;
}

/** The process and those below it. */
function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const below = (one: number): number[] => [
    one,
    ...parents.filter(([, parent]) => parent === one).flatMap(([child]) => below(child)),
  ];
  return below(pid);
}

function parentOf(pid: string): number | undefined {
  try {
    // After the name in parentheses: state, parent.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return undefined; // it has ended
  }
}

/** Bytes of a file, or of all files below a folder. */
export function bytesOf(file: string): number {
  if (!statSync(file).isDirectory()) return statSync(file).size;
  return readdirSync(file).reduce((sum, name) => sum + bytesOf(path.join(file, name)), 0);
}

/** Ends a process, and waits for it. */
export function ended(process: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  process.kill(signal);
  return gone;
}

export function isInstalled(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

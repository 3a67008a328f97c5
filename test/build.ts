/** Builds dist/ once before the tests: the command line and the evaluating process are tested as they ship. */
import { execFileSync } from 'node:child_process';

export function setup(): void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
}

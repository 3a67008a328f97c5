/** `npm run suite -- PATH`: any manifest of the W3C's test vocabulary, run as the tests run theirs. */
import { existsSync } from 'node:fs';
import { startVitest } from 'vitest/node';

const [manifest] = process.argv.slice(2);
if (manifest === undefined) {
  process.stderr.write('usage: npm run suite -- MANIFEST.ttl\n');
  process.exit(2);
}
if (!existsSync(manifest)) {
  process.stderr.write(`there is no ${manifest}\n`);
  process.exit(2);
}
process.env.SUITE_MANIFEST = manifest;
await startVitest('test', ['test/sparql/suite/'], { run: true });

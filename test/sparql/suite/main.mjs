/** `npm run suite -- PATH`: any manifest of the W3C's test vocabulary, run as the tests run theirs. */
import { statSync } from 'node:fs';
import { startVitest } from 'vitest/node';

const [manifest] = process.argv.slice(2);
if (manifest === undefined) {
  process.stderr.write('usage: npm run suite -- MANIFEST.ttl\n');
  process.exit(2);
}
if (!statSync(manifest, { throwIfNoEntry: false })?.isFile()) {
  process.stderr.write(`there is no file ${manifest}: a manifest is one, such as manifest.ttl\n`);
  process.exit(2);
}
process.env.SUITE_MANIFEST = manifest;
await startVitest('test', ['test/sparql/suite/'], { run: true });

import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { Suite } from './run.ts';
import { skipped } from './skipped.ts';

const folder = path.resolve('../shared/w3c/sparql11');
const manifests = ['manifest-sparql11-query.ttl', 'csv-tsv-res/manifest.ttl', 'json-res/manifest.ttl'];
/** `npm run suite -- PATH` names one manifest; the tests run all of SPARQL 1.1's. */
const asked = process.env.SUITE_MANIFEST;
const present = asked !== undefined || existsSync(folder);
if (!present) process.stderr.write(`Skipped: the W3C suite is not in ${folder}.\n`);
const files = asked === undefined ? manifests.map((file) => path.join(folder, file)) : [path.resolve(asked)];
const tests = present ? (await Promise.all(files.map(readManifest))).flat() : [];

describe.runIf(present).each([
  ['compiled', true],
  ['left to the engine', false],
])('the W3C suite, %s,', (_, compiler) => {
  const suite = new Suite(compiler);
  afterAll(() => suite.close());

  test('has tests', () => expect(tests.length).toBeGreaterThan(0));

  for (const one of tests) {
    const reason = skipped[one.id];
    test.skipIf(reason)(`${one.id}: ${reason ?? one.name}`, async () => {
      expect(await suite.run(one)).toBeUndefined();
    });
  }
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publish } from '../src/publish/index.ts';
import { type Endpoint, startEndpoint } from '../src/sparql/index.ts';

const readme = await readFile('README.md', 'utf8');
const examples = [...readme.matchAll(/```sparql\n([\s\S]*?)```\s*```csv\n([\s\S]*?)```/g)].map(
  ([, query, answer]) => ({ query: query!, answer: answer! }),
);

let folder: string;
let endpoint: Endpoint;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-readme-'));
  const published = await publish({ dataDir: 'data', outDir: folder, base: 'http://localhost:8080/' });
  if (!published.ok) throw new Error('data/ is not publishable');
  endpoint = await startEndpoint({ release: published.value.folder });
});

afterAll(async () => {
  await endpoint?.close();
  await rm(folder, { recursive: true });
});

describe('the README says what is so', () => {
  test('it shows queries with their answers', () => expect(examples.length).toBeGreaterThanOrEqual(4));

  test.each(examples)('$query', async ({ query, answer }) => {
    const { body } = await endpoint.query({ text: query, format: 'csv' });
    expect((await text(body)).replaceAll('\r', '')).toBe(answer);
  });

  test('its scripts exist', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    for (const [, script] of readme.matchAll(/npm run (?:-s )?([a-z]+)/g))
      expect(scripts).toHaveProperty(script!);
  });
});

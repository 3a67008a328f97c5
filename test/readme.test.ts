import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

  test('its description of a table is enough to publish that table', async () => {
    const [, description, table] = /```yaml\n([\s\S]*?)```\s*```csv\n([\s\S]*?)```/.exec(readme)!;
    const dataDir = path.join(folder, 'example');
    await mkdir(path.join(dataDir, 'ages'), { recursive: true });
    await cp('data/catalog.yaml', path.join(dataDir, 'catalog.yaml'));
    await writeFile(path.join(dataDir, 'ages', 'dataset.yaml'), description!);
    await writeFile(path.join(dataDir, 'ages', 'ages.csv'), table!);
    const outDir = path.join(folder, 'example-out');
    const published = await publish({ dataDir, outDir, base: 'http://localhost:8080/' });
    if (!published.ok) expect.fail(JSON.stringify(published.problems, null, 1));
    const csv = await readFile(path.join(published.value.folder, 'downloads', 'ages.csv'), 'utf8');
    expect(csv).toContain('moins-de-25,Moins de 25 ans,1250,A');
    expect(csv).toContain('25-et-plus,25 ans et plus,3470,A');
  });

  test('it names every command', async () => {
    const main = await readFile('src/cli/main.ts', 'utf8');
    const commands = [...main.matchAll(/^ {2}(\w+): async \(\) =>/gm)].map(([, name]) => name!);
    expect(commands).toContain('publish');
    for (const command of commands) expect(readme).toContain(`| \`npm run -s starcube -- ${command}`);
  });

  test('its scripts exist', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    for (const [, script] of readme.matchAll(/npm run (?:-s )?([a-z]+)/g))
      expect(scripts).toHaveProperty(script!);
  });
});

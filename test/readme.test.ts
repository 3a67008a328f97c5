import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limitOptions } from '../src/cli/limits.ts';
import { publish } from '../src/publish/index.ts';
import { readTurtle } from '../src/rdf/index.ts';
import { starcube } from './cli/starcube.ts';
import { startApp } from './serve/published.ts';

const readme = await readFile('README.md', 'utf8');
const examples = [...readme.matchAll(/```sparql\n([\s\S]*?)```\s*```csv\n([\s\S]*?)```/g)].map(
  ([, query, answer]) => ({ query: query!, answer: answer! }),
);

const base = 'http://localhost:8080/';
let folder: string;
let site: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'starcube-readme-'));
  site = await startApp(base);
});

afterAll(async () => {
  await site?.close();
  await rm(folder, { recursive: true });
});

describe('the README says what is so', () => {
  test('it shows queries with their answers', () => expect(examples.length).toBeGreaterThanOrEqual(4));

  test.each(examples)('$query', async ({ query, answer }) => {
    const found = await site.get(`/sparql?${new URLSearchParams({ query, format: 'csv' })}`);
    expect((await found.text()).replaceAll('\r', '')).toBe(answer);
  });

  test('the triples that it shows of a figure are those that are served', async () => {
    const [, shown] = /```turtle\n([\s\S]*?)```/.exec(readme)!;
    const served = await (await site.get('/doc/observation/aah/landes/2014-12.ttl')).text();
    const prefixes = served.match(/^@prefix .*$/gm)!.join('\n');
    const quads = readTurtle(`${prefixes}\n${shown}`, base);
    expect(isomorphic(quads, readTurtle(served, base)), served).toBe(true);
  });

  test('its description of a table is enough to publish that table', async () => {
    const [, description, table] = /```yaml\n([\s\S]*?)```\s*```csv\n([\s\S]*?)```/.exec(readme)!;
    const dataDir = path.join(folder, 'example');
    await mkdir(path.join(dataDir, 'ages'), { recursive: true });
    await cp('data/catalog.yaml', path.join(dataDir, 'catalog.yaml'));
    await writeFile(path.join(dataDir, 'ages', 'dataset.yaml'), description!);
    await writeFile(path.join(dataDir, 'ages', 'ages.csv'), table!);
    const outDir = path.join(folder, 'example-out');
    const published = await publish({ dataDir, outDir, base });
    if (!published.ok) expect.fail(JSON.stringify(published.problems, null, 1));
    const csv = await readFile(path.join(published.value.folder, 'downloads', 'ages.csv'), 'utf8');
    expect(csv).toContain('moins-de-25,Moins de 25 ans,1250,A');
    expect(csv).toContain('25-et-plus,25 ans et plus,3470,A');
  });

  test('it names every command, with options that the command has', async () => {
    const main = await readFile('src/cli/main.ts', 'utf8');
    const commands = [...main.matchAll(/^ {2}(\w+): async \(\) =>/gm)].map(([, name]) => name!);
    expect(commands).toContain('publish');
    for (const command of commands) {
      const row = new RegExp(`^\\| \`npm run -s starcube -- ${command}\\b.*`, 'm').exec(readme)?.[0];
      expect(row, command).toBeDefined();
      const { stdout } = await starcube([command, '--help']);
      const options = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option);
      for (const [, option] of row!.matchAll(/`(--[a-z-]+)/g)) expect(options, command).toContain(option);
    }
  });

  test('its table of limits has each of them, its variable and its default', () => {
    const rows = readme.matchAll(/^\| `(--[a-z-]+)` \| `([A-Z_]+)` \| (\d+(?: (?:s|MB)\b)?)/gm);
    const limits = limitOptions().map(({ long, envVar, flags, defaultValue }) => {
      const [, unit] = /<(\w+)>/.exec(flags)!;
      return [long, envVar, unit === 'n' ? String(defaultValue) : `${defaultValue} ${unit}`];
    });
    expect([...rows].map(([, ...cells]) => cells)).toEqual(limits);
  });

  test('its scripts exist', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    for (const [, script] of readme.matchAll(/npm run (?:-s )?([a-z]+)/g))
      expect(scripts).toHaveProperty(script!);
  });
});

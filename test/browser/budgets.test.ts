/** Budgets of pages, checked without a browser and without a network. Times are printed: machines differ. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIG, bigRelease } from './big.ts';
import { published, serveOnce } from './browser.ts';
import { kinds } from './kinds.ts';
import { type Weight, weigh } from './weigh.ts';

/** For a page of any kind, in bytes; scripts that are imported once they are needed do not count. */
const budget = { html: 130_000, css: 40_000, js: 20_000, fonts: 75_000, requests: 14, elements: 3_000 };

/** What a page of 35,000 areas × 12 periods may weigh before chart code, in bytes. */
const big = 150_000;

const rows: string[] = [];
const print = (name: string, { html, css, js, fonts, requests, elements, took }: Weight) => {
  const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
  rows.push(
    `${name.padEnd(26)}${[html, css, js, fonts].map(kilo).join('')}${String(requests).padStart(5)}${String(elements).padStart(7)}${took.toFixed(0).padStart(6)} ms`,
  );
};

afterAll(() => {
  rows.push('aim: a page in less than 300 ms');
  const title = `${'page'.padEnd(26)}${['html', 'css', 'js', 'fonts'].map((name) => name.padStart(9)).join('')} reqs  elems  time`;
  process.stdout.write(`${[title, ...rows].join('\n')}\n`);
});

describe('a release of data/', () => {
  let site: Awaited<ReturnType<typeof serveOnce>>;
  beforeAll(async () => {
    site = await serveOnce(await published());
  });
  afterAll(() => site?.close());

  test.for(kinds)(
    'the $name page keeps to its budget, says what it is, and asks nobody else',
    async ({ name, path }) => {
      const weight = await weigh(site.url, path);
      print(name, weight);
      for (const part of ['html', 'css', 'js', 'fonts', 'requests', 'elements'] as const) {
        const allowed = part === 'js' && name === 'sparql' ? 600_000 : budget[part];
        expect(weight[part], part).toBeLessThanOrEqual(allowed);
      }
      expect(weight.elsewhere).toEqual([]);
      expect(weight.head).toMatchObject({
        lang: 'fr',
        title: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        viewport: 'width=device-width, initial-scale=1',
        headings: 1,
      });
    },
  );
});

describe('35,000 areas × 12 periods', () => {
  let site: Awaited<ReturnType<typeof serveOnce>>;
  beforeAll(async () => {
    site = await serveOnce(await bigRelease());
  });
  afterAll(() => site?.close());

  test.each([
    ['table', `doc/dataset/${BIG}`],
    ['curve', `doc/dataset/${BIG}?show=curve`],
    ['map', `doc/dataset/${BIG}?show=map`],
    ['catalogue', ''],
    ['search', '?q=saint'],
    ['commune', 'doc/area/commune/40088'],
    ['code list', 'doc/code/commune'],
  ])('the page with a %s stays under 150 kB before chart code', async (name, path) => {
    const weight = await weigh(site.url, path);
    print(`big: ${name}`, weight);
    expect(weight.html + weight.css + weight.js).toBeLessThan(big);
    expect(weight.elements).toBeLessThanOrEqual(budget.elements);
  });

  test('a workbook that is too long is refused on a page, not as a file', async () => {
    const answer = await fetch(new URL(`view/${BIG}.xlsx`, site.url), {
      headers: { accept: 'text/html', 'accept-language': 'en' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(await answer.text()).toContain('take the CSV');
  });

  test('suggestions come as fast as one types', async () => {
    const ask = async (query: string) => {
      const start = performance.now();
      const answer = await (await fetch(new URL(`search?q=${encodeURIComponent(query)}`, site.url))).text();
      expect(answer).toContain('role="option"');
      expect(Buffer.byteLength(answer)).toBeLessThan(5_000);
      return performance.now() - start;
    };
    for (const query of ['sa', 'saint mart', 'landes', '40', 'paris', 'a']) {
      rows.push(`search “${query}”: ${(await ask(query)).toFixed(0)} ms (aim: under 50)`);
    }
  });
});

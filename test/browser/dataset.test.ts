import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBrowser, type Site, startSite, type Visit, widths } from './browser.ts';

/** A view of each sort: with choices, with totals, with what is withheld. */
const views = {
  'table-chosen': '/doc/dataset/aah?only.refArea=landes&only.refArea=loire&totals=1&sort=2015-06',
  curve: '/doc/dataset/aah?show=curve',
  map: '/doc/dataset/aah?show=map&classes=equal',
  secret: '/doc/dataset/secret-exemple?totals=1',
};

inBrowser('the views of a dataset', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.close());

  test.for(Object.entries(views))(
    '%s is sound on a phone and on a desk, by day and by night',
    { timeout: 60_000 },
    async ([name, path]) => {
      for (const [width, language] of [
        [widths[0], 'en'],
        [widths[1], 'fr'],
      ] as const) {
        const visit = await site.open(path, { width, language });
        for (const scheme of ['light', 'dark'] as const) {
          await visit.page.emulateMedia({ colorScheme: scheme });
          await visit.picture(`dataset-${name}-${language}-${width}-${scheme}`);
          expect(await visit.axe(), `${name} ${width} ${scheme}`).toEqual([]);
        }
        expect(await visit.overflow(), `${name} ${width}`).toBeLessThanOrEqual(0);
        expect(visit.problems, `${name} ${width}`).toEqual([]);
        await visit.close();
      }
    },
  );

  test('changing the view changes the address and no more of the page, and going back goes back', async () => {
    const visit = await site.open('/doc/dataset/aah');
    const { page } = visit;
    await page.evaluate(() => {
      (window as unknown as { stayed: boolean }).stayed = true;
    });
    await page.locator('.facet summary').first().click();
    await page.locator('input[value="landes"]').check();
    await soon(() => lines(visit)).toEqual(['Caf des Landes']);
    expect(new URL(page.url()).searchParams.getAll('only.refArea')).toEqual(['landes']);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('landes');
    await page.locator('input[value="lot"]').check();
    await soon(() => lines(visit)).toEqual(['Caf des Landes', 'Caf du Lot']);
    await page.locator('.sort').last().click();
    await page.waitForURL(/sort=2015-06/);
    await page.locator('.tabs a', { hasText: 'Courbe' }).click();
    await soon(() => page.locator('.curves .wide svg').count()).toBe(1);
    await page.goBack();
    await soon(() => lines(visit)).toEqual(['Caf des Landes', 'Caf du Lot']);
    expect(await page.evaluate(() => (window as unknown as { stayed?: boolean }).stayed)).toBe(true);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  test('rows and columns change places', async () => {
    const visit = await site.open('/doc/dataset/aah');
    await visit.page.locator('select[name="rows"]').selectOption('refPeriod');
    await soon(async () => (await lines(visit))[0]).toBe('juin 2013');
    await visit.close();
  });

  test('the same choices can be made without scripts', async () => {
    const visit = await site.open('/doc/dataset/aah', { javaScript: false });
    const { page } = visit;
    await page.locator('.facet summary').first().click();
    await page.locator('input[value="landes"]').check();
    await page.locator('input[name="totals"]').check();
    await page.locator('.view-controls [type="submit"]').click();
    await page.waitForURL(/only\.refArea=landes/);
    expect(await lines(visit)).toEqual(['Caf des Landes']);
    expect(await page.locator('tfoot').count()).toBe(1);
    await page.locator('.tabs a', { hasText: 'Carte' }).click();
    await page.waitForURL(/show=map/);
    expect(await page.locator('.choropleth svg a').count()).toBe(1);
    await visit.close();
  });

  test('arrow keys go from figure to figure', async () => {
    const visit = await site.open('/doc/dataset/aah');
    const { page } = visit;
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.locator('.pivot tbody td a').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('5\u202f162');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('4\u202f475');
    await page.keyboard.press('Home');
    expect(await focused()).toBe('Caf du Loir-et-Cher');
    await page.keyboard.press('End');
    expect(await focused()).toBe('4\u202f863');
    await visit.close();
  });

  test('the view is taken away as a file, and its query copied', async () => {
    const visit = await site.open('/doc/dataset/aah?only.refArea=landes');
    const { page } = visit;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const download = page.waitForEvent('download');
    await page.locator('.file', { hasText: 'CSV' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.trim().split('\r\n')).toHaveLength(1 + 9);
    expect(text).toContain('landes,Caf des Landes,2014-12,décembre 2014,5465,A');
    await page.locator('.snippet summary').first().click();
    await page.locator('.snippet .copy').first().click();
    await soon(() => page.locator('.snippet .copy').first().textContent()).toBe('Copié');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('VALUES ?refArea { <');
    await visit.close();
  });

  test('from the map to a territory, from there to a figure and its Turtle', async () => {
    const visit = await site.open('/doc/dataset/aah?show=map');
    const { page } = visit;
    await page.locator('.choropleth svg a[aria-label^="Landes"]').click();
    await page.waitForURL(/\/doc\/caf\/landes/);
    await page.locator('main a[href*="/doc/observation/aah/landes/2015-06"]').first().click();
    await page.waitForURL(/\/doc\/observation\/aah\/landes\/2015-06/);
    const turtle = await fetch(new URL('/doc/observation/aah/landes/2015-06.ttl', site.url));
    expect(await turtle.text()).toContain('def:beneficiaires 5539');
    await visit.close();
  });
});

/** What becomes true once the server has answered. */
const soon = <Value>(value: () => Value) => expect.poll(value, { timeout: 10_000 });

/** The names of the lines of the table. */
async function lines({ page }: Visit): Promise<string[]> {
  return page.locator('.pivot tbody th').allTextContents();
}

/** From a map to the triples behind a figure, in a real browser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBrowser, type Site, startSite } from './browser.ts';

inBrowser('pages about things, in a browser', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.close());

  test('a map leads to a territory, the territory to an observation, the observation to its Turtle', async () => {
    const visit = await site.open('/doc/area/pays/france');
    const { page } = visit;
    await visit.picture('path-1-map');
    await page.locator('svg.map a[aria-label^="Landes"]').click();
    await page.waitForURL('**/doc/area/departement/40');
    expect(await page.locator('h1').textContent()).toBe('Landes');
    await visit.picture('path-2-territory');
    await page.getByRole('link', { name: /^En juin 2015, la Caf des Landes comptait/ }).click();
    await page.waitForURL('**/doc/observation/aah/landes/2015-06');
    expect(await page.locator('h1').textContent()).toMatch(/comptait 5\s539 bénéficiaires$/);
    await visit.picture('path-3-observation');
    await page.getByRole('link', { name: 'Turtle', exact: true }).click();
    await page.waitForURL('**/doc/observation/aah/landes/2015-06.ttl');
    const turtle = (await page.locator('body').textContent()) ?? '';
    expect(turtle).toMatch(/beneficiaires>? 5539\b/);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  test('the same way goes by keyboard, and the department that has the focus is seen', async () => {
    const visit = await site.open('/doc/area/region/75', { language: 'en' });
    const { page } = visit;
    const landes = page.locator('svg.map a[aria-label^="Landes"]');
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await landes.evaluate((link) => link === document.activeElement)) break;
    }
    expect(await landes.evaluate((link) => link === document.activeElement)).toBe(true);
    const width = await landes.locator('path').evaluate((path) => getComputedStyle(path).strokeWidth);
    expect(Number.parseFloat(width)).toBeGreaterThan(2);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/doc/area/departement/40*');
    await visit.close();
  });

  test('a button copies the address; without scripts there is none, and the address is there to select', async () => {
    const visit = await site.open('/doc/observation/aah/landes/2014-12');
    const { page } = visit;
    const address = await page.locator('code.whole').textContent();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copier l’adresse' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address?.trim());
    expect(await page.getByRole('button', { name: 'Adresse copiée' }).count()).toBe(1);
    expect(visit.problems).toEqual([]);
    await visit.close();
    const plain = await site.open('/doc/observation/aah/landes/2014-12', { javaScript: false });
    expect(await plain.page.locator('code.whole').textContent()).toBe(address);
    expect(await plain.page.getByRole('button', { name: 'Copier l’adresse' }).count()).toBe(0);
    await plain.close();
  });

  test('what is withheld leads, from the table, to why', async () => {
    const visit = await site.open('/doc/observation/secret-exemple/total/25-30', {
      width: 390,
      language: 'en',
    });
    const { page } = visit;
    await page.getByRole('link', { name: 'withheld' }).first().click();
    await page.waitForURL('**/doc/observation/secret-exemple/**');
    expect(await page.getByRole('heading', { name: 'Why this figure is not published' }).count()).toBe(1);
    await visit.close();
  });
});

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBrowser, type Site, startSite } from './browser.ts';

inBrowser('in a browser', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.close());

  test('search → dataset → another view → its file, by keyboard up to the file', async () => {
    const { page, problems, close } = await site.open('/');
    await page.getByRole('combobox').focus();
    await page.keyboard.type('adultes handicapes aah');
    const first = page.getByRole('option').first();
    await first.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/doc/dataset/aah');

    await page.getByRole('link', { name: 'Carte', exact: true }).press('Enter');
    await page.waitForURL(/show=map/);
    expect(await page.locator('svg a, svg path').count()).toBeGreaterThan(90);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: false }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^aah.*\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(16);
    expect(lines.join('\n')).toContain('5539');
    expect(problems).toEqual([]);
    await close();
  });

  test('the search box is a combobox: arrows go round, Escape closes, what is found is counted aloud', async () => {
    const { page, problems, axe, picture, close } = await site.open('/doc/period/2014-12', {
      language: 'en',
    });
    const box = page.getByRole('combobox');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await box.fill('landes');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('status').textContent()).toBe('3 results');
    expect(await axe()).toEqual([]);
    await picture('suggestions');

    const active = () => box.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(await options.last().getAttribute('id'));
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(await options.first().getAttribute('id'));

    await page.keyboard.press('Escape');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await box.inputValue()).toBe('landes');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?q=landes');
    expect(await page.locator('h1').textContent()).toBe('Search: “landes”');
    expect(problems).toEqual([]);
    await close();
  });

  test('an option is opened by a click', async () => {
    const { page, close } = await site.open('/');
    const box = page.getByRole('combobox');
    await box.pressSequentially('lozere', { delay: 15 });
    const option = page.getByRole('option', { name: /Caf de la Lozère/ });
    await option.click();
    await page.waitForURL('**/doc/caf/lozere');
    await close();
  });

  test('the last word typed is the one answered, though the answer to an earlier one comes later', async () => {
    const { page, problems, close } = await site.open('/');
    const first = '**/search?q=landes';
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const passed = new Promise<void>((resolve) => {
      void page.route(first, async (route) => {
        const answer = await route.fetch();
        await held;
        await route.fulfill({ response: answer });
        resolve();
      });
    });
    const box = page.getByRole('combobox');
    const asked = page.waitForRequest(first);
    await box.fill('landes');
    await asked;
    await box.fill('lozere');
    await page.getByRole('option', { name: /Caf de la Lozère/ }).waitFor();
    release();
    await passed;
    // Once the page has had time to show it.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    expect(await page.getByRole('option', { name: /Caf des Landes/ }).count()).toBe(0);
    expect(await page.getByRole('option', { name: /Caf de la Lozère/ }).count()).toBe(1);
    expect(problems).toEqual([]);
    await close();
  });

  test('without scripts the box is a form', async () => {
    const { page, close } = await site.open('/doc/caf/landes', { javaScript: false });
    await page.getByRole('searchbox').fill('lozère');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL('**/?q=loz*');
    await page.getByRole('link', { name: /Caf de la Lozère/ }).click();
    await page.waitForURL('**/doc/caf/lozere');
    await close();
  });

  test('on paper there are neither menus nor boxes, and the address is written', async () => {
    const { page, picture, close } = await site.open('/doc/dataset/aah');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.site-head nav', '.search', '.skip', 'button']) {
      expect(await page.locator(`${gone}:visible`).count(), gone).toBe(0);
    }
    const printed = page.locator('.printed');
    expect(await printed.isVisible()).toBe(true);
    expect(await printed.textContent()).toBe('http://localhost:8080/id/dataset/aah');
    const tables = page.locator('.scroll');
    for (const table of await tables.all()) {
      expect(await table.evaluate((box) => getComputedStyle(box).overflowX)).toBe('visible');
    }
    await page.setViewportSize({ width: 718, height: 1000 });
    await picture('dataset-print');
    await close();
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBrowser, type Site, startSite, widths } from './browser.ts';
import { kinds } from './kinds.ts';
import { tabThrough } from './tab-through.ts';

inBrowser('in a browser', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.close());

  const everyKind = (['fr', 'en'] as const).flatMap((language) =>
    kinds.map((kind) => ({ language, ...kind })),
  );

  test.for(everyKind)(
    'the $name page is sound in $language, on a phone and on a desk, by day and by night',
    {
      timeout: 60_000,
    },
    async ({ name, path, says, language }) => {
      for (const width of widths) {
        const visit = await site.open(path, { width, language });
        const at = `${name} ${language} ${width}`;
        expect(await visit.page.locator('main').textContent(), at).toContain(says[language]);
        for (const scheme of ['light', 'dark'] as const) {
          await visit.page.emulateMedia({ colorScheme: scheme });
          await visit.picture(`${name}-${language}-${width}-${scheme}`);
          expect(await visit.axe(), `${at} ${scheme}`).toEqual([]);
        }
        expect(await visit.overflow(), `${at} is wider than its window`).toBeLessThanOrEqual(0);
        expect(visit.problems, at).toEqual([]);
        const elsewhere = visit.requests.filter((request) => !request.startsWith(site.url));
        expect(elsewhere, at).toEqual([]);
        await visit.close();
      }
    },
  );

  test.for(kinds)('the $name page says the same without scripts', async ({ path, says }) => {
    const visit = await site.open(path, { javaScript: false });
    expect(await visit.page.locator('main').textContent()).toContain(says.fr);
    expect(visit.requests.filter((request) => request.endsWith('.js'))).toEqual([]);
    await visit.close();
  });

  test.for(kinds)(
    'every control of the $name page is reached by keyboard, and seen when it is',
    async ({ path }) => {
      const visit = await site.open(path);
      const { unreached, unseen } = await tabThrough(visit.page);
      expect(unreached, 'never has the focus').toEqual([]);
      expect(unseen, 'has the focus and does not show it').toEqual([]);
      await visit.close();
    },
  );
});

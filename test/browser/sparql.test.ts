import { afterAll, beforeAll, expect, test } from 'vitest';
import { inBrowser, type Look, type Site, startSite, type Visit, widths } from './browser.ts';

const timeout = 60_000;

inBrowser('the SPARQL page in a browser', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.close());

  /** The page with its editor, or with its text area where scripts do not run. */
  async function open(path: string, look: Look = {}): Promise<Visit> {
    const visit = await site.open(path, look);
    if (look.javaScript !== false) await visit.page.waitForSelector('.yasqe');
    return visit;
  }

  const write = async ({ page }: Visit, query: string) => {
    await page.click('.CodeMirror');
    await page.keyboard.press('Control+A');
    // As from a clipboard: brackets and lists do not answer.
    await page.keyboard.insertText(query);
  };
  const written = ({ page }: Visit) => page.inputValue('textarea[name=query]');

  test('goes from an example to its chart, its table, and to somebody else by its address', {
    timeout,
  }, async () => {
    const visit = await open('/sparql');
    await visit.page.click('text=Les cinq plus grands territoires, au fil du temps');
    await visit.page.waitForSelector('.answer-chart svg:visible');
    expect(await visit.page.locator('.answer-chart').textContent()).toContain('Caf de la Loire-Atlantique');
    expect(await written(visit)).toContain('LIMIT 5');
    const address = visit.page.url();

    await visit.page.click('.tabs >> text=Tableau');
    await visit.page.waitForSelector('table.answer');
    const figures = () => visit.page.locator('table.answer tbody td.figure').allTextContents();
    const asAnswered = await figures();
    expect(asAnswered).toHaveLength(45);
    const numbers = asAnswered.map((text) => Number(text.replace(/\D/g, ''))).sort((a, b) => a - b);
    const sort = visit.page.locator('thead th.figure .sort');
    await sort.click();
    expect((await figures()).map((text) => Number(text.replace(/\D/g, '')))).toEqual(numbers);
    await sort.click();
    expect((await figures())[0]).toContain('19');
    await sort.click();
    expect(await figures()).toEqual(asAnswered);

    await visit.page.goBack();
    await visit.page.waitForSelector('.answer-chart svg:visible');
    expect(visit.page.url()).toBe(address);
    expect(visit.problems).toEqual([]);
    expect(visit.requests.filter((request) => !request.startsWith(site.url))).toEqual([]);
    await visit.close();

    const other = await open(address, { language: 'en' });
    expect(await other.page.locator('.answer-chart').textContent()).toContain('Caf de la Loire-Atlantique');
    expect(await written(other)).toContain('LIMIT 5');
    await other.close();
  });

  test('shows an error at its line, in words', { timeout }, async () => {
    const visit = await open('/sparql', { language: 'en' });
    await write(visit, 'SELECT * WHERE {\n  ?s ?p ?o .\n  ?s zzz ?o\n}');
    await visit.page.keyboard.press('Control+Enter');
    await visit.page.waitForSelector('#answer [role=alert]');
    expect(await visit.page.locator('[role=alert]').textContent()).toMatch(/[Ll]ine 3/);
    expect(await visit.page.locator('[role=alert] mark').textContent()).toBe('zzz');
    const line = visit.page.locator('.CodeMirror-code > div').nth(2);
    expect(await line.locator('.wrong-sign').getAttribute('title')).toContain('refused at this line');
    expect(await visit.axe()).toEqual([]);
    await visit.picture('sparql-error-en');
    // The answer is a 400, and all else is well.
    expect(visit.problems).toEqual([expect.stringMatching(/^400: .*query=SELECT/)]);

    await write(visit, 'ASK { ?s ?p ?o }');
    expect(await visit.page.locator('.wrong-sign').count()).toBe(0);
    await visit.page.click('form.editor button[type=submit]');
    await visit.page.waitForSelector('#answer >> text=Yes');
    await visit.close();
  });

  test('completes words from the vocabulary of the data, and declares their prefix', {
    timeout,
  }, async () => {
    const visit = await open('/sparql');
    await write(visit, 'SELECT * WHERE { ?o ');
    await visit.page.keyboard.type('bénéf');
    await visit.page.waitForSelector('.CodeMirror-hints');
    expect(await visit.axe()).toEqual([]);
    await visit.page.click('.CodeMirror-hint >> text=Nombre de bénéficiaires');
    expect(await written(visit)).toBe(
      `PREFIX def: <http://localhost:8080/def/>\nSELECT * WHERE { ?o def:beneficiaires`,
    );
    await visit.page.keyboard.type(' ?x ; sdmx-dimension:refArea landes');
    await visit.page.click('.CodeMirror-hint >> text=Caf des Landes');
    expect(await written(visit)).toContain('<http://localhost:8080/id/caf/landes>');
    expect(visit.requests.filter((request) => !request.startsWith(site.url))).toEqual([]);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  test('stops a query that takes long, and keeps what was there', { timeout }, async () => {
    const visit = await open('/sparql');
    await visit.page.click('text=La série d’un territoire');
    await visit.page.waitForSelector('.answer-chart svg:visible');
    const address = visit.page.url();
    await write(
      visit,
      'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STR(?a) = CONCAT(STR(?d), STR(?g))) }',
    );
    await visit.page.keyboard.press('Control+Enter');
    await visit.page.click('.stop');
    await visit.page.waitForSelector('.stop', { state: 'hidden' });
    expect(visit.page.url()).toBe(address);
    expect(await visit.page.locator('.answer-chart svg:visible').count()).toBe(1);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  test('prints the query, the answer and its headings', { timeout }, async () => {
    const visit = await open('/sparql', { language: 'en' });
    await visit.page.click('text=Growth between two periods');
    await visit.page.waitForSelector('table.answer');
    await visit.page.emulateMedia({ media: 'print' });
    await visit.picture('sparql-printed');
    expect(await visit.page.locator('#answer pre.printed').isVisible()).toBe(true);
    expect(await visit.page.locator('thead >> text=growth_pct').isVisible()).toBe(true);
    expect(await visit.page.locator('.site-foot .printed').textContent()).toContain('query=');
    expect(await visit.page.locator('.gallery').isVisible()).toBe(false);
    await visit.close();
  });

  test('is left by the Tab key, forwards and backwards', { timeout }, async () => {
    const visit = await open('/sparql');
    const before = await written(visit);
    await visit.page.click('.CodeMirror');
    await visit.page.keyboard.press('Tab');
    expect(await visit.page.locator(':focus').textContent()).toBe('Lancer');
    await visit.page.keyboard.press('Shift+Tab');
    await visit.page.keyboard.press('Shift+Tab');
    expect(await visit.page.locator('.CodeMirror :focus').count()).toBe(0);
    expect(await written(visit)).toBe(before);
    await visit.close();
  });

  test('works without scripts: examples, the form, errors', { timeout }, async () => {
    const visit = await open('/sparql', { javaScript: false });
    await visit.page.click('text=La série d’un territoire');
    expect(await visit.page.locator('.answer-chart svg:visible').count()).toBe(1);
    await visit.page.click('.tabs >> text=Tableau');
    expect(await visit.page.locator('table.answer tbody tr').count()).toBe(9);
    await visit.page.fill('textarea', 'SELECT * {\n ?s ?p }');
    await visit.page.click('form.editor button[type=submit]');
    expect(await visit.page.locator('[role=alert]').textContent()).toContain('Ligne 2');
    expect(visit.requests.filter((request) => request.endsWith('.js'))).toEqual([]);
    await visit.close();
  });

  const views = [
    { name: 'chart', example: 0, shows: '.answer-chart svg:visible' },
    { name: 'bars', example: 2, shows: '.answer-chart.bars svg' },
    { name: 'table', example: 8, shows: 'table.answer' },
    { name: 'map', example: 6, shows: '.answer-map svg' },
    { name: 'graph', example: 13, shows: '#answer pre:not(.printed)' },
  ];
  test.for(views)(
    'shows a $name on a phone by night and on a desk by day, without fault',
    { timeout },
    async ({ name, example, shows }) => {
      const looks = [
        { language: 'fr', width: widths[0], scheme: 'dark' },
        { language: 'en', width: widths[1], scheme: 'light' },
      ] as const;
      for (const { language, width, scheme } of looks) {
        const visit = await open('/sparql', { language, width, scheme });
        await visit.page.locator('.gallery a').nth(example).click();
        await visit.page.waitForSelector(shows);
        await visit.picture(`sparql-${name}-${language}-${width}-${scheme}`);
        expect(await visit.axe(), `${name} ${language} ${width} ${scheme}`).toEqual([]);
        expect(await visit.overflow()).toBeLessThanOrEqual(0);
        expect(visit.problems).toEqual([]);
        await visit.close();
      }
    },
  );

  test('alone loads the code of the editor', { timeout }, async () => {
    const sizeOf = async (path: string) => {
      const visit = await site.open(path);
      const scripts = visit.requests.filter((request) => request.endsWith('.js'));
      const sizes = await Promise.all(
        scripts.map(async (script) => (await (await fetch(script)).arrayBuffer()).byteLength),
      );
      await visit.close();
      return sizes.reduce((sum, size) => sum + size, 0);
    };
    expect(await sizeOf('/sparql')).toBeLessThan(600_000);
    expect(await sizeOf('/')).toBeLessThan(50_000);
  });
});

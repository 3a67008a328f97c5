import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTurtle } from '../../src/rdf/index.ts';
import { ages, cafs, months, startMade } from './made-view.ts';
import { startApp } from './published.ts';

type Site = Awaited<ReturnType<typeof startMade>>;
type Document = ReturnType<typeof parseHTML>['document'];
/** Either site. */
type Asked = { get(path: string, headers?: Record<string, string>): Response | Promise<Response> };

let made: Site;
let data: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  [made, data] = [await startMade(), await startApp()];
});
afterAll(async () => {
  await made.close();
  await data.close();
});

const html = { accept: 'text/html', 'accept-language': 'en' };

async function page(path: string, site: Asked = made) {
  const response = await site.get(path, html);
  expect(response.status, path).toBe(200);
  return parseHTML(await response.text()).document;
}

const texts = (elements: Iterable<{ textContent: string | null }>) =>
  [...elements].map(({ textContent }) => textContent?.trim() ?? '');

/** The table as rows of texts, its head and foot included. */
function tableOf(document: Document): string[][] {
  return [...document.querySelectorAll('#figures .figures tr')].map((row) =>
    texts(row.querySelectorAll('th, td')),
  );
}

async function csv(path: string, site: Asked = made): Promise<string[][]> {
  const response = await site.get(path);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  return rows(await response.text());
}

const rows = (text: string) =>
  text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

describe('a table', () => {
  test('has areas down and periods across, and holds the other dimension', async () => {
    const table = tableOf(await page('/doc/dataset/made'));
    expect(table[0]?.map((head) => head.replace(/ ↕$/, ''))).toEqual(['Area', 'Dec 2013', 'Dec 2014']);
    expect(table.slice(1)).toEqual([
      ['landes in English', '1,000', '1,001'],
      ['loire in English', '2,000', '2,001'],
      ['bearn-et-soule in English', '3,000', '3,001'],
      ['pays-basque-et-seignanx in English', '4,000', '4,001'],
    ]);
  });

  test('says of a cell that it is withheld, that it is missing, or nothing where there is no observation', async () => {
    const table = tableOf(await page('/doc/dataset/made?rows=refArea&columns=age&at.refPeriod=2014-12'));
    expect(table.find(([name]) => name === 'loire in English')).toEqual([
      'loire in English',
      '2,001',
      '2,101',
      'withheld',
    ]);
    expect(table.find(([name]) => name === 'bearn-et-soule in English')).toEqual([
      'bearn-et-soule in English',
      '3,001',
      '3,101',
      '',
    ]);
    const earlier = tableOf(await page('/doc/dataset/made?columns=age&at.refPeriod=2013-12'));
    expect(earlier.find(([name]) => name === 'landes in English')).toEqual([
      'landes in English',
      '1,000',
      'missing',
      '1,200',
    ]);
  });

  test('takes two dimensions down', async () => {
    const table = tableOf(
      await page('/doc/dataset/made?rows=age&rows=refArea&columns=refPeriod&only.age=young'),
    );
    expect(table[0]?.slice(0, 2)).toEqual(
      ['Age', 'Area'].map((head) => expect.stringMatching(new RegExp(head, 'i'))),
    );
    expect(table[1]).toEqual(['young in English', 'landes in English', 'missing', '1,101']);
    expect(table).toHaveLength(1 + 4);
  });

  test('takes nothing across', async () => {
    const table = tableOf(await page('/doc/dataset/made?columns='));
    expect(table[1]).toEqual(['landes in English', '1,001']);
  });

  test('sorts by a column, figures before what has none', async () => {
    const names = async (query: string) =>
      tableOf(await page(`/doc/dataset/made?columns=age&at.refPeriod=2014-12&${query}`))
        .slice(1)
        .map(([name]) => name?.split(' ')[0]);
    expect(await names('sort=young')).toEqual([
      'pays-basque-et-seignanx',
      'bearn-et-soule',
      'loire',
      'landes',
    ]);
    expect(await names('sort=young&order=asc')).toEqual([
      'landes',
      'loire',
      'bearn-et-soule',
      'pays-basque-et-seignanx',
    ]);
    expect(await names('sort=old')).toEqual(['pays-basque-et-seignanx', 'landes', 'loire', 'bearn-et-soule']);
  });

  test('sorts by name, both ways, page by page, where one dimension but time is in lines', async () => {
    const names = async (query: string) =>
      tableOf(await page(`/doc/dataset/made?${query}`))
        .slice(1)
        .map(([name]) => name?.split(' ')[0]);
    const sorted = ['bearn-et-soule', 'landes', 'loire', 'pays-basque-et-seignanx'];
    expect(await names('sort=name&order=asc')).toEqual(sorted);
    expect(await names('sort=name')).toEqual(sorted.toReversed());
    expect(await names('sort=name&order=asc&from=2')).toEqual(sorted.slice(2));
    expect(await names('sort=name&only.refArea=loire&only.refArea=bearn-et-soule')).toEqual([
      'loire',
      'bearn-et-soule',
    ]);
    const link = async (query: string) =>
      (await page(`/doc/dataset/made?${query}`)).querySelector('th.line .sort')?.getAttribute('href');
    expect(await link('')).toContain('sort=name&order=asc');
    expect(await link('sort=name&order=asc')).toMatch(/sort=name(?!.*order)/);
    expect(await link('sort=name')).not.toContain('sort=');
    expect(await link('rows=refArea&rows=age')).toBeUndefined();
    expect(await link('rows=refPeriod')).toBeUndefined();
  });

  test('filters by codes, by what is above them, and by status', async () => {
    const lines = async (query: string) => tableOf(await page(`/doc/dataset/made?${query}`)).length - 1;
    expect(await lines('only.refArea=landes&only.refArea=loire')).toBe(2);
    expect(await lines(`under.refArea=${encodeURIComponent('http://id.insee.fr/geo/region/75')}`)).toBe(2);
    expect(
      tableOf(await page('/doc/dataset/made?status=C&rows=refArea&columns=refPeriod&at.age=old'))[1],
    ).toEqual(['loire in English', 'withheld']);
    expect(
      (await page('/doc/dataset/made?only.refArea=nowhere')).querySelector('#figures .notice')?.textContent,
    ).toBe('No figure meets these choices.');
  });

  test('counts the figures of each code under the other choices', async () => {
    const document = await page(
      '/doc/dataset/made?rows=refArea&columns=age&at.refPeriod=2014-12&only.age=old',
    );
    const counts = texts(document.querySelectorAll('.facet .codes li'));
    expect(counts).toEqual([
      'landes in English (1)',
      'loire in English (1)',
      'pays-basque-et-seignanx in English (1)',
      'total in English (4)',
      'young in English (4)',
      'old in English (3)',
    ]);
  });

  test('adds up areas, says where withheld figures are not in the sum, and adds no dates', async () => {
    const document = await page('/doc/dataset/made?totals=1&at.age=old');
    expect(tableOf(document).at(-1)).toEqual(['Total of 3 rows', '7,600', '≥ 5,402']);
    const legend = document.querySelector('#figures .legend')?.textContent;
    expect(legend).toContain('sum of the published figures alone');
    expect(legend).toContain('No total on the right: a number at one date does not add to that at another.');
  });

  test('says of one row that it is one, in both languages', async () => {
    const path = '/doc/dataset/made?totals=1&only.refArea=loire';
    expect(tableOf(await page(path)).at(-1)?.[0]).toBe('Total of 1 row');
    expect(tableOf(await page(`${path}&lang=fr`)).at(-1)?.[0]).toBe('Total de 1 ligne');
  });

  test('says of a sum that lacks an observation that it is of those there are', async () => {
    const table = tableOf(await page('/doc/dataset/made?totals=1&columns=age&at.refPeriod=2014-12'));
    expect(table.at(-1)).toEqual(['Total of 4 rows', '10,004', '10,404', '≥ 5,402']);
  });

  test('adds up no codes of which nothing says that they exclude each other', async () => {
    const document = await page('/doc/dataset/made?totals=1&rows=age&columns=refArea');
    expect(document.querySelector('tfoot')).toBeNull();
    expect(document.querySelector('#figures .legend')?.textContent).toContain(
      'No total at the bottom: nothing says',
    );
    expect(tableOf(document)[0]?.at(-1)).toMatch(/^Total/);
  });

  test('adds up no total with its parts', async () => {
    const document = await page('/doc/dataset/secret-exemple?totals=1', data);
    expect(document.querySelector('tfoot')).toBeNull();
    expect(document.querySelector('#figures .legend')?.textContent).toContain('some codes include others');
    const parts = await page('/doc/dataset/secret-exemple?totals=1&only.age=30-50&only.age=plus-de-50', data);
    expect(tableOf(parts)[1]?.at(-1)).toBe('50');
  });

  test('keeps a state that makes no sense from making a page that makes none', async () => {
    for (const query of [
      'rows=nothing',
      'rows=age&columns=age',
      'from=-5',
      'from=9999',
      'from=1e30',
      'from=Infinity',
      'sort=nothing',
      'show=else',
      'at.age=none',
      'under.refArea=nothing',
      'status=X',
      "only.age='",
      'rows=age&rows=refArea&columns=refPeriod&totals=1',
    ]) {
      const document = await page(`/doc/dataset/made?${query}`);
      expect(document.querySelector('h2#figures-title'), query).not.toBeNull();
    }
  });
});

test('an address that says nowhere to begin at is carried into no link', async () => {
  for (const odd of ['NaN', '-1', '1.5', 'Infinity', '']) {
    const asked = `from=${odd}&fromColumn=${odd}&after=${odd}&totals=1`;
    const links = [...(await page(`/doc/dataset/made?${asked}`)).querySelectorAll('a, link')];
    const hrefs = links.map((link) => link.getAttribute('href') ?? '');
    expect(hrefs.filter((href) => /\b(from|fromColumn|after)=/.test(href))).toEqual([]);
    expect(hrefs.filter((href) => href.includes('totals=1')).length).toBeGreaterThan(0);
  }
  const kept = [...(await page('/doc/dataset/made?from=1')).querySelectorAll('a')];
  expect(kept.some((link) => link.getAttribute('href')?.includes('from=1'))).toBe(true);
});

describe('curves', () => {
  test('break where there is no figure, and say why', async () => {
    const document = await page('/doc/dataset/made?show=curve&at.age=old');
    const titles = texts(document.querySelectorAll('#figures .curves svg title'));
    expect(titles).toContain(
      'loire in English, December 2014 — withheld'.replace('December 2014', '2014-12 in English'),
    );
    expect(document.querySelector('.curves svg [style], .curves svg style')).toBeNull();
    expect(document.querySelector('#figures .legend')?.textContent).toContain('×: withheld figure');
    expect(tableOf(document)[2]).toEqual(['loire in English', '2,200', 'withheld']);
  });
});

describe('a map', () => {
  const shapes = (document: Document) =>
    new Map(
      [...document.querySelectorAll('.choropleth > svg a')].map((shape) => [
        shape.getAttribute('aria-label'),
        shape.getAttribute('class'),
      ]),
    );

  test('adds the two Cafs of a department when both are published, and says so', async () => {
    const document = await page('/doc/dataset/made?show=map');
    expect([...shapes(document).keys()]).toContain('Pyrénées-Atlantiques — 7,002 (sum)');
    expect(document.querySelector('#figures .legend')?.textContent).toContain(
      'Pyrénées-Atlantiques: the colour is that of the sum of its areas',
    );
    expect(
      tableOf(document)
        .slice(1)
        .map(([name]) => name),
    ).toEqual([
      'landes in English (40)',
      'loire in English (42)',
      'bearn-et-soule in English (64)',
      'pays-basque-et-seignanx in English (64)',
    ]);
  });

  test('leaves a department blank when one of its Cafs has no figure, or was not chosen', async () => {
    for (const query of ['at.age=old', 'only.refArea=bearn-et-soule&only.refArea=loire']) {
      const document = await page(`/doc/dataset/made?show=map&${query}`);
      expect(shapes(document).get('Pyrénées-Atlantiques — in part only: see the list'), query).toBe('blank');
    }
  });

  test('hatches what is withheld', async () => {
    const document = await page('/doc/dataset/made?show=map&at.age=old');
    expect([...shapes(document)]).toContainEqual([
      'http://id.insee.fr/geo/departement/42 — statistical secrecy',
      'hatched',
    ]);
  });

  test('is not offered where nothing is a department', async () => {
    const document = await page('/doc/dataset/secret-exemple', data);
    expect(texts(document.querySelectorAll('.tabs a'))).toEqual([]);
  });
});

describe('a view without anything to show', () => {
  test.each([
    ['map', 'This view has no map: nothing in it is a department. See the table'],
    ['curve', 'This view has no curve. See the table'],
  ])('says that the dataset has no %s, and leads to the table', async (show, said) => {
    const document = await page(`/doc/dataset/secret-exemple?show=${show}`, data);
    const notice = document.querySelector('#figures .notice');
    expect(notice?.textContent).toBe(said);
    const links = [notice?.querySelector('a'), document.querySelector('.view-controls a')];
    expect(links.map((link) => link?.getAttribute('href'))).toEqual([
      '/doc/dataset/secret-exemple#figures',
      '/doc/dataset/secret-exemple#figures',
    ]);
  });

  test.each(['map', 'curve'])(
    'says that no figure meets the choices, on a %s that the dataset has',
    async (show) => {
      const document = await page(`/doc/dataset/made?show=${show}&only.refArea=nowhere`);
      expect(document.querySelector('#figures .notice')?.textContent).toBe('No figure meets these choices.');
      expect(document.querySelector('.view-controls a')?.getAttribute('href')).toBe(
        `/doc/dataset/made?show=${show}#figures`,
      );
    },
  );
});

const views = [
  '',
  'at.age=old',
  'rows=age&columns=refArea&at.refPeriod=2013-12',
  'rows=age&rows=refArea&columns=refPeriod',
  'columns=',
  'status=C',
  'status=A&rows=age&rows=refArea',
  'only.refArea=landes&only.refArea=loire&rows=refArea&rows=age',
  `under.refArea=${encodeURIComponent('http://id.insee.fr/geo/region/75')}`,
  'show=curve',
  'show=map&at.age=young',
  'only.refArea=nowhere',
];

describe.each(views)('the view %j', (query) => {
  test('is the same by its table, its CSV and its SPARQL', async () => {
    const [heads = [], ...lines] = await csv(`/view/made.csv?${query}&lang=en`);
    const at = (name: string) => heads.indexOf(name);
    const figures = lines.map((line) =>
      [
        line[at('refAreaLabel')],
        line[at('ageLabel')],
        line[at('refPeriodLabel')],
        line[at('people')],
        line[at('obsStatus')],
      ].join(),
    );
    expect(heads).toEqual([
      'refArea',
      'refAreaLabel',
      'age',
      'ageLabel',
      'refPeriod',
      'refPeriodLabel',
      'people',
      'obsStatus',
    ]);

    const document = await page(`/doc/dataset/made?${query}`);
    const sparql = document.querySelector('.snippet code')?.textContent;
    if (lines.length === 0) {
      expect(sparql).toBeUndefined();
      return;
    }
    const answer = await made.get(`/sparql?query=${encodeURIComponent(sparql ?? '')}`, {
      accept: 'text/csv',
    });
    const [names = [], ...solutions] = rows(await answer.text());
    const letters: Record<string, string> = { 'obsStatus-A': 'A', confidential: 'C', 'obsStatus-M': 'M' };
    const [line = []] = lines;
    const held = (name: string) => line[at(name)];
    const asked = solutions.map((solution) => {
      const value = (name: string) => (names.includes(name) ? solution[names.indexOf(name)] : held(name));
      const status = /[#/]([^#/]+)$/.exec(value('obsStatus') ?? '')?.[1] ?? '';
      return [
        value('refAreaLabel'),
        value('ageLabel'),
        value('refPeriodLabel'),
        value('people'),
        letters[status],
      ].join();
    });
    expect([...asked].sort()).toEqual([...figures].sort());

    const shown = texts(document.querySelectorAll('#figures .figures tbody td')).filter(
      (text) => text !== '',
    );
    const said: Record<string, string> = { C: 'withheld', M: 'missing' };
    const written = lines.map(
      (line) => said[line[at('obsStatus')] ?? ''] ?? Number(line[at('people')]).toLocaleString('en-GB'),
    );
    expect([...shown].sort()).toEqual([...written].sort());
  });

  test('is the same as Turtle, observation by observation', async () => {
    const lines = (await csv(`/view/made.csv?${query}`)).slice(1);
    const response = await made.get(`/view/made.ttl?${query}`);
    const quads = readTurtle(await response.text(), 'http://localhost:8080/');
    const figures = quads.filter(({ predicate }) => predicate.value.endsWith('def/people'));
    const observations = quads.filter(({ object }) => object.value.endsWith('cube#Observation'));
    expect(observations).toHaveLength(lines.length);
    expect(figures.map(({ object }) => object.value).sort()).toEqual(
      lines.flatMap((line) => line[6] || []).sort(),
    );
  });
});

test('a dataset of one dimension has a table, a curve, and nothing to choose but its codes', async () => {
  const table = await page('/doc/dataset/series');
  expect(tableOf(table).slice(1)).toEqual([
    ['2013-12 in English', '10'],
    ['2014-12 in English', '11'],
  ]);
  expect(texts(table.querySelectorAll('.tabs a'))).toEqual(['Table', 'Curve']);
  expect(table.querySelector('select[name="rows"]')).toBeNull();
  const curve = await page('/doc/dataset/series?show=curve');
  expect(tableOf(curve)[1]?.slice(1)).toEqual(['10', '11']);
  expect(await csv('/view/series.csv?lang=en')).toHaveLength(3);
});

test('any choice of dimensions, codes and statuses gives the same figures as CSV and as SPARQL', async () => {
  const dimensions = { refArea: cafs, age: ages, refPeriod: months };
  const ids = Object.keys(dimensions);
  const parameters = fc.array(
    fc.oneof(
      fc.constantFrom(...ids).map((id) => ['rows', id]),
      fc.constantFrom(...ids, '').map((id) => ['columns', id]),
      fc.constantFrom('table', 'curve', 'map').map((show) => ['show', show]),
      fc.constantFrom('A', 'C', 'M').map((status) => ['status', status]),
      fc
        .constantFrom(...Object.entries(dimensions))
        .chain(([id, codes]) =>
          fc
            .tuple(fc.constantFrom('only', 'at'), fc.constantFrom(...codes))
            .map(([kind, code]) => [`${kind}.${id}`, code]),
        ),
    ),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(parameters, async (asked) => {
      const query = new URLSearchParams(asked as [string, string][]);
      query.set('lang', 'en');
      const [, ...lines] = await csv(`/view/made.csv?${query}`);
      const sparql = (await page(`/doc/dataset/made?${query}`)).querySelector('.snippet code')?.textContent;
      const answer =
        sparql === undefined
          ? '\r\n'
          : await (
              await made.get(`/sparql?query=${encodeURIComponent(sparql ?? '')}`, { accept: 'text/csv' })
            ).text();
      const [names = [], ...solutions] = sparql === undefined ? [[]] : rows(answer);
      const figure = names.indexOf('people');
      expect(solutions).toHaveLength(lines.length);
      expect(solutions.map((solution) => solution[figure]).sort()).toEqual(
        lines.map((line) => line[6]).sort(),
      );
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('what Python, R and curl ask for is the CSV of the view', async () => {
  const query = 'rows=age&columns=refArea&at.refPeriod=2013-12';
  const document = await page(`/doc/dataset/made?${query}`);
  const snippets = texts(document.querySelectorAll('.snippet code'));
  expect(snippets).toHaveLength(4);
  const expected = await csv(`/view/made.csv?${query}&lang=en`);
  for (const snippet of snippets.slice(1)) {
    const address = new URL(/["'](http[^"']*\.csv[^"']*)["']/.exec(snippet)?.[1] ?? '');
    expect(address.origin).toBe('http://localhost:8080');
    expect(await csv(address.pathname + address.search)).toEqual(expected);
  }
});

test('a workbook has the table, withheld figures in words, missing ones blank, and a sheet of notes', async () => {
  const response = await made.get('/view/made.xlsx?lang=en&rows=refArea&rows=age&columns=refPeriod');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="made.xlsx"');
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(text('xl/workbook.xml')).toMatch(/name="Figures".*name="Notes"/s);
  const sheet = text('xl/worksheets/sheet1.xml');
  const strings = texts(parseHTML(text('xl/sharedStrings.xml')).document.querySelectorAll('si'));
  expect(strings).toContain('withheld');
  expect(strings).toContain('A made dataset');
  // Loire, old: 2,200 in 2013, withheld in 2014.
  expect(sheet).toContain('<v>2200</v>');
  expect(sheet).not.toContain('<v>2201</v>');
});

test('an address cannot put words of its own into the query', async () => {
  const under = 'http://example.org/> } # ';
  const document = await page(
    `/doc/dataset/made?under.refArea=${encodeURIComponent(under)}&only.age=${encodeURIComponent('"> x')}`,
  );
  expect(texts(document.querySelectorAll('.snippet code')).join()).not.toContain('example.org/>');
});

test('a view has an entity tag, a language, and no form that nobody wrote', async () => {
  const first = await made.get('/view/made.csv?lang=fr');
  expect(first.headers.get('content-language')).toBe('fr');
  const again = await made.get('/view/made.csv?lang=fr', {
    'if-none-match': first.headers.get('etag') ?? '',
  });
  expect(again.status).toBe(304);
  expect((await made.get('/view/made.pdf')).status).toBe(404);
  expect((await made.get('/view/nothing.csv')).status).toBe(404);
});

test('a page has no style of its own and no script in it', async () => {
  for (const show of ['table', 'curve', 'map']) {
    const document = await page(`/doc/dataset/aah?show=${show}`, data);
    expect(document.querySelector('[style], style, script:not([src])'), show).toBeNull();
  }
});

test.each(['made.constructor', 'made.zip', 'nothing.csv'])(
  'a view that is not there, such as %s, is answered with those that are',
  async (name) => {
    const response = await made.get(`/view/${name}`, { 'accept-language': 'en' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('.csv, .xlsx');
  },
);

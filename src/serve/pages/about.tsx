/** The metadata of a dataset, as the sheet that goes with it: source, frequency, scope, period, updates… */
import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { cubeOf, lastPeriod } from '../lookup.ts';
import type { Page } from './page.ts';
import { Facts, Ref, refs } from './parts.tsx';

export async function About({ page, thing }: { page: Page; thing: Description }) {
  const { texts, language, site } = page;
  const words = texts.dataset.about;
  const cube = cubeOf(site.release, thing.iri);
  const tables = thing.iris('prov:wasDerivedFrom');
  const links = {
    source: thing.iris('dct:provenance'),
    frequency: thing.iris('dct:accrualPeriodicity'),
    unit: thing.iris('sdmx-attribute:unitMeasure'),
    zone: thing.iris('dct:spatial'),
    themes: thing.iris('dcat:theme'),
    benefits: thing.iris('dct:subject'),
    publisher: thing.iris('dct:publisher'),
    contact: thing.iris('dcat:contactPoint'),
    licence: thing.iris('dct:license'),
  };
  const names = await page.names([...Object.values(links).flat(), ...tables]);
  const scope = thing.texts('skos:scopeNote', language);
  const described = await describeEach(site.release, tables);
  const updates = described.flatMap((table) => table.value('dct:modified') ?? []).sort();
  const [dated, latest] = [updates.length, updates.at(-1)];
  const inPart = dated < described.length;
  const period = cube && (await lastPeriod(site.release, cube));
  return (
    <section>
      <h2>{texts.dataset.aboutTitle}</h2>
      <Facts
        facts={[
          [words.source, refs(names, links.source)],
          [words.frequency, plainNames(links.frequency.map((iri) => names.of(iri)))],
          [words.unit, refs(names, links.unit)],
          [words.scope, plainNames(scope)],
          [words.zone, plainNames(links.zone.map((iri) => names.of(iri)))],
          [words.period, await covered(page, thing)],
          [words.lastFigures, period && <a href={page.links.page(period.iri)}>{page.text(period.label)}</a>],
          [
            inPart ? words.updateKnown : words.updated,
            latest === undefined ? undefined : (
              <>
                {page.date(latest, 'date')}{' '}
                {inPart && <span class="quiet">({words.ofTables(dated, described.length)})</span>}
              </>
            ),
          ],
          [words.observations, cube && page.number(cube.observations)],
          [words.themes, refs(names, links.themes)],
          [words.benefits(links.benefits.length), refs(names, links.benefits)],
          [
            words.tables(described.length),
            <ul>
              {described.map((table) => (
                <li>
                  <Ref names={names} iri={table.iri} /> {updateOf(page, table)}
                </li>
              ))}
            </ul>,
          ],
          [words.publisher, refs(names, links.publisher)],
          [words.contact, refs(names, links.contact)],
          [words.licence, refs(names, links.licence)],
        ]}
      />
    </section>
  );
}

const plainNames = (texts: readonly string[]) => (texts.length === 0 ? undefined : texts.join(' '));

function dateOf(page: Page, thing: Description): string | undefined {
  const date = thing.value('dct:modified');
  return date === undefined ? undefined : page.date(date, 'date');
}

function updateOf(page: Page, table: Description) {
  const date = dateOf(page, table);
  return date !== undefined && <span class="quiet">({page.texts.dataset.about.tableUpdated(date)})</span>;
}

/** From when, and to when, the series goes. */
async function covered(page: Page, thing: Description): Promise<string | undefined> {
  const [span] = await describeEach(page.site.release, thing.iris('dct:temporal'));
  const [start, end] = [span?.value('dcat:startDate'), span?.value('dcat:endDate')].map((value) =>
    value === undefined ? undefined : page.date(value, value.length === 4 ? 'gYear' : 'gYearMonth'),
  );
  if (start === undefined) return undefined;
  const words = page.texts.dataset.about;
  return end === undefined ? words.since(start) : words.between(start, end);
}

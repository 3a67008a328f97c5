/** What a workbook of a view says besides its figures: headings, and a sheet of notes. */
import type { WorkbookText } from '../../view-workbook.ts';
import { dimensionName, type Frame, label, measureName } from './frame.ts';

export async function workbookText(frame: Frame): Promise<WorkbookText> {
  const { page, words } = frame;
  return {
    language: page.language,
    words,
    dimension: (id) => dimensionName(frame, id),
    measure: measureName(frame),
    notes: await notes(frame),
  };
}

async function notes(frame: Frame): Promise<(readonly [string, string])[]> {
  const { page, dataset, words, selection } = frame;
  const { site, language } = page;
  const say = words.files.notes;
  const { labelled } = page.texts.things.grammar;
  const things = [...dataset.iris('dct:provenance'), ...dataset.iris('sdmx-attribute:unitMeasure')];
  const names = await page.names(things);
  const called = (property: 'dct:provenance' | 'sdmx-attribute:unitMeasure') =>
    dataset
      .iris(property)
      .map((iri) => names.of(iri))
      .join(', ');
  const chosen = await Promise.all(
    Object.entries(selection.slice.codes ?? {})
      .filter(([id]) => selection.varying.includes(id))
      .map(async ([id, codes]) => {
        const { byCode } = await selection.pivot.codes(id);
        const found = codes.flatMap((code) => byCode.get(code) ?? []);
        const names = found.map((code) => label(frame, [code])).join(', ');
        return [say.filtered, labelled(dimensionName(frame, id), names)] as const;
      }),
  );
  const view = new URL(page.url);
  const address = new URL(page.links.page(dataset.iri), page.links.base);
  address.search = view.search;
  return [
    [say.dataset, dataset.text('dct:title', language) ?? dataset.iri],
    [say.address, dataset.iri],
    [say.view, address.href],
    ...selection.held.map(
      ({ dimension, code }) =>
        [say.held, labelled(dimensionName(frame, dimension), label(frame, [code]))] as const,
    ),
    ...chosen,
    [say.source, called('dct:provenance')],
    [say.unit, called('sdmx-attribute:unitMeasure')],
    [say.scope, dataset.texts('skos:scopeNote', language).join(' ')],
    [say.note, say.status],
    ...dataset.texts('skos:note', language).map((note) => [say.note, note] as const),
    [say.publisher, page.text(site.publisher.name)],
    [say.licence, `${page.text(site.licence.name)} (${site.licence.url})`],
    [say.released, page.date(site.release.manifest.created, 'dateTime')],
  ];
}

/** When a dataset was updated, and when it should be: its tables at their source, and this release. */
import { describeEach } from '../../described.ts';
import { nextUpdateOf } from '../next-update.ts';
import { Ref } from '../parts.tsx';
import type { Frame } from './frame.ts';

export async function History({ frame }: { frame: Frame }) {
  const { page, words, dataset } = frame;
  const { release } = page.site;
  const tables = await describeEach(release, dataset.iris('prov:wasDerivedFrom'));
  const names = await page.names(tables.map(({ iri }) => iri));
  const dated = tables.flatMap((table) => {
    const date = table.value('dct:modified');
    return date === undefined ? [] : [{ date, table }];
  });
  const undated = tables.filter((table) => table.value('dct:modified') === undefined);
  const due = nextUpdateOf(page, dataset);
  const released = release.manifest.created;
  const lines = [
    { date: released.slice(0, 10), what: <>{words.history.released}</> },
    ...dated.map(({ date, table }) => ({ date, what: <Ref names={names} iri={table.iri} /> })),
    ...(due === undefined
      ? []
      : [
          {
            date: due.date,
            what: (
              <>
                {words.history.next}
                {due.late && ` — ${words.history.late}`}
              </>
            ),
          },
        ]),
  ].sort((a, b) => (a.date < b.date ? 1 : -1));
  return (
    <section>
      <h2>{words.history.title}</h2>
      <ol class="history">
        {lines.map(({ date, what }) => (
          <li>
            <time datetime={date}>{page.date(date, 'date')}</time> <span>{what}</span>
          </li>
        ))}
        {undated.map(({ iri }) => (
          <li>
            <span class="quiet">{words.history.undated}</span> <Ref names={names} iri={iri} />
          </li>
        ))}
      </ol>
    </section>
  );
}

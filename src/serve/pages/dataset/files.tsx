/** The figures of a view to take away: as files, and as what programs ask. */

import { viewQuery } from '../../view-query.ts';
import { MOST_IN_WORKBOOK } from '../../view-workbook.ts';
import { type Frame, fileAddress } from './frame.ts';
import { snippets } from './snippets.ts';

/** A query longer than that makes an address that servers refuse. */
const LONGEST_QUERY = 6_000;

const formats = ['csv', 'xlsx', 'ttl', 'jsonld'] as const;

export async function Files({ frame }: { frame: Frame }) {
  const { page, words, selection } = frame;
  const { pivot, slice, cube } = selection;
  const statuses = await pivot.statuses(slice);
  const count = statuses.A + statuses.C + statuses.M;
  if (count === 0) return null;
  const query = await viewQuery(selection, page.language);
  const tooLong = count > MOST_IN_WORKBOOK;
  return (
    <section class="take">
      <h3>{words.files.title}</h3>
      <p>{words.files.lead(count, page.number(count))}</p>
      <ul class="inline">
        {formats
          .filter((format) => format !== 'xlsx' || !tooLong)
          .map((format) => (
            <li>
              <a class="file" href={fileAddress(frame, format)} download={`${cube.dataset}.${format}`}>
                {words.files.formats[format]}
              </a>
            </li>
          ))}
      </ul>
      {tooLong && <p class="quiet">{words.files.tooLong(page.number(MOST_IN_WORKBOOK))}</p>}
      <h3>{words.files.code}</h3>
      {snippets(frame, query).map(({ name, text }) => (
        <details class="snippet">
          <summary>{words.files.snippets[name]}</summary>
          <pre tabindex={0} data-copy={words.files.copy} data-copied={words.files.copied}>
            <code>{text}</code>
          </pre>
          {name === 'sparql' && text.length < LONGEST_QUERY && (
            <p>
              <a href={page.links.path('sparql', { query: text })}>{words.files.run}</a>
            </p>
          )}
        </details>
      ))}
    </section>
  );
}

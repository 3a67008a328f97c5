/** The answer in other forms, its address, and how a program asks for it. */
import { type AnswerKind, answerFormats } from '../../../sparql/index.ts';
import { curlOf } from '../../curl.ts';
import type { Page } from '../page.ts';

export function TakeAway({ page, query, kind }: { page: Page; query: string; kind: AnswerKind }) {
  const words = page.texts.sparql.take;
  const formats = answerFormats.filter(({ kinds }) => kinds.includes(kind));
  const accept = kind === 'quads' ? 'text/turtle' : 'text/csv';
  const curl = curlOf(`${page.links.base}sparql`, accept, query);
  return (
    <section class="take">
      <h3>{words.title}</h3>
      <p>
        {words.formats}{' '}
        {formats.map(({ suffix }, at) => (
          <>
            {at > 0 && ', '}
            <a href={page.links.path('sparql', { query, format: suffix })}>{names[suffix] ?? suffix}</a>
          </>
        ))}
        . <a href={page.links.path('sparql', { explain: '', query })}>{words.explain}</a>.
      </p>
      <p class="share" data-copy-link={words.copyLink} data-copied={words.copied}>
        {words.link}
      </p>
      <details>
        <summary>{words.curl}</summary>
        <pre tabindex={0} data-copy={words.copy} data-copied={words.copied}>
          <code>{curl}</code>
        </pre>
      </details>
    </section>
  );
}

/** Suffix → what people call the format. */
const names: Readonly<Record<string, string>> = {
  json: 'JSON',
  csv: 'CSV',
  tsv: 'TSV',
  xml: 'XML',
  ttl: 'Turtle',
  nt: 'N-Triples',
  nq: 'N-Quads',
  trig: 'TriG',
  jsonld: 'JSON-LD',
};

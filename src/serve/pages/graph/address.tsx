/** The address of a thing, to copy and cite, and the forms in which its description can be had. */
import { rdfRepresentations } from '../../representation.ts';
import type { Page } from '../page.ts';

const formNames: Readonly<Record<string, string>> = {
  ttl: 'Turtle',
  jsonld: 'JSON-LD',
  nt: 'N-Triples',
  trig: 'TriG',
  nq: 'N-Quads',
};

export function Address({ page, iri }: { page: Page; iri: string }) {
  const { graph, things } = page.texts;
  return (
    <section>
      <h2>{graph.addressTitle}</h2>
      <div>
        <code class="address whole" data-copy={things.graph.copy} data-copied={things.graph.copied}>
          {iri}
        </code>
      </div>
      <p>{graph.address}</p>
      <p>{graph.formats}</p>
      <ul class="inline">
        {rdfRepresentations.map(({ suffix }) => (
          <li>
            <a href={page.links.form(iri, suffix)}>{formNames[suffix] ?? suffix}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The end of every page about a thing: its address, its triples, and what refers to it. */
import { namedNode, type Term } from '../../rdf/index.ts';
import type { Description } from '../description.ts';
import { rdfRepresentations } from '../representation.ts';
import type { Names } from './names.ts';
import type { Page } from './page.ts';
import { Facts, Ref } from './parts.tsx';

/** How many values of a property, or things that refer to this one, a page shows. */
const SHOWN = 25;

const formNames: Readonly<Record<string, string>> = {
  ttl: 'Turtle',
  jsonld: 'JSON-LD',
  nt: 'N-Triples',
  trig: 'TriG',
  nq: 'N-Quads',
};

/** What the graph says about the thing, and what it says with it as object. */
export async function Graph({ page, thing }: { page: Page; thing: Description }) {
  const incoming = await page.site.release.incoming(namedNode(thing.iri), SHOWN + 1);
  const values = [...thing.properties.values()].flatMap((terms) => terms.slice(0, SHOWN));
  const names = await page.names([
    ...thing.properties.keys(),
    ...values.flatMap((term) => (term.termType === 'NamedNode' ? [term.value] : [])),
    ...incoming.flatMap(({ subject, predicate }) => [subject.value, predicate.value]),
  ]);
  return (
    <>
      <Address page={page} iri={thing.iri} />
      <section>
        <h2>{page.texts.graph.triplesTitle}</h2>
        <p class="quiet">{page.texts.graph.triples}</p>
        <Facts
          facts={[...thing.properties].map(([property, terms]) => [
            <Ref names={names} iri={property} />,
            <Values page={page} names={names} terms={terms} />,
          ])}
        />
      </section>
      {incoming.length > 0 && (
        <section>
          <h2>{page.texts.graph.incomingTitle}</h2>
          <ul>
            {incoming.slice(0, SHOWN).map(({ subject, predicate }) => (
              <li>
                <Ref names={names} iri={subject.value} />{' '}
                <span class="quiet">({names.of(predicate.value)})</span>
              </li>
            ))}
          </ul>
          {incoming.length > SHOWN && <p>{page.texts.graph.more}</p>}
        </section>
      )}
    </>
  );
}

function Address({ page, iri }: { page: Page; iri: string }) {
  const { graph } = page.texts;
  return (
    <section>
      <h2>{graph.addressTitle}</h2>
      <p>
        <a class="address" href={iri}>
          {iri}
        </a>
      </p>
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

function Values({ page, names, terms }: { page: Page; names: Names; terms: readonly Term[] }) {
  const inLanguage = (term: Term) => term.termType === 'Literal' && term.language === page.language;
  const sorted = [...terms.filter(inLanguage), ...terms.filter((term) => !inLanguage(term))];
  const shown = sorted.slice(0, SHOWN).map((term) => <Value page={page} names={names} term={term} />);
  if (shown.length === 1) return shown[0] ?? null;
  return (
    <>
      <ul>
        {shown.map((value) => (
          <li>{value}</li>
        ))}
      </ul>
      {terms.length > SHOWN && page.texts.graph.more}
    </>
  );
}

function Value({ page, names, term }: { page: Page; names: Names; term: Term }) {
  if (term.termType !== 'Literal') return <Ref names={names} iri={term.value} />;
  if (term.language === '' || term.language === page.language) return <span>{page.literal(term)}</span>;
  return (
    <span lang={term.language}>
      {term.value} <span class="quiet">({term.language})</span>
    </span>
  );
}

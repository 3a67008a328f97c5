/** What the graph says about a thing: a line per property, everything by its name. */
import { namedNode, type Term } from '../../../rdf/index.ts';
import type { Description } from '../../description.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { Facts, Ref } from '../parts.tsx';

/** How many values of a property a page shows, and how many of them at first sight. */
const SHOWN = 25;
const FIRST = 5;
/** A thing of more properties is one of which the page has told the most: they are there to be unfolded. */
const UNFOLDED = 10;

export async function Triples({ page, thing }: { page: Page; thing: Description }) {
  const values = [...thing.properties.values()].flatMap((terms) => terms.slice(0, SHOWN));
  const named = [...thing.properties.keys(), ...values.flatMap(iriOf)];
  const names = await page.names(named);
  const facts = (
    <Facts
      facts={[...thing.properties].map(([property, terms]) => [
        <Ref names={names} iri={property} />,
        <Values page={page} names={names} thing={thing.iri} property={property} terms={terms} />,
      ])}
    />
  );
  const { size } = thing.properties;
  return (
    <section>
      <h2>{page.texts.graph.triplesTitle}</h2>
      <p class="quiet">{page.texts.graph.triples}</p>
      {size <= UNFOLDED ? (
        facts
      ) : (
        <details>
          <summary>{page.texts.things.graph.properties(page.number(size))}</summary>
          {facts}
        </details>
      )}
    </section>
  );
}

const iriOf = (term: Term): readonly string[] => (term.termType === 'NamedNode' ? [term.value] : []);

interface ValuesProps {
  readonly page: Page;
  readonly names: Names;
  readonly thing: string;
  readonly property: string;
  readonly terms: readonly Term[];
}

async function Values({ page, names, thing, property, terms }: ValuesProps) {
  const inLanguage = (term: Term) => term.termType === 'Literal' && term.language === page.language;
  const sorted = [...terms.filter(inLanguage), ...terms.filter((term) => !inLanguage(term))];
  const shown = sorted.slice(0, SHOWN).map((term) => <Value page={page} names={names} term={term} />);
  if (shown.length === 1) return shown[0] ?? null;
  // What folds one value away takes as much room as the value.
  const first = shown.length <= FIRST + 1 ? shown.length : FIRST;
  const all =
    terms.length <= SHOWN
      ? terms.length
      : await page.site.release.count({ subject: namedNode(thing), predicate: namedNode(property) });
  const words = page.texts.things.graph;
  return (
    <>
      <List values={shown.slice(0, first)} />
      {first < shown.length && (
        <details>
          <summary>{words.others(page.number(all - first))}</summary>
          <List values={shown.slice(first)} />
          {all > SHOWN && <span class="quiet">{words.values(page.number(SHOWN), page.number(all))}</span>}
        </details>
      )}
    </>
  );
}

function List({ values }: { values: readonly unknown[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li>{value}</li>
      ))}
    </ul>
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

/** A territory's neighbours in the hierarchy, what it coincides with, what it was, and its addresses at INSEE. */
import type { Child } from 'hono/jsx';
import type { Description } from '../../description.ts';
import { capital } from '../../texts/saying.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { Facts, refs } from '../parts.tsx';
import type { Kin } from './kin.ts';

/** How many territories are listed at once; more of them unfold. */
const LISTED = 30;

export function Relations({ page, thing, kin }: { page: Page; thing: Description; kin: Kin }) {
  const words = page.texts.things.territory;
  const { names, parts, ended } = kin;
  const regions = parts.region ?? [];
  const parentName = kin.parent === undefined ? '' : names.of(kin.parent);
  const facts: readonly (readonly [Child, Child | undefined])[] = [
    [words.same, counterparts(page, kin, kin.exact)],
    [words.near, counterparts(page, kin, kin.close)],
    [words.above, kin.parent === undefined ? undefined : refs(names, [kin.parent])],
    [words.formerly_, kin.formerParent === undefined ? undefined : refs(names, [kin.formerParent])],
    [page.texts.territory.followedBy, refs(names, kin.successors)],
    [page.texts.territory.follows, refs(names, kin.predecessors)],
    [
      words.regions,
      refs(
        names,
        regions.filter((iri) => !ended.has(iri)),
      ),
    ],
    [words.departments, refs(names, parts.departement ?? [])],
    [words.cafs, refs(names, parts.caf ?? [])],
    [words.communes, unfolding(page, names, parts.commune ?? [])],
    [
      words.formerRegions,
      refs(
        names,
        regions.filter((iri) => ended.has(iri)),
      ),
    ],
    [words.neighbours(parentName), unfolding(page, names, kin.siblings)],
  ];
  return (
    <section>
      <h2>{page.texts.territory.linksTitle}</h2>
      <Facts facts={facts} />
      <Insee page={page} thing={thing} kin={kin} />
    </section>
  );
}

/** A long list unfolds when asked to. */
export function unfolding(page: Page, names: Names, iris: readonly string[]) {
  const list = refs(names, iris);
  if (iris.length <= LISTED) return list;
  return (
    <details>
      <summary>{page.texts.things.territory.all(page.number(iris.length))}</summary>
      {list}
    </details>
  );
}

/** A Caf and its department often have one name: say which is which. */
function counterparts(page: Page, { place }: Kin, iris: readonly string[]) {
  if (iris.length === 0) return undefined;
  return iris.map((iri) => (
    <p>
      <a href={page.links.page(iri)}>{capital(page.texts.things.grammar.the(place(iri)))}</a>
    </p>
  ));
}

/** INSEE names territories, and presents those of today. */
function Insee({ page, thing, kin }: { page: Page; thing: Description; kin: Kin }) {
  const words = page.texts.things.territory;
  const known = [thing.iri, ...kin.exact, ...kin.close].filter((iri) => iri.startsWith(INSEE));
  if (known.length === 0) return null;
  return (
    <>
      <h3>{words.inseeTitle}</h3>
      {known.map((iri) => (
        <Facts
          facts={[
            [
              words.inseeUri(kin.place(iri)),
              <a href={iri} class="address">
                {iri}
              </a>,
            ],
            [words.inseePage, presentation(iri, kin)],
          ]}
        />
      ))}
    </>
  );
}

const INSEE = 'http://id.insee.fr/';

/** The page of insee.fr about a territory of today, which has its name in its address. */
function presentation(iri: string, { names, ended }: Kin) {
  const [, level, code] = /\/geo\/(region|departement|commune)\/(\w+)$/.exec(iri) ?? [];
  if (level === undefined || ended.has(iri)) return undefined;
  const name = names.of(iri);
  const slug = name
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return (
    <a href={`https://www.insee.fr/fr/metadonnees/geographie/${level}/${code}-${slug}`}>
      {name} <span class="quiet">(insee.fr)</span>
    </a>
  );
}

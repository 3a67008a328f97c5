/** How a territory stands among others: what it is part of, what it holds, what is beside it, before and after it. */
import { namedNode } from '../../../rdf/index.ts';
import type { Description } from '../../description.ts';
import { describe, subjects } from '../../lookup.ts';
import type { Place } from '../../texts/saying.ts';
import type { Names } from '../names.ts';
import type { Page } from '../page.ts';
import { kindOf, placeOf } from '../sentence.ts';

/** How many territories of one kind are looked up: all communes of any department, and of most regions. */
const MOST = 5_000;

const kinds = ['region', 'departement', 'caf', 'commune'] as const;

export interface Kin {
  readonly kind: Place['kind'];
  /** The IRI of what it is part of today. */
  readonly parent: string | undefined;
  /** A department's region until 2015. */
  readonly formerParent: string | undefined;
  /** What it is directly made of, by kind; a former region is made of the departments that it had. */
  readonly parts: Readonly<Partial<Record<Place['kind'], readonly string[]>>>;
  /** Those of the same kind with the same parent, without it. */
  readonly siblings: readonly string[];
  /** A Caf's departments, a department's Cafs. */
  readonly exact: readonly string[];
  readonly close: readonly string[];
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** ISO dates. */
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** Territories of the country that no longer are. */
  readonly ended: ReadonlySet<string>;
  /** Knows all of the above. */
  readonly names: Names;
  place(iri: string): Place;
}

export async function kinOf(page: Page, thing: Description): Promise<Kin> {
  const { release } = page.site;
  const kind = kindOf(page, thing.iri);
  const parent = thing.oneIri('skos:broader');
  const formerParent = objectOf(page, thing, 'formerRegion');
  const [below, had, beside, ended] = await Promise.all([
    subjects(release, 'skos:broader', thing.iri, MOST),
    ownSubjects(page, 'formerRegion', thing.iri),
    parent === undefined ? [] : subjects(release, 'skos:broader', parent, MOST),
    ownSubjects(page, 'validUntil'),
  ]);
  const successors = thing.iris('dct:isReplacedBy');
  const predecessors = thing.iris('dct:replaces');
  const [exact, close] = [thing.iris('skos:exactMatch'), thing.iris('skos:closeMatch')];
  const over = new Set(ended);
  const siblings = beside.filter(
    (iri) =>
      iri !== thing.iri &&
      kindOf(page, iri) === kind &&
      (kind !== 'region' || over.has(iri) === over.has(thing.iri)),
  );
  const parts = successors.length > 0 ? had : below;
  const all = [thing.iri, parent, formerParent, ...parts, ...siblings, ...exact, ...close];
  const names = await page.names([...all, ...successors, ...predecessors]);
  const collator = new Intl.Collator(page.language, { numeric: true });
  const inOrder = (iris: readonly string[]) =>
    [...iris].sort((one, other) => collator.compare(names.of(one), names.of(other)));
  return {
    kind,
    parent,
    formerParent,
    parts: Object.fromEntries(
      kinds.map((kind) => [kind, inOrder(parts.filter((iri) => kindOf(page, iri) === kind))]),
    ),
    siblings: inOrder(siblings),
    exact,
    close,
    successors,
    predecessors: inOrder(predecessors),
    from: literalOf(page, thing, 'validFrom'),
    until: literalOf(page, thing, 'validUntil'),
    ended: over,
    names,
    place: (iri) => placeOf(page, iri, { fr: names.of(iri), en: names.of(iri) }),
  };
}

/** The date on which another territory ended, as the language writes it. */
export async function endOf(page: Page, iri: string): Promise<string | undefined> {
  const until = literalOf(page, await describe(page.site.release, iri), 'validUntil');
  return until === undefined ? undefined : page.date(until, 'date');
}

function literalOf({ site }: Page, thing: Description, property: string): string | undefined {
  return thing.properties.get(site.iris.def(property).value)?.[0]?.value;
}

function objectOf({ site }: Page, thing: Description, property: string): string | undefined {
  const [term] = thing.properties.get(site.iris.def(property).value) ?? [];
  return term?.termType === 'NamedNode' ? term.value : undefined;
}

/** What has a property of our own vocabulary. */
async function ownSubjects({ site }: Page, property: string, object?: string): Promise<string[]> {
  const found: string[] = [];
  const pattern = {
    predicate: site.iris.def(property),
    ...(object !== undefined && { object: namedNode(object) }),
  };
  for await (const { subject } of site.release.match(pattern)) found.push(subject.value);
  return found;
}

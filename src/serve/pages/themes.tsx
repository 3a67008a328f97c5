/** The themes as a grid: fields, their columns, the benefits in each, and how many datasets there are on it. */
import { describeThoseThat } from '../described.ts';
import type { Description } from '../description.ts';
import { capital } from '../texts/saying.ts';
import type { Page } from './page.ts';

/** A theme or benefit, and what is right below it. */
interface Node {
  readonly iri: string;
  readonly label: string;
  readonly acronym: string | undefined;
  readonly definition: string | undefined;
  readonly order: string;
  readonly below: Node[];
  /** How many datasets are about it or about something below. */
  count: number;
}

export async function Themes({
  page,
  catalogue,
  datasets,
}: {
  page: Page;
  catalogue: Description;
  datasets: readonly Description[];
}) {
  const tops = await themeTree(page, catalogue, datasets);
  if (tops.length === 0) return null;
  const words = page.texts.catalogue;
  return (
    <section class="themes">
      <h2>{words.themesTitle}</h2>
      <p>{words.themes}</p>
      {tops.map((top) => (
        <section class="theme">
          <h3>
            <a href={page.links.page(top.iri)}>{top.label}</a>
          </h3>
          <p>
            {top.definition} <Count page={page} count={top.count} />
          </p>
          {top.below.length > 0 && (
            <ul class="fields">
              {top.below.map((field) => (
                <Field page={page} field={field} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </section>
  );
}

function Field({ page, field }: { page: Page; field: Node }) {
  const columns = field.below.filter(({ below }) => below.length > 0);
  return (
    <li>
      <h4>
        <a href={page.links.page(field.iri)}>{field.label}</a>
      </h4>
      {field.count > 0 && <Count page={page} count={field.count} />}
      {columns.map((column) => (
        <>
          <h5>
            <a href={page.links.page(column.iri)}>{withinField(column.label, field.label)}</a>
          </h5>
          <Benefits page={page} benefits={column.below} />
        </>
      ))}
      <Benefits page={page} benefits={field.below.filter(({ below }) => below.length === 0)} />
    </li>
  );
}

function Benefits({ page, benefits }: { page: Page; benefits: readonly Node[] }) {
  if (benefits.length === 0) return null;
  return (
    <ul class="benefits">
      {benefits.map(({ iri, label, acronym, count }) => (
        <li>
          <a href={page.links.page(iri)}>{label}</a>
          {acronym !== undefined && <span class="quiet"> {acronym}</span>}{' '}
          {count > 0 && <Count page={page} count={count} />}
        </li>
      ))}
    </ul>
  );
}

function Count({ page, count }: { page: Page; count: number }) {
  const { datasets, noDataset } = page.texts.catalogue;
  if (count === 0) return <span class="quiet">({noDataset})</span>;
  return <span class="tag">{datasets(page.number(count), count)}</span>;
}

/** « Logement : prestations » under « Logement » is « Prestations ». */
function withinField(label: string, field: string): string {
  const [, rest] = (label.startsWith(field) && /^\s*:\s*(.+)$/.exec(label.slice(field.length))) || [];
  return rest === undefined ? label : capital(rest);
}

async function themeTree(
  page: Page,
  catalogue: Description,
  datasets: readonly Description[],
): Promise<Node[]> {
  const { release, iris } = page.site;
  const taxonomies = catalogue.iris('dcat:themeTaxonomy');
  const schemes = [...taxonomies, iris.id('prestation').value];
  const concepts = (
    await Promise.all(schemes.map((scheme) => describeThoseThat(release, 'skos:inScheme', scheme)))
  ).flat();
  const nodes = new Map(concepts.map((concept) => [concept.iri, nodeOf(page, concept)]));
  const tops: Node[] = [];
  const parents = new Map(concepts.map((concept) => [concept.iri, concept.iris('skos:broader')]));
  for (const concept of concepts) {
    const node = nodes.get(concept.iri);
    if (!node) continue;
    for (const parent of concept.iris('skos:broader')) nodes.get(parent)?.below.push(node);
    if (concept.iris('skos:topConceptOf').some((scheme) => taxonomies.includes(scheme))) tops.push(node);
  }
  for (const dataset of datasets) {
    for (const iri of upwards([...dataset.iris('dcat:theme'), ...dataset.iris('dct:subject')], parents)) {
      const node = nodes.get(iri);
      if (node) node.count += 1;
    }
  }
  const collator = new Intl.Collator(page.language, { numeric: true });
  const sort = (list: Node[]) => list.sort((a, b) => collator.compare(a.order, b.order));
  for (const { below } of nodes.values()) sort(below);
  return sort(tops);
}

function nodeOf({ site, language }: Page, concept: Description): Node {
  const one = (name: string) => concept.textsOf(site.iris.def(name).value, language)[0];
  const label = concept.text('skos:prefLabel', language) ?? concept.iri;
  return {
    iri: concept.iri,
    label,
    acronym: one('acronym'),
    definition: concept.text('skos:definition', language),
    order: one('position') ?? one('acronym') ?? label,
    below: [],
    count: 0,
  };
}

/** Things and everything above them, each once. */
function upwards(iris: readonly string[], parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [...iris];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(parents.get(next) ?? []));
  }
  return found;
}

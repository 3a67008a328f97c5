/** A property or a class: what it means, and where it is used. */
import { namedNode } from '../../rdf/index.ts';
import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import { DatasetCards } from './cards.tsx';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Facts, Paragraphs, refs } from './parts.tsx';

const roles = ['dimension', 'measure', 'attribute'] as const;

/** A dataset in whose structure a property stands. */
interface Use {
  readonly role: (typeof roles)[number];
  readonly dataset: Description;
}

export async function propertyPage(page: Page, thing: Description): Promise<PageContent> {
  const { texts, site } = page;
  const words = texts.things.property;
  const isClass = thing.isA('rdfs:Class') || thing.isA('owl:Class');
  const [uses, count] = await Promise.all([
    usesOf(page, thing.iri),
    isClass ? 0 : site.release.count({ predicate: namedNode(thing.iri) }),
  ]);
  const ranges = thing.iris('rdfs:range');
  const codeLists = thing.iris('qb:codeList');
  const parents = thing.iris('rdfs:subPropertyOf');
  const parentClasses = thing.iris('rdfs:subClassOf');
  const names = await page.names([thing.iri, ...[ranges, codeLists, parents, parentClasses].flat()]);
  const titles = uses.map(({ dataset }) => dataset.text('dct:title', page.language) ?? dataset.iri);
  const [first] = uses;
  const [text, ...more] = textsAbout(page, thing);
  const lead = text ?? (first && words.lead(words.role[first.role], titles));
  return {
    title: names.of(thing.iri),
    kind: isClass ? texts.kinds.class : texts.kinds.property,
    ...(lead !== undefined && { summary: lead }),
    styles: ['catalogue'],
    body: (
      <>
        {lead !== undefined && <p class="lead">{lead}</p>}
        <Paragraphs
          texts={[
            ...more,
            ...(text !== undefined && first ? [words.lead(words.role[first.role], titles)] : []),
          ]}
        />
        <Facts
          facts={[
            [texts.property.range, refs(names, ranges)],
            [texts.property.codeList, refs(names, codeLists)],
            [texts.property.parent, refs(names, parents)],
            [texts.property.parentClass, refs(names, parentClasses)],
            [
              texts.property.usedTitle,
              isClass ? undefined : words.uses({ written: page.number(count), count }),
            ],
          ]}
        />
        {uses.length > 0 && (
          <section>
            <h2>{words.datasets}</h2>
            <DatasetCards page={page} datasets={uses.map(({ dataset }) => dataset)} />
          </section>
        )}
      </>
    ),
  };
}

/** Property → component → structure → dataset. */
async function usesOf({ site: { release } }: Page, property: string): Promise<Use[]> {
  const found = await Promise.all(
    roles.map(async (role) => {
      const components = await subjects(release, `qb:${role}`, property);
      const structures = await up('qb:component', components);
      const datasets = await describeEach(release, await up('qb:structure', structures));
      return datasets.map((dataset) => ({ role, dataset }));
    }),
  );
  return found.flat();

  async function up(by: 'qb:component' | 'qb:structure', iris: readonly string[]) {
    return [...new Set((await Promise.all(iris.map((one) => subjects(release, by, one)))).flat())];
  }
}

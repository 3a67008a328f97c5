/** A property or a class: what it means, and where it is used. */
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import type { PageContent } from './layout.tsx';
import { textsAbout } from './other.tsx';
import type { Page } from './page.ts';
import { Facts, Paragraphs, refs } from './parts.tsx';

const roles = ['qb:dimension', 'qb:measure', 'qb:attribute'] as const;

export async function propertyPage(page: Page, thing: Description): Promise<PageContent> {
  const { site, texts } = page;
  const uses = await Promise.all(roles.map((role) => subjects(site.release, role, thing.iri)));
  const structures = (
    await Promise.all(uses.flat().map((component) => subjects(site.release, 'qb:component', component)))
  ).flat();
  const ranges = thing.iris('rdfs:range');
  const codeLists = thing.iris('qb:codeList');
  const parents = thing.iris('rdfs:subPropertyOf');
  const parentClasses = thing.iris('rdfs:subClassOf');
  const names = await page.names([
    thing.iri,
    ...[structures, ranges, codeLists, parents, parentClasses].flat(),
  ]);
  const isClass = thing.isA('rdfs:Class') || thing.isA('owl:Class');
  return {
    title: names.of(thing.iri),
    kind: isClass ? texts.kinds.class : texts.kinds.property,
    body: (
      <>
        <Paragraphs texts={textsAbout(page, thing)} />
        <Facts
          facts={[
            [texts.property.range, refs(names, ranges)],
            [texts.property.codeList, refs(names, codeLists)],
            [texts.property.parent, refs(names, parents)],
            [texts.property.parentClass, refs(names, parentClasses)],
          ]}
        />
        {structures.length > 0 && (
          <section>
            <h2>{texts.property.usedTitle}</h2>
            <p>{texts.property.used}</p>
            {refs(names, structures)}
          </section>
        )}
      </>
    ),
  };
}

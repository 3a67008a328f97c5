/** The structure of a dataset: what each of its observations holds. */

import { describeEach } from '../described.ts';
import type { Description } from '../description.ts';
import { subjects } from '../lookup.ts';
import type { PageContent } from './layout.tsx';
import type { Page } from './page.ts';
import { Ref, Scroll } from './parts.tsx';

const roles = ['dimension', 'measure', 'attribute'] as const;

export async function structurePage(page: Page, thing: Description): Promise<PageContent> {
  const { site, texts } = page;
  const components = await describeEach(site.release, thing.iris('qb:component'));
  const rows = components
    .flatMap((component) =>
      roles.flatMap((role) => {
        const property = component.oneIri(`qb:${role}`);
        return property === undefined ? [] : [{ component, role, property }];
      }),
    )
    .sort((a, b) => Number(a.component.value('qb:order')) - Number(b.component.value('qb:order')));
  const properties = await describeEach(
    site.release,
    rows.map(({ property }) => property),
  );
  const codeLists = properties.map((property) => property.oneIri('qb:codeList'));
  const [dataset] = await subjects(site.release, 'qb:structure', thing.iri);
  const names = await page.names([thing.iri, dataset, ...rows.map(({ property }) => property), ...codeLists]);
  const title = names.of(thing.iri);
  return {
    title,
    kind: texts.kinds.structure,
    trail: dataset === undefined ? [] : [{ href: page.links.page(dataset), label: names.of(dataset) }],
    body: (
      <>
        {dataset !== undefined && <p class="lead">{texts.structure.lead(names.of(dataset))}</p>}
        <Scroll label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.structure.order}</th>
                <th scope="col">{texts.structure.property}</th>
                <th scope="col">{texts.structure.role}</th>
                <th scope="col">{texts.structure.codeList}</th>
                <th scope="col">{texts.structure.note}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ component, role, property }, row) => {
                const codeList = codeLists[row];
                return (
                  <tr>
                    <td>{component.value('qb:order')}</td>
                    <th scope="row">
                      <Ref names={names} iri={property} />
                    </th>
                    <td>{texts.structure.roles[role]}</td>
                    <td>{codeList !== undefined && <Ref names={names} iri={codeList} />}</td>
                    <td>{remarks(page, component)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
        {dataset !== undefined && (
          <p>
            <a href={page.links.page(dataset)}>{texts.structure.dataset}</a>
          </p>
        )}
      </>
    ),
  };
}

/** Whether the component must be there, and where it is said. */
function remarks({ texts }: Page, component: Description): string {
  const required = component.value('qb:componentRequired');
  return [
    ...(required === undefined
      ? []
      : [required === 'true' ? texts.structure.required : texts.structure.optional]),
    ...(component.oneIri('qb:componentAttachment')?.endsWith('#DataSet') ? [texts.structure.onDataset] : []),
  ].join(', ');
}
